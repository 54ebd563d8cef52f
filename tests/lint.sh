#!/usr/bin/env bash
# What cargo calls instead of rustc for the station's own crates, so that the lints ride in the one build: clippy, which
# compiles as rustc does. How the libraries were compiled is noted for the documentation (tests/docs.sh).
set -euo pipefail
note=
case " $* " in
  *" --test "*) ;;
  *" --crate-name askwell "*"--crate-type lib "*) note=${ASKWELL_LIBRARY_NOTE:-} ;;
  *" --crate-name askwell_paper "*"--crate-type lib "*) note=${ASKWELL_LIBRARY_NOTE:+$ASKWELL_LIBRARY_NOTE-paper} ;;
esac
if [ -n "$note" ]; then { export -p | grep -E ' (CARGO_|OUT_DIR=)' || true; printf 'library=(%s)\n' "${*@Q}"; } >"$note"; fi
exec "$ASKWELL_CLIPPY" "$@"
