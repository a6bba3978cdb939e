// SPDX-License-Identifier: Apache-2.0
#include "text/stem.hpp"

#include <libstemmer.h>

#include <new>

namespace zufi::text {

void Stemmer::Delete::operator()(sb_stemmer *stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("german", "UTF_8")) {
  if (!stemmer_) throw std::bad_alloc(); // the language is always there
}

std::string Stemmer::stem(const std::string &word) const {
  const auto *symbols = reinterpret_cast<const sb_symbol *>(word.data());
  const sb_symbol *stem = sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char *>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

} // namespace zufi::text
