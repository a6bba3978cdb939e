// SPDX-License-Identifier: Apache-2.0
// Tiny worlds for tests: tables as CSV text with only the columns that matter, linked as a build would link them.
#pragma once

#include "graph/rule_graph.hpp"
#include "model/notices.hpp"
#include "model/records.hpp"
#include "zufi/dataset.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::test {

class World {
 public:
  World(); // one folder that may write everything, one source "s", coverage everywhere

  // Appends rows: the first line names columns. Columns that are left out are empty, but `source` is "s", `confidence`
  // "documented", `name` the id and `legal_basis` "§ 1" where they are needed.
  World &add(std::string_view table, std::string_view csv, std::uint32_t folder = 0);

  // Changes what the one folder says of itself.
  model::Folder &folder() { return records_.folders.front(); }
  World &coverage(std::vector<std::string> areas);

  const model::Records &records() const { return records_; }
  model::Records &records() { return records_; }

  // Findings of reading and linking, as codes, sorted.
  std::vector<std::string> notice_codes() const;
  Report report() const;
  // Fails the test with the findings if there is an error.
  graph::RuleGraph graph() const;
  // Encoded, and opened from the bytes.
  Dataset dataset() const;
  std::vector<std::byte> bytes() const;

 private:
  std::optional<graph::RuleGraph> link(model::Notices &notices) const;

  model::Records records_;
  struct Table {
    std::string name, csv;
    std::uint32_t folder = 0;
  };
  std::vector<Table> tables_;
};

// A query for a service (or competence, if the dataset has one of that id) at a municipality.
Query ask(std::string_view what, std::string_view area, std::string_view date = "2026-01-01");
// The office of the only finding, or the outcome in brackets: "neuss/bauaufsicht", "[gap]".
std::string office_of(const Dataset &dataset, const Query &query);
// "body>office" for each finding, joined by " | ".
std::string answer_of(const Dataset &dataset, const Query &query);
// Rule ids of the path of the first finding, joined by " ".
std::string path_of(const Dataset &dataset, const Query &query);

std::vector<std::string> codes_of(const Report &report);

} // namespace zufi::test
