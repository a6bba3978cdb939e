// SPDX-License-Identifier: Apache-2.0
// Compiled once: Catch2's main file takes longer than all tests of a room.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
