// SPDX-License-Identifier: Apache-2.0
#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 32 // deep nesting costs stack
#include <toml++/toml.h>

#include "source/dataset_toml.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zufi::source {

using model::Code;

namespace {

// Reads keys of one TOML table and reports those that are missing, of a wrong type or unknown.
class KeyReader {
 public:
  KeyReader(const toml::table &table, std::string prefix, const std::string &file, model::Notices &notices)
      : table_(table), prefix_(std::move(prefix)), file_(file), notices_(notices) {}

  enum class Need { optional, required };

  void read(std::string_view key, Need need, std::string &member) {
    if (const auto *node = find(key, need)) {
      if (const auto text = node->value_exact<std::string>(); text && is_clean(*text))
        member = text::to_nfc(*text);
      else
        fail(key, *node, "text");
    }
  }

  void read_date(std::string_view key, Need need, std::string &member) {
    if (const auto *node = find(key, need)) {
      if (const auto date = node->value_exact<toml::date>())
        member = fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
      else
        fail(key, *node, "2026-11-24");
    }
  }

  void read(std::string_view key, Need need, std::vector<std::string> &member) {
    const auto *node = find(key, need);
    if (node == nullptr) return;
    const auto *array = node->as_array();
    bool is_list = array != nullptr;
    for (std::size_t i = 0; is_list && i < array->size(); ++i) {
      const auto text = array->get(i)->value_exact<std::string>();
      is_list = text && !text->empty() && is_clean(*text);
      if (is_list) member.push_back(text::to_nfc(*text));
    }
    if (!is_list) fail(key, *node, "[\"…\", \"…\"]");
    std::sort(member.begin(), member.end());
    member.erase(std::unique(member.begin(), member.end()), member.end());
  }

  const toml::table *table(std::string_view key) {
    const auto *node = find(key, Need::optional);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) fail(key, *node, "[table]");
    return node->as_table();
  }

  // Call last.
  void report_unknown_keys() {
    for (const auto &[key, node] : table_)
      if (std::find(known_.begin(), known_.end(), key.str()) == known_.end())
        notices_.add(Code::toml_key_unknown, place(node), prefix_ + std::string(key.str()));
  }

  bool is_usable() const { return is_usable_; }
  model::Place place(const toml::node &node) const { return {file_, node.source().begin.line}; }
  void fail(std::string_view key, const toml::node &node, std::string_view expected) {
    notices_.add(Code::toml_key_type, place(node), prefix_ + std::string(key), expected);
    is_usable_ = false;
  }

 private:
  static bool is_clean(std::string_view text) {
    return text::is_utf8(text) && !text::find_forbidden_sign(text, text::LineFeed::forbidden);
  }

  const toml::node *find(std::string_view key, Need need) {
    known_.emplace_back(key);
    const toml::node *node = table_.get(key);
    if (node == nullptr && need == Need::required) {
      notices_.add(Code::toml_key_missing, {file_, 0}, prefix_ + std::string(key));
      is_usable_ = false;
    }
    return node;
  }

  const toml::table &table_;
  std::string prefix_;
  const std::string &file_;
  model::Notices &notices_;
  std::vector<std::string> known_;
  bool is_usable_ = true;
};

void read_layer(KeyReader &keys, const toml::table &table, Layer &layer) {
  std::string name;
  keys.read("layer", KeyReader::Need::required, name);
  if (name.empty()) return;
  if (const auto value = value_of<Layer>(name))
    layer = *value;
  else
    keys.fail("layer", *table.get("layer"), "bund, land, kreis, gemeinde, override");
}

} // namespace

std::optional<DatasetToml> read_dataset_toml(std::string_view text, const std::string &file, model::Notices &notices) {
  using Need = KeyReader::Need;
  if (!text::is_utf8(text)) {
    notices.add(Code::text_not_utf8, {file, 0});
    return std::nullopt;
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    notices.add(Code::toml_syntax, {file, parsed.error().source().begin.line}, {}, parsed.error().description());
    return std::nullopt;
  }
  DatasetToml result;
  model::Folder &folder = result.folder;
  KeyReader keys(parsed.table(), "", file, notices);
  keys.read("id", Need::required, folder.id);
  keys.read("title", Need::required, folder.title);
  keys.read_date("version", Need::required, folder.version);
  keys.read("licence", Need::required, folder.licence);
  keys.read("publisher", Need::optional, folder.publisher);
  keys.read("contact", Need::optional, folder.contact);
  keys.read_date("expires", Need::optional, folder.expires);
  keys.read("includes", Need::optional, result.includes);
  keys.read("coverage", Need::required, folder.coverage);
  keys.read("complete_streets", Need::optional, folder.complete_streets);
  read_layer(keys, parsed.table(), folder.layer);
  bool is_usable = true;
  if (const toml::table *remit = keys.table("remit")) {
    KeyReader remit_keys(*remit, "remit.", file, notices);
    remit_keys.read("areas", Need::optional, folder.remit_areas);
    remit_keys.read("nodes", Need::optional, folder.remit_nodes);
    remit_keys.report_unknown_keys();
    is_usable = remit_keys.is_usable();
  }
  keys.report_unknown_keys();
  return is_usable && keys.is_usable() ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace zufi::source
