#!/usr/bin/env bash
# Checks the licenses and sources of all crates against deny.toml; advisories only where their database can be had.
set -euo pipefail
cd "$(dirname "$0")/.."
version=0.20.2
tool=$(command -v cargo-deny || true)
if [ -z "$tool" ] || ! "$tool" --version | grep -q "$version"; then
  root=${CARGO_TARGET_DIR:-target}/tools
  tool=$root/bin/cargo-deny
  [ -x "$tool" ] || cargo install --locked --quiet --root "$root" --no-default-features cargo-deny@$version
fi
"$tool" --workspace check licenses bans sources
if timeout 60 "$tool" fetch db >/dev/null 2>&1; then
  "$tool" --workspace check advisories
else
  echo "The advisory database can't be reached from here: that one check was left out."
fi
