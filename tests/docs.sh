#!/usr/bin/env bash
# Checks the documentation of the library, private items as well, with what its build left: cargo would compile every crate
# once more to read it.
set -euo pipefail
# The environment and the words with which the library was compiled.
. "$1"
keep=()
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
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
rustdoc --crate-type lib -D warnings --document-private-items --out-dir "$out" "${keep[@]}"
