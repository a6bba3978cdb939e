// SPDX-License-Identifier: Apache-2.0
#include "allocation_gate.hpp"

#include <cerrno>
#include <cstdlib>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ZUFI_UNDER_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ZUFI_UNDER_SANITIZER
#endif

namespace zufi::faults {

namespace {

// One thread alone uses them.
bool is_armed = false;
bool failed = false;
After mode = After::once;
std::size_t until_failure = 0;
std::size_t count = 0;
long live = 0;

bool lets_through() {
  if (!is_armed) return true;
  const bool is_point = count == until_failure || (count > until_failure && mode == After::for_ever);
  ++count;
  failed = failed || is_point;
  return !is_point;
}

} // namespace

void arm(std::size_t number, After after) {
  until_failure = number;
  mode = after;
  count = 0;
  failed = false;
  is_armed = true;
}

std::size_t disarm() {
  is_armed = false;
  return count;
}

bool has_failed() { return failed; }
long live_blocks() { return live; }

} // namespace zufi::faults

#ifdef ZUFI_UNDER_SANITIZER

void *operator new(std::size_t size) {
  void *block = zufi::faults::lets_through() ? std::malloc(size == 0 ? 1 : size) : nullptr;
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept { // of std::stable_sort
  return zufi::faults::lets_through() ? std::malloc(size == 0 ? 1 : size) : nullptr;
}
void operator delete(void *block) noexcept { std::free(block); }
void operator delete(void *block, std::size_t) noexcept { std::free(block); }

#else

extern "C" {
void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *block, std::size_t size);
void *__libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void *block);
}

namespace {

void *counted(void *block) {
  if (block != nullptr) ++zufi::faults::live;
  return block;
}
void *refused() {
  errno = ENOMEM;
  return nullptr;
}

} // namespace

#pragma GCC visibility push(default) // so that every shared library finds these first
extern "C" {

void *malloc(std::size_t size) { return zufi::faults::lets_through() ? counted(__libc_malloc(size)) : refused(); }

void *calloc(std::size_t number, std::size_t size) {
  return zufi::faults::lets_through() ? counted(__libc_calloc(number, size)) : refused();
}

void *realloc(void *block, std::size_t size) {
  if (!zufi::faults::lets_through()) return refused();
  void *moved = __libc_realloc(block, size);
  if (block == nullptr && moved != nullptr) ++zufi::faults::live;
  if (block != nullptr && size == 0) --zufi::faults::live; // freed
  return moved;
}

void *aligned_alloc(std::size_t alignment, std::size_t size) {
  return zufi::faults::lets_through() ? counted(__libc_memalign(alignment, size)) : refused();
}

int posix_memalign(void **out, std::size_t alignment, std::size_t size) {
  void *block = zufi::faults::lets_through() ? counted(__libc_memalign(alignment, size)) : nullptr;
  if (block == nullptr) return ENOMEM;
  *out = block;
  return 0;
}

void free(void *block) {
  if (block != nullptr) --zufi::faults::live;
  __libc_free(block);
}

} // extern "C"
#pragma GCC visibility pop

#endif
