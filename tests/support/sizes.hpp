// SPDX-License-Identifier: Apache-2.0
// How much the random tests do: one place, so that a slow machine scales all of them at once. CI is the default;
// builds with sanitizers do a tenth; ZUFI_LONG_TESTS (CMake option) is for the night before a release.
#pragma once

#include <cstddef>

namespace zufi::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool IS_SANITIZED = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
inline constexpr bool IS_SANITIZED = true;
#else
inline constexpr bool IS_SANITIZED = false;
#endif
#else
inline constexpr bool IS_SANITIZED = false;
#endif

#if defined(ZUFI_LONG_TESTS)
inline constexpr bool IS_LONG = true;
#else
inline constexpr bool IS_LONG = false;
#endif

// `ci` cases in CI, a tenth of them under sanitizers, a hundred times as many in long runs.
constexpr std::size_t sized(std::size_t ci) {
  const std::size_t scaled = IS_LONG ? ci * 100 : ci;
  return IS_SANITIZED ? (scaled + 9) / 10 : scaled;
}

// One case is one check of a (world, query) pair, or of a value.
inline constexpr std::size_t CASES = sized(10'000);
// One case builds files.
inline constexpr std::size_t FILE_CASES = sized(200);

} // namespace zufi::test
