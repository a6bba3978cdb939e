// SPDX-License-Identifier: Apache-2.0
// Services by what citizens say. A word of the text counts the more the fewer services it leads to, and the nearer it
// fits what it was found by; names and everyday words count more than keywords. Whole numbers alone: the same order on
// every machine. Of equally likely services those with the shorter name come first, then the alphabet (DIN 5007-1).
#pragma once

#include "find/word_index.hpp"
#include "model/records.hpp"
#include "storage/search_index.hpp"
#include "zufi/result.hpp"
#include "zufi/search.hpp"

#include <vector>

namespace zufi::find {

// `words` is made of index.words(). Precondition: `request` is as its type says, its text valid UTF-8. The work is
// bounded: sixteen words, each fitting a few hundred that are indexed. Errors: damaged.
Result<std::vector<SearchHit>> search(const storage::SearchIndex &index, const WordIndex &words,
                                      const std::vector<model::ServiceRecord> &services, const SearchRequest &request);

} // namespace zufi::find
