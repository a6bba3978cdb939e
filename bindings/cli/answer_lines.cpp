// SPDX-License-Identifier: Apache-2.0
#include "answer_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zufi_tool {

namespace {

using Json = nlohmann::json;

std::string named(const Json &node) { return fmt::format("{}  {}", text_of(node, "id"), text_of(node, "name")); }

// What the line is about: whom one goes to, or what stands in the way.
std::string subject_of(const Json &answer, const Json &finding) {
  if (!finding.at("office").is_null()) return named(finding.at("office"));
  for (const Json &missing : answer.at("missing"))
    if (missing.at("role") == finding.at("role")) return text_of(missing, "input");
  return finding.at("node").is_null() ? std::string() : named(finding.at("node"));
}

} // namespace

std::string text_of(const Json &object, const char *key) {
  const Json &value = object.at(key);
  return value.is_null() ? std::string() : value.get<std::string>();
}

std::vector<std::string> lines_of(const Json &answer) {
  const Json &findings = answer.at("answers");
  if (findings.empty()) return {text_of(answer, "outcome")};
  const bool has_roles = findings.front().at("role") != findings.back().at("role");
  std::vector<std::string> lines;
  for (const Json &finding : findings) {
    std::string line = has_roles ? text_of(finding, "role") + "\t" : std::string();
    line += text_of(finding, "outcome") + "\t" + subject_of(answer, finding);
    if (!finding.at("body").is_null()) line += "\t" + named(finding.at("body"));
    // Several paths may lead to one office.
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
  }
  return lines;
}

} // namespace zufi_tool
