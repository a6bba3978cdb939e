# SPDX-License-Identifier: Apache-2.0
# Sourced by examples/quickstart.sh and tests/run.sh: which Debian packages are needed, and how they get here.

BUILD_PACKAGES="g++ cmake ninja-build pkg-config libboost-graph-dev libcli11-dev libcsv-dev libfmt-dev libicu-dev
  libsodium-dev libsqlite3-dev libstemmer-dev libtomlplusplus-dev nlohmann-json3-dev"
TEST_PACKAGES="binutils catch2 clang-14 clang-format-14 git graphviz libclang-rt-14-dev librapidcheck-dev libxml2-utils locales
  python3 python3-html5lib python3-jsonschema python3-yaml strace tidy util-linux valgrind"

# Installs what is missing, as root or by sudo; elsewhere names it and stops.
# ZUFI_SKIP_PACKAGES=1: the libraries are there by other means.
need_packages() {
  [ -z "${ZUFI_SKIP_PACKAGES:-}" ] || return 0
  missing=""
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system. Install what these packages hold, then set ZUFI_SKIP_PACKAGES=1:" $* >&2
    exit 1
  fi
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo"
  else
    echo "These Debian packages are missing; install them, then start again:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
  fi
  echo "Installing$missing" >&2
  $as_root apt-get update -qq >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 </dev/null
}
