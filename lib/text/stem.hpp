// SPDX-License-Identifier: Apache-2.0
// The stems of German words: "anmelden" and "Anmeldung" have one, and so have "Reisepässe" and "Reisepass". A stem is
// no word and not always right ("Zuständigkeiten" gives "zustand"): it may only bring words together for people to
// choose from.
#pragma once

#include <memory>
#include <string>

struct sb_stemmer;

namespace zufi::text {

// One for each thread; cheap to make.
class Stemmer {
 public:
  Stemmer();
  // Of a word as fold_words gives it.
  std::string stem(const std::string &word) const;

 private:
  struct Delete {
    void operator()(sb_stemmer *stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

} // namespace zufi::text
