// SPDX-License-Identifier: Apache-2.0
// Any bytes as a dataset.toml: it can be used, or there is an error that says why not; never both, never neither.
#include "fuzz_target.hpp"
#include "source/dataset_toml.hpp"
#include "source/source_tree.hpp"
#include "text/utf8.hpp"
#include "zufi/date.hpp"

#include <algorithm>

using namespace zufi;
using fuzz::require;

namespace {

void require_clean(const std::string &text) {
  require(text::is_utf8(text) && !text::find_forbidden_sign(text, text::LineFeed::forbidden), "texts are clean");
}

void require_clean_list(const std::vector<std::string> &list) {
  for (const std::string &item : list) {
    require(!item.empty(), "no item of a list is empty");
    require_clean(item);
  }
  require(std::adjacent_find(list.begin(), list.end(), std::greater_equal<>()) == list.end(),
          "lists are sorted, each item once");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  model::Notices notices;
  const auto toml = source::read_dataset_toml(fuzz::text_of(data, size), "dataset.toml", notices);
  require(toml.has_value() != notices.has_errors(), "it can be used, or an error says why not");
  for (const Notice &notice : notices.take_report().notices) {
    require_clean(notice.text_en);
    require_clean(notice.text_de);
  }
  if (!toml) return 0;
  const model::Folder &folder = toml->folder;
  for (const std::string *text : {&folder.id, &folder.title, &folder.licence, &folder.publisher, &folder.contact})
    require_clean(*text);
  require(Date::parse(folder.version).has_value(), "the version is a date");
  require(folder.expires.empty() || Date::parse(folder.expires), "the day of expiry is a date");
  for (const auto *list : {&folder.coverage, &folder.remit_areas, &folder.remit_nodes, &toml->includes})
    require_clean_list(*list);
  for (const std::string &include : toml->includes)
    if (const auto joined = source::SourceTree::join("a/b", include)) {
      require(joined->find("..") == std::string::npos || ("/" + *joined + "/").find("/../") == std::string::npos,
              "no include leads upwards out of the root");
      require(joined->empty() || joined->front() != '/', "no include is absolute");
    }
  return 0;
}
