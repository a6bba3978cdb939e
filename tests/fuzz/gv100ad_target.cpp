// SPDX-License-Identifier: Apache-2.0
// Any bytes as two editions of the municipal directory, parted by a line of '=': each record has one fate, the areas
// are tables that are read, and a comparison of an edition with itself finds nothing.
#include "exchange/gv100ad_changes.hpp"
#include "fuzz_target.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"

#include <algorithm>
#include <string>

using namespace zufi;
using fuzz::require;

namespace {

template <class Record> void require_readable(const std::vector<Record> &rows) {
  const std::string text = source::canonical_csv(rows);
  model::Notices notices;
  std::vector<Record> again;
  source::read_table(text, "x.csv", 0, {}, notices, again);
  require(!notices.has_errors() && again.size() == rows.size(), "what is written is read");
}

exchange::GvEdition read(std::string_view text) {
  model::Notices notices;
  exchange::GvEdition edition = exchange::read_gv100ad({{"x", std::string(text)}}, {"s", ""}, {}, notices);
  require(edition.is_usable || notices.has_errors(), "a file that cannot be used has a finding");
  const ImportRows rows = edition.log.sums();
  require(rows.merged == 0 && rows.read == rows.taken + rows.skipped + rows.refused, "each record has one fate");
  require(rows.taken == edition.areas.size(), "each record that is taken is an area");
  require(rows.refused <= notices.errors(), "each record that is refused has an error");
  require_readable(edition.areas);
  require_readable(edition.statuses);
  for (const model::AreaRecord &area : edition.areas)
    for (const std::string &parent : area.parents)
      require(std::any_of(edition.areas.begin(), edition.areas.end(),
                          [&parent](const model::AreaRecord &other) { return other.id == parent; }),
              "the area above is there");
  return edition;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t part = std::min(text.find("\n=\n"), text.size());
  const exchange::GvEdition before = read(text.substr(0, part));
  const exchange::GvEdition after = read(text.substr(std::min(part + 3, text.size())));
  require(exchange::gv_changes(before, before).empty(), "nothing changes between an edition and itself");
  const auto changes = exchange::gv_changes(before, after);
  require(exchange::changes_csv(changes, before, after).ends_with('\n'), "changes are written in lines");
  std::size_t gone = 0;
  for (const exchange::GvChange &change : changes)
    gone += change.old_id.empty() || change.old_id == change.new_id ? 0 : 1;
  const auto missing = std::count_if(before.areas.begin(), before.areas.end(), [&after](const model::AreaRecord &area) {
    return std::none_of(after.areas.begin(), after.areas.end(),
                        [&area](const model::AreaRecord &other) { return other.id == area.id; });
  });
  require(gone == static_cast<std::size_t>(missing), "each area that is gone is told of once");
  return 0;
}
