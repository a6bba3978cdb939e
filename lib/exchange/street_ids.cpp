// SPDX-License-Identifier: Apache-2.0
#include "exchange/street_ids.hpp"

#include "exchange/slug.hpp"
#include "model/id.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace zufi::exchange {

namespace {

using Entry = std::pair<const std::string, StreetEntry>;

std::string with_difference(const std::string &id, const StreetEntry &street) {
  const std::string difference = slug(street.key.empty() ? place_of(street) : street.key);
  const bool is_fit = !difference.empty() && difference.size() <= MAX_ID_PART && model::is_id(difference);
  return is_fit ? id + "-" + difference : id;
}

} // namespace

std::string name_of(const StreetEntry &street) {
  return *std::max_element(street.spellings.begin(), street.spellings.end(),
                           [](const std::string &a, const std::string &b) { return a.size() < b.size(); });
}

std::string place_of(const StreetEntry &street) {
  const bool is_one = std::all_of(street.places.begin(), street.places.end(), [&street](const std::string &place) {
    return text::fold_name(place) == text::fold_name(*street.places.begin());
  });
  return is_one && !street.places.empty() ? *street.places.begin() : std::string();
}

std::vector<std::string> street_ids(const StreetBook &book, const StreetListOptions &options, model::Notices &notices) {
  std::vector<std::string> ids;
  std::map<std::string, std::size_t> uses;
  for (const Entry &entry : book.streets) {
    ids.push_back(options.prefix + "/" + slug(name_of(entry.second)));
    ++uses[ids.back()];
  }
  std::set<std::string> given;
  std::map<std::string, std::size_t> last_number; // behind an id, where its difference does not do
  for (const auto &[id, count] : uses)
    if (count == 1) given.insert(id);
  std::size_t index = 0;
  for (const Entry &entry : book.streets) {
    std::string &id = ids[index++];
    if (uses[id] == 1) continue;
    const std::string shared = std::exchange(id, with_difference(id, entry.second));
    std::size_t &number = last_number.try_emplace(id, 1).first->second; // goes on where it was left: no squares
    for (const std::string stem = id; !given.insert(id).second;) id = stem + "-" + std::to_string(++number);
    notices.add(model::Code::import_street_id_shared, book.log.place(entry.second.first_row, "street"), id, shared);
  }
  return ids;
}

} // namespace zufi::exchange
