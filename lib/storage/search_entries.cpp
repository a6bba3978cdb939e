// SPDX-License-Identifier: Apache-2.0
#include "storage/search_entries.hpp"

#include "model/leika_key.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace zufi::storage {

namespace {

using model::ServiceRecord;

// Trailing blocks of 000 taken off: what the keys under it begin with, and no others.
std::string_view beginning_of(std::string_view leika_key) {
  constexpr std::size_t BLOCK = 3;
  constexpr std::size_t LEAST = 2; // 99
  while (leika_key.size() > LEAST && leika_key.ends_with("000")) leika_key.remove_suffix(BLOCK);
  return leika_key;
}

class SubjectFinder {
 public:
  explicit SubjectFinder(const std::vector<ServiceRecord> &services) : services_(services) {
    for (std::uint32_t i = 0; i < services.size(); ++i) {
      if (!services[i].ozg_id.empty()) by_ozg_[services[i].ozg_id].push_back(i);
      by_id_.emplace(services[i].id(), i);
    }
  }

  // visit(service) for each service that the word is about, until it gives false.
  template <class Visit> bool for_each(const std::string &subject, Visit visit) const {
    if (const auto bundle = by_ozg_.find(subject); model::is_ozg_id(subject) && bundle != by_ozg_.end())
      return std::all_of(bundle->second.begin(), bundle->second.end(), visit);
    if (!model::is_leika_key(subject)) {
      const auto found = by_id_.find(subject);
      return found == by_id_.end() || visit(found->second);
    }
    const std::string_view beginning = beginning_of(subject);
    auto service = std::lower_bound(
        services_.begin(), services_.end(), beginning,
        [](const ServiceRecord &record, std::string_view key) { return std::string_view(record.key) < key; });
    for (; service != services_.end() && service->key.starts_with(beginning); ++service)
      if (service->agency.empty() && !visit(static_cast<std::uint32_t>(service - services_.begin()))) return false;
    return true;
  }

 private:
  const std::vector<ServiceRecord> &services_; // sorted by key
  std::map<std::string_view, std::vector<std::uint32_t>> by_ozg_;
  std::map<std::string, std::uint32_t> by_id_;
};

} // namespace

std::optional<std::vector<IndexedText>> indexed_texts(const model::Records &records, std::size_t limit) {
  std::vector<IndexedText> texts;
  const auto add = [&texts, limit](IndexedText text) {
    texts.push_back(text);
    return texts.size() <= limit;
  };
  for (std::uint32_t i = 0; i < records.services.size(); ++i) {
    if (!add({i, SearchField::name, records.services[i].name})) return std::nullopt;
    for (const std::string &keyword : records.services[i].keywords)
      if (!add({i, SearchField::keyword, keyword})) return std::nullopt;
  }
  const SubjectFinder subjects(records.services);
  for (const model::WordRecord &record : records.words)
    if (!subjects.for_each(record.subject, [&](std::uint32_t i) { return add({i, SearchField::word, record.word}); }))
      return std::nullopt;
  std::stable_sort(texts.begin(), texts.end(),
                   [](const IndexedText &a, const IndexedText &b) { return a.service < b.service; });
  return texts;
}

} // namespace zufi::storage
