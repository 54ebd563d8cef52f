#!/usr/bin/env bash
# Checks the documentation of the libraries, private items as well, with what their build left: cargo would compile every
# crate once more to read it. Each word names the note of one.
set -euo pipefail
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Reads one, with the environment and the words with which it was compiled.
document() {
  . "$1"
  local keep=()
  set -- "${library[@]:1}"
  while [ $# -gt 0 ]; do
    case "$1" in
      --crate-name | --cfg | --check-cfg | -L | --extern)
        keep+=("$1" "$2")
        shift
        ;;
      --edition=* | src/*.rs) keep+=("$1") ;;
      -C)
        case "$2" in metadata=*) keep+=(-C "$2") ;; esac
        shift
        ;;
    esac
    shift
  done
  rustdoc --crate-type lib -D warnings --document-private-items --out-dir "$out" "${keep[@]}"
}

for note in "$@"; do (document "$note"); done
