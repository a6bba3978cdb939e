#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From a bare Debian 12 to an answer: installs what is missing, builds libzufi and the dataset of the Rhein-Kreis Neuss, and
# asks who handles a building permit in Rommerskirchen.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
need_packages $BUILD_PACKAGES

build=build/quickstart
mkdir -p build
echo "Building (the log is build/quickstart.log) …" >&2
if ! { cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DZUFI_BUILD_TESTS=OFF &&
  cmake --build $build; } >build/quickstart.log 2>&1; then
  tail -n 30 build/quickstart.log >&2
  echo "The build failed; the whole log is build/quickstart.log" >&2
  exit 1
fi
zufi=$build/bindings/cli/zufi
dataset=build/rhein-kreis-neuss.zufi
$zufi build data/rhein-kreis-neuss -o $dataset

echo "\$ zufi explain -d $dataset --service 99012008001000 --address \"Bahnstraße 51, 41569 Rommerskirchen\" --date 2026-01-01"
echo
$zufi explain -d $dataset --service 99012008001000 --address "Bahnstraße 51, 41569 Rommerskirchen" --date 2026-01-01
