#!/usr/bin/env bash
# Installs what is missing, builds, and opens the station on a made-up school.
# Fullscreen where a display is; `--windowed` opens it in a window. Other words go to `askwell demo` as they are.
set -euo pipefail
cd "$(dirname "$0")/.."
. kiosk/setup.sh

need_packages "${BUILD_PACKAGES[@]}" "${SCREEN_PACKAGES[@]}"
need_rust

target=${CARGO_TARGET_DIR:-target}
if [ -t 1 ]; then progress=always; else progress=auto; fi
echo "Building Askwell. The first time takes a few minutes; later a few seconds."
CARGO_TERM_PROGRESS_WHEN=$progress CARGO_TERM_PROGRESS_WIDTH=80 cargo build --locked

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "No display was found. Askwell is built: start it where a screen is with  $target/debug/askwell demo" >&2
  exit 1
fi
exec "$target/debug/askwell" demo "$@"
