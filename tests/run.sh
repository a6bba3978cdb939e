#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From a bare Debian 12: installs what is missing, builds three times, and runs every test.
#   release  GCC 12, optimised, as users get it
#   asan     clang 14, ASan and UBSan, with the fuzz targets
#   tsan     GCC 12, TSan: the tests with threads
# Warnings are errors in all of them. ZUFI_LONG_TESTS=ON: long sizes. ZUFI_TEST_PRESETS="release": fewer builds.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
need_packages $BUILD_PACKAGES $TEST_PACKAGES

presets=${ZUFI_TEST_PRESETS:-release asan tsan}
long=${ZUFI_LONG_TESTS:-OFF}
mkdir -p build

for preset in $presets; do
  echo "== $preset: build"
  targets="all"
  [ $preset != tsan ] || targets="thread_tests"
  if ! { cmake --preset $preset -DZUFI_LONG_TESTS=$long && cmake --build --preset $preset --target $targets; } >build/$preset.log 2>&1; then
    grep -E 'error|FAILED|warning' build/$preset.log | head -n 40 >&2
    tail -n 15 build/$preset.log >&2
    echo "The build failed; the whole log is build/$preset.log" >&2
    exit 1
  fi
  echo "== $preset: test"
  case $preset in
  tsan) ctest --preset tsan -R '^threads_' ;;
  *) ctest --preset $preset ;;
  esac
done
