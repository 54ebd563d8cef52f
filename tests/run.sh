#!/usr/bin/env bash
# Installs what is missing and runs every check and test, without a display, sound included. At its end it says what each
# step took.
set -euo pipefail
cd "$(dirname "$0")/.."
. kiosk/setup.sh

need_packages "${BUILD_PACKAGES[@]}" "${SCREEN_PACKAGES[@]}" pulseaudio pulseaudio-utils libasound2-plugins espeak-ng sqlite3 \
  xvfb openbox xdotool x11-utils poppler-utils
need_rust

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
steps=()
begun=$SECONDS

# Ends the step before, and begins another; without a name only the first.
step() {
  [ ${#steps[@]} = 0 ] || steps[-1]+=$(printf '%6s s' $((SECONDS - begun)))
  begun=$SECONDS
  [ $# = 0 ] && return 0
  steps+=("$(printf '%-44s' "$1")")
  printf '\n== %s (%s s so far)\n' "$1" "$SECONDS"
}

step "formatting"
cargo fmt --all --check

step "shell scripts"
for script in kiosk/*.sh tests/*.sh .ci/run; do bash -n "$script"; done

# The lints ride in the one build, and how the libraries were compiled is noted for their documentation.
step "build, with lints"
ASKWELL_CLIPPY=$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver)
ASKWELL_LIBRARY_NOTE=$(realpath "$target")/askwell-library
RUSTC_WORKSPACE_WRAPPER=$PWD/tests/lint.sh
export ASKWELL_CLIPPY ASKWELL_LIBRARY_NOTE RUSTC_WORKSPACE_WRAPPER
export CLIPPY_ARGS="-D__CLIPPY_HACKERY__warnings"
# Both packages at once: the crates they share are compiled once, in one way.
cargo test --locked -p askwell -p askwell-paper --features askwell/inspect --all-targets --no-run 2>&1 | tee "$target/built"

# Runs one of the test programs that were just built, so that nothing has to wait for cargo.
run() {
  local program
  program=$(sed -n "s/^ *Executable .*(\(.*\/deps\/$1-[0-9a-f]*\))$/\1/p" "$target/built" | head -n 1)
  "$program" "${@:2}"
}

step "documentation"
tests/docs.sh "$ASKWELL_LIBRARY_NOTE" "$ASKWELL_LIBRARY_NOTE-paper"

# What does not touch the programs under test is done while the stories are told.
beside=$target/beside
tests/licenses.sh >"$beside" 2>&1 &
other=$!
trap 'kill "$other" 2>/dev/null || true' EXIT

step "unit tests, architecture, translations, fuzzing"
for name in askwell askwell_paper papers architecture translations fuzz; do run "$name"; done

step "stories"
run stories

step "licenses"
wait "$other" || { cat "$beside"; exit 1; }
tail -n 20 "$beside"

step "sound"
run sound

step "the walk of the real program"
run walk

# Last, for the program it builds takes the place of the one the tests before drive.
step "a build without inspection"
cargo test --locked -p askwell -p askwell-paper --test default_build

step
printf '\n== all done in %s s\n' "$SECONDS"
printf '   %s\n' "${steps[@]}"
