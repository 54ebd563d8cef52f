#!/usr/bin/env bash
# Takes contact sheets of every screen into the folder named: each in two languages, two sizes of text and three schemes, for each
# size of the window; and says what is cut off or lies over something else. ASKWELL_ONLY=journey,live takes those alone.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:?which folder?}")
mkdir -p "$folder"
cargo test --locked -p askwell -p askwell-paper --features askwell/inspect --test walk --no-run
ASKWELL_SHEETS=$folder cargo test --locked -p askwell -p askwell-paper --features askwell/inspect --test walk -- --ignored contact_sheets
