# Sourced by kiosk/run.sh and tests/run.sh: puts in place what a fresh Debian lacks. Safe to run again.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs the Debian packages that are missing, asking apt only when one is.
need_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return 0
  if ! command -v apt-get >/dev/null; then
    echo "These packages are missing and there is no apt-get to install them: ${missing[*]}" >&2
    return 1
  fi
  echo "Installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Rust 1.92 or newer, by rustup; offers to install it where there is none or an older one.
need_rust() {
  [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
  local found=""
  command -v rustc >/dev/null && found=$(rustc --version | sed -E 's/^rustc ([0-9]+)\.([0-9]+).*/\1 \2/')
  if [ -n "$found" ]; then
    local major=${found% *} minor=${found#* }
    if [ "$major" -gt 1 ] || [ "$minor" -ge 92 ]; then return 0; fi
  fi
  if [ -n "$found" ]; then
    echo "Askwell needs Rust 1.92 or newer; here is ${found% *}.${found#* }."
  else
    echo "Askwell needs Rust 1.92 or newer; here is none."
  fi
  if [ -t 0 ]; then
    read -r -p "Install it now with rustup, for this user alone? [y/N] " answer
    case "$answer" in
      y | Y | yes) ;;
      *) echo "Then install it from rustup.rs and start again." >&2; return 1 ;;
    esac
    if command -v rustup >/dev/null; then
      rustup toolchain install stable --profile default
      rustup default stable
    else
      need_packages curl ca-certificates
      curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile default
    fi
    . "$HOME/.cargo/env"
  else
    echo "Install it from rustup.rs and start again." >&2
    return 1
  fi
}

BUILD_PACKAGES=(build-essential pkg-config libasound2-dev libfontconfig-dev)
SCREEN_PACKAGES=(libxkbcommon0 libxkbcommon-x11-0 libwayland-client0 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2)
