#!/usr/bin/env bash
# Installs what is missing and runs every check and test, without a display, sound included.
set -euo pipefail
cd "$(dirname "$0")/.."
. kiosk/setup.sh

need_packages "${BUILD_PACKAGES[@]}" "${SCREEN_PACKAGES[@]}" pulseaudio pulseaudio-utils libasound2-plugins espeak-ng sqlite3 \
  xvfb openbox xdotool x11-utils
need_rust

step() {
  printf '\n== %s (%s s so far)\n' "$1" "$SECONDS"
}

step "formatting"
cargo fmt --all --check

step "shell scripts"
for script in kiosk/*.sh tests/*.sh .ci/run; do bash -n "$script"; done

step "lints"
cargo clippy --locked --all-targets --features inspect -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --features inspect --document-private-items -q

step "unit tests, stories and the walk of the real program"
cargo test --locked --features inspect

step "a build without inspection"
cargo test --locked --test default_build

step "licenses"
./tests/licenses.sh

step "all done"
