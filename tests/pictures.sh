#!/usr/bin/env bash
# Takes the README's pictures anew, of what the program shows on the made-up school: into tests/pictures, or the folder named.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:-tests/pictures}")
mkdir -p "$folder"
cargo test --locked -p askwell -p askwell-paper --features askwell/inspect --test walk --no-run
ASKWELL_PICTURES=$folder cargo test --locked -p askwell -p askwell-paper --features askwell/inspect --test walk -- --ignored pictures
