#!/usr/bin/env bash
# Installs what is missing, builds, and opens the station on a made-up school. What makes papers is built behind the window.
# Fullscreen where a display is; `--windowed` opens it in a window. Other words go to `askwell demo` as they are.
set -euo pipefail
cd "$(dirname "$0")/.."
. kiosk/setup.sh

need_packages "${BUILD_PACKAGES[@]}" "${SCREEN_PACKAGES[@]}"
need_rust

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
if [ -t 1 ]; then progress=always; else progress=auto; fi
export CARGO_TERM_PROGRESS_WHEN=$progress CARGO_TERM_PROGRESS_WIDTH=80
lock=$target/askwell-paper.lock
log=$target/askwell-paper.log

# Builds what makes papers, after everybody else who wants the processor, and only once at a time.
build_papers() { flock --nonblock "$lock" nice -n 19 cargo build --locked -p askwell-paper; }

# The same behind the open window, told in a file and, at its end, in one line here.
build_papers_behind() {
  if flock --nonblock "$lock" true; then
    CARGO_TERM_PROGRESS_WHEN=always build_papers </dev/null >"$log" 2>&1 || echo "Papers can't be printed: what makes them could not be built. $log tells why." >&2
  fi
}

# Where nothing has changed while papers are still being prepared, nobody waits for cargo, which does one thing at a time.
if [ -x "$target/debug/askwell" ] && ! flock --nonblock "$lock" true \
  && [ -z "$(find src ui Cargo.toml Cargo.lock -newer "$target/debug/askwell" -print -quit)" ]; then
  echo "Papers are still being prepared: $log tells how far that is."
else
  [ -x "$target/debug/askwell" ] || echo "The first time takes about 13 minutes on two cores, and the window opens then; later it takes a few seconds."
  echo "Building Askwell."
  cargo build --locked
  [ -x "$target/debug/askwell-paper" ] || echo "Papers are prepared next, in about 4 minutes on two cores. While the station is open $log tells how far that is."
fi

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  build_papers || true
  echo "No display was found. Askwell is built: start it where a screen is with  $target/debug/askwell demo" >&2
  exit 1
fi
# In a shell of its own, which is nobody's child when the station takes the place of this one.
(build_papers_behind &)
exec "$target/debug/askwell" demo "$@"
