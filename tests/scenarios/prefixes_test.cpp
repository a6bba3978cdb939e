// SPDX-License-Identifier: Apache-2.0
// Completion on all that this project ships: whoever types a name sign by sign is shown it on the way.
#include "germany.hpp"
#include "sizes.hpp"
#include "source/folder_reader.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace zufi;

namespace {

constexpr const char *DAY = "2026-01-01";

const model::Records &records() {
  static const model::Records RECORDS = [] {
    model::Notices notices;
    return source::read_folders(test::folders_of_germany(), {}, notices);
  }();
  return RECORDS;
}

template <class Record> bool is_valid(const Record &record) { return record.validity.contains(*Date::parse(DAY)); }

// Beginnings of a name, at code points.
std::vector<std::string> beginnings(const std::string &name) {
  std::vector<std::string> list;
  for (std::size_t end = 1; end <= name.size(); ++end)
    if (end == name.size() || (static_cast<unsigned char>(name[end]) & 0xc0U) != 0x80U)
      list.push_back(name.substr(0, end));
  return list;
}

// Each beginning of each name leads to it, unless the list is full of others that begin so.
void check_completed(const std::set<std::string> &names, CompletionKind kind) {
  std::map<std::string, std::vector<std::string>> by_beginning;
  for (const std::string &name : names)
    for (const std::string &beginning : beginnings(name))
      if (beginning.back() != ' ') by_beginning[beginning].push_back(name);
  std::size_t number = 0;
  std::size_t shown = 0;
  std::string missed;
  for (const auto &[beginning, wanted] : by_beginning) {
    if (test::IS_SANITIZED && number++ % 50 != 0) continue;
    const auto list =
        test::dataset_of_germany().complete({beginning, CompletionRequest::MAX_LIMIT, {kind}, Date::parse(DAY)});
    REQUIRE(list);
    const bool is_full =
        list->size() == CompletionRequest::MAX_LIMIT &&
        std::all_of(list->begin(), list->end(), [](const Completion &c) { return c.match <= CompletionMatch::prefix; });
    std::set<std::string> found;
    for (const Completion &completion : *list) found.insert(completion.name);
    for (const std::string &name : wanted) {
      if (found.contains(name)) {
        ++shown;
      } else if (!is_full) {
        missed += "\"" + beginning + "\" does not lead to " + name + "\n";
      }
    }
  }
  CHECK(missed == "");
  CHECK(shown > names.size() / (test::IS_SANITIZED ? 50 : 1));
}

} // namespace

TEST_CASE("every municipality of Germany is completed by each beginning of its name") {
  std::set<std::string> names;
  for (const model::AreaRecord &area : records().areas)
    if (area.kind == model::AreaKind::gemeinde && is_valid(area)) names.insert(area.name);
  CHECK(names.size() > 10'000);
  check_completed(names, CompletionKind::place);
}

TEST_CASE("every street is completed by each beginning of its name") {
  std::set<std::string> names;
  for (const model::StreetRecord &street : records().streets)
    if (is_valid(street)) names.insert(street.name);
  CHECK(names.size() > 1'000);
  check_completed(names, CompletionKind::street);
}

TEST_CASE("every service is completed by each beginning of its name") {
  std::set<std::string> names;
  for (const model::ServiceRecord &service : records().services)
    if (is_valid(service)) names.insert(service.name);
  CHECK(names.size() > 1'000);
  check_completed(names, CompletionKind::service);
}
