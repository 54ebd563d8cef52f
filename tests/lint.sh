#!/usr/bin/env bash
# What cargo calls instead of rustc for the station's own crates, so that the lints ride in the one build: clippy, which
# compiles as rustc does. How the library was compiled is noted for the documentation (tests/docs.sh).
set -euo pipefail
case " $* " in
  *" --test "*) ;;
  *" --crate-name askwell "*"--crate-type lib "*)
    if [ -n "${ASKWELL_LIBRARY_NOTE:-}" ]; then { export -p | grep ' CARGO_' || true; printf 'library=(%s)\n' "${*@Q}"; } >"$ASKWELL_LIBRARY_NOTE"; fi
    ;;
esac
exec "$ASKWELL_CLIPPY" "$@"
