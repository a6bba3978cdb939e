// SPDX-License-Identifier: Apache-2.0
// Every id in every table names something. Which kind of thing it must be is checked where it matters.
#include "graph/link_steps.hpp"
#include "model/columns.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zufi::graph {

using model::Code;
using model::Form;

namespace {

class ReferenceChecker {
 public:
  explicit ReferenceChecker(const Linking &linking) : linking_(linking) {
    for (const model::SourceRecord &source : linking.graph.records.sources) sources_.push_back(source.id);
    for (const model::StreetRecord &street : linking.graph.records.streets) streets_.push_back(street.id);
  }

  template <class Record> void check_row(std::string_view table, const Record &record) {
    model::visit_columns(record, [&](const model::Column &column, const auto &member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (std::is_same_v<Member, std::string>) {
        if (!member.empty()) check_id(table, record, column, member);
      } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
        for (const std::string &id : member) check_id(table, record, column, id);
      }
    });
  }

 private:
  template <class Record>
  void check_id(std::string_view table, const Record &record, const model::Column &column, const std::string &id) {
    if (is_known(column, id) || column.name == "parent") return; // parents: link_nodes.cpp, with their kind
    linking_.report(Code::reference_unknown, table, record, column.name, id, tables_of(column.form));
  }

  bool is_known(const model::Column &column, const std::string &id) const {
    switch (column.form) {
    case Form::source: return std::binary_search(sources_.begin(), sources_.end(), id);
    case Form::street: return std::binary_search(streets_.begin(), streets_.end(), id);
    case Form::area: return linking_.graph.area_of(id) != NONE;
    case Form::node:
      if (column.name == "to" && symbol_of(id)) return true;
      return linking_.graph.node_of(id) != NONE;
    case Form::text:
    case Form::id:
    case Form::provenance: return true;
    }
    return true;
  }

  static std::string_view tables_of(Form form) {
    switch (form) {
    case Form::source: return "sources.csv";
    case Form::street: return "streets.csv";
    case Form::area: return "areas.csv";
    default: return "services.csv, competences.csv, offices.csv";
    }
  }

  const Linking &linking_;
  std::vector<std::string_view> sources_; // sorted, as their tables are
  std::vector<std::string_view> streets_;
};

} // namespace

void check_references(Linking &linking) {
  ReferenceChecker checker(linking);
  model::for_each_table(linking.graph.records, [&checker](std::string_view table, const auto &rows) {
    for (const auto &row : rows) checker.check_row(table, row);
  });
}

} // namespace zufi::graph
