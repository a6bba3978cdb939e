// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 (OASIS, with errata 01). Rules are the notices that occur; a finding about no file has no location, one
// about a file as a whole no region.
#include "report/finding_words.hpp"
#include "report/json_writer.hpp"
#include "report/report_formats.hpp"
#include "report/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace zufi::report {

namespace {

// A path as a relative reference (RFC 3986); with every other sign escaped no part of it can be taken for a scheme.
std::string uri_of(std::string_view path) {
  constexpr std::string_view PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri;
  for (const char c : path) {
    if (PLAIN.find(c) == std::string_view::npos)
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      uri += c;
  }
  return uri.starts_with("//") ? "/." + uri : uri;
}

// In a message [text](target) would be a link (3.11.6); what stands in data is none.
std::string message_of(std::string_view text) {
  std::string message;
  for (const char c : visible(text)) {
    if (c == '(' && message.ends_with(']')) message.insert(message.size() - 1, 1, '\\');
    message += c;
  }
  return message;
}

// "{0}" stands for a value that differs from finding to finding.
std::string without_placeholders(std::string_view text) {
  std::string out(text);
  for (const std::string_view placeholder : {"{0}", "{1}"})
    for (std::size_t at = out.find(placeholder); at != std::string::npos; at = out.find(placeholder))
      out.replace(at, placeholder.size(), "…");
  return out;
}

std::string_view level_of(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "note";
  }
  return "none";
}

class SarifWriter {
 public:
  SarifWriter(const Report &report, Language language) : report_(report), language_(language) {
    for (const Notice &notice : report.notices) rules_.emplace(notice.code, 0);
    std::size_t number = 0;
    for (auto &[code, index] : rules_) index = number++;
  }

  std::string write() {
    json_.object([&] {
      json_.member("$schema",
                   "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
      json_.member("version", "2.1.0");
      json_.key("runs");
      json_.array(std::array{0}, [&](int) { write_run(); });
    });
    return json_.text() + "\n";
  }

 private:
  void write_run() {
    json_.object([&] {
      json_.key("tool");
      json_.object([&] {
        json_.key("driver");
        json_.object([&] {
          json_.member("name", "zufi");
          json_.member("language", name_of(language_));
          json_.key("rules");
          json_.array(rules_, [&](const auto &rule) { write_rule(rule.first); });
        });
      });
      json_.member("columnKind", "unicodeCodePoints");
      json_.key("results");
      json_.array(report_.notices, [&](const Notice &notice) { write_result(notice); });
    });
  }

  void write_rule(const std::string &code) {
    const std::vector<NoticeKind> &kinds = notice_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const NoticeKind &k) { return k.code == code; });
    json_.object([&] {
      json_.member("id", code);
      if (kind == kinds.end()) return;
      write_message("shortDescription", without_placeholders(in_language(language_, kind->text_de, kind->text_en)));
      write_message("help", without_placeholders(in_language(language_, kind->advice_de, kind->advice_en)));
      json_.key("defaultConfiguration");
      json_.object([&] { json_.member("level", level_of(kind->severity)); });
    });
  }

  void write_message(std::string_view key, std::string_view text) {
    json_.key(key);
    json_.object([&] { json_.member("text", message_of(text)); });
  }

  void write_physical(const std::string &file, std::uint32_t row) {
    json_.key("physicalLocation");
    json_.object([&] {
      json_.key("artifactLocation");
      json_.object([&] { json_.member("uri", uri_of(file)); });
      if (row == 0) return;
      json_.key("region");
      json_.object([&] { json_.member("startLine", row); });
    });
  }

  void write_result(const Notice &notice) {
    std::string said = fmt::format("{} ({})", text_of(notice, language_), advice_of(notice, language_));
    for (const Line &line : proof_lines(notice, language_)) said += fmt::format(" – {}: {}", line.label, line.text);
    json_.object([&] {
      json_.member("ruleId", notice.code);
      json_.member("ruleIndex", rules_.at(notice.code));
      json_.member("level", level_of(notice.severity));
      write_message("message", said);
      json_.key("locations");
      json_.array(std::vector<int>(notice.file.empty() ? 0 : 1),
                  [&](int) { json_.object([&] { write_physical(notice.file, notice.row); }); });
      if (notice.proof) write_rules(*notice.proof);
      json_.key("partialFingerprints");
      json_.object([&] { json_.member("zufi/v1", notice.fingerprint); });
    });
  }

  // Where the other rules stand that the finding is about.
  void write_rules(const Proof &proof) {
    std::vector<const RuleAt *> placed;
    for (const RuleAt &rule : proof.rules)
      if (!rule.file.empty()) placed.push_back(&rule);
    json_.key("relatedLocations");
    std::size_t id = 0;
    json_.array(placed, [&](const RuleAt *rule) {
      json_.object([&] {
        json_.member("id", ++id);
        write_physical(rule->file, rule->row);
        write_message("message", rule->id);
      });
    });
  }

  const Report &report_;
  Language language_;
  std::map<std::string, std::size_t> rules_; // code → position
  JsonWriter json_;
};

} // namespace

std::string to_sarif(const Report &report, Language language) { return SarifWriter(report, language).write(); }

} // namespace zufi::report
