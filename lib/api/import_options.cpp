// SPDX-License-Identifier: Apache-2.0
#include "api/import_options.hpp"

#include "exchange/slug.hpp"
#include "model/area_key.hpp"
#include "model/id.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

namespace zufi::api {

namespace {

using Given = std::map<std::string, std::string>;

Error argument(std::string message) { return {ErrorCode::argument, std::move(message)}; }

Result<Given> split(const std::vector<std::string> &options) {
  Given given;
  for (const std::string &option : options) {
    if (!text::is_utf8(option)) return argument("an option is not valid UTF-8");
    const std::size_t sign = option.find('=');
    if (sign == std::string::npos || sign == 0) return argument("an option is not of the form NAME=VALUE");
    const std::string name = option.substr(0, sign);
    if (!given.emplace(name, option.substr(sign + 1)).second)
      return argument(fmt::format("the option {} is given twice", text::shortened(name, 40)));
  }
  return given;
}

// Takes options out of what was given, so that what is left is unknown.
class Taker {
 public:
  explicit Taker(Given given) : given_(std::move(given)) {}

  std::optional<std::string> take(const std::string &name) {
    const auto node = given_.extract(name);
    return node.empty() ? std::nullopt : std::optional(node.mapped());
  }

  void take_id(const std::string &name, std::string &member) {
    const auto value = take(name);
    if (value && !model::is_id(*value)) fail(fmt::format("the value of {} is not an id", name));
    if (value) member = *value;
  }

  void need(const std::string &name, const std::string &member) {
    if (member.empty()) fail(fmt::format("the option {} is missing", name));
  }

  // The first fault counts.
  void fail(std::string message) {
    if (fault_.empty()) fault_ = std::move(message);
  }

  std::optional<Error> fault(const std::string &format) const {
    if (!fault_.empty()) return argument(fault_);
    if (given_.empty()) return std::nullopt;
    return argument(fmt::format("{} has no option {}", format, text::shortened(given_.begin()->first, 40)));
  }

 private:
  Given given_;
  std::string fault_;
};

bool take_yes_or_no(Taker &taker, const std::string &name, bool otherwise) {
  const auto value = taker.take(name);
  if (value && *value != "yes" && *value != "no")
    taker.fail(fmt::format("the value of {} is neither yes nor no", name));
  return value ? *value == "yes" : otherwise;
}

void take_columns(Taker &taker, exchange::ColumnMapping &columns) {
  for (const std::string_view name : exchange::FIELD_NAMES) {
    const auto value = taker.take(fmt::format("column.{}", name));
    if (value && !columns.set(*exchange::field_of(name), *value))
      taker.fail(fmt::format("the value of column.{} names no column", name));
  }
}

void take_layout(Taker &taker, exchange::StreetListOptions &streets) {
  take_columns(taker, streets.columns);
  streets.has_header = take_yes_or_no(taker, "header", true);
  const auto delimiter = taker.take("delimiter");
  if (!delimiter) return;
  const bool is_sign = delimiter->size() == 1 && std::string_view(";,|\t:").find(*delimiter) != std::string_view::npos;
  if (!is_sign && *delimiter != "tab") return taker.fail("the delimiter is none of ; , | : tab");
  streets.delimiter = is_sign ? delimiter->front() : '\t';
}

// Seven columns: day of the election, AGS, street, house numbers, postcode, place, number of the district.
void set_vote_manager(exchange::StreetListOptions &streets) {
  streets.columns.set(exchange::Field::municipality, "#2");
  streets.columns.set(exchange::Field::street, "#3");
  streets.columns.set(exchange::Field::house_numbers, "#4");
  streets.columns.set(exchange::Field::postcode, "#5");
  streets.columns.set(exchange::Field::area, "Bezirk-Nr"); // its name tells that the file is one
}

// NBA;OI;QUA;LAN;RBZ;KRS;GMD;OTT;SSS;HNR;ADZ;east;north;STN;date. The coordinates are UTM and not read.
void set_gebref(exchange::StreetListOptions &streets) {
  streets.has_header = false;
  streets.columns.set(exchange::Field::municipality, "#4+#5+#6+#7");
  streets.columns.set(exchange::Field::street_key, "#9");
  streets.columns.set(exchange::Field::house_number, "#10+#11");
  streets.columns.set(exchange::Field::street, "#14");
}

void take_street_options(Taker &taker, exchange::StreetListOptions &streets) {
  taker.take_id("municipality", streets.municipality);
  taker.take_id("source", streets.source);
  taker.need("municipality", streets.municipality);
  taker.need("source", streets.source);
  const bool is_gemeinde = model::is_area_key(streets.municipality) &&
                           streets.municipality.size() == model::ars_length(model::AreaKind::gemeinde);
  if (streets.columns.has(exchange::Field::municipality) && !is_gemeinde)
    taker.fail("municipality must be an ARS of 12 digits, for the rows name theirs by key");
  streets.prefix = streets.municipality;
  taker.take_id("prefix", streets.prefix);
  if (streets.prefix.size() > exchange::MAX_ID_PART) taker.fail("prefix has more than 60 signs");
  taker.take_id("area", streets.area);
  streets.area_prefix = streets.prefix + "/";
  taker.take_id("area-prefix", streets.area_prefix);
  streets.area_name = taker.take("area-name").value_or("");
  if (text::find_forbidden_sign(streets.area_name, text::LineFeed::forbidden))
    taker.fail("area-name holds a sign that cannot be shown");
  const std::string kind = taker.take("area-kind").value_or("bezirk");
  if (kind == "gemeindeteil")
    streets.area_kind = model::AreaKind::gemeindeteil;
  else if (kind != "bezirk")
    taker.fail("area-kind is neither bezirk nor gemeindeteil");
  if (const auto fault = exchange::mapping_fault(streets)) taker.fail(*fault);
}

} // namespace

Result<ImportOptions> parse_import_options(const std::string &format, const std::vector<std::string> &options) {
  Result<Given> given = split(options);
  if (!given) return given.error();
  Taker taker(std::move(*given));
  ImportOptions parsed;
  parsed.replaces = take_yes_or_no(taker, "replace", false);
  if (format == "gv100ad") {
    taker.take_id("source", parsed.directory.source);
    taker.need("source", parsed.directory.source);
    taker.take_id("parent", parsed.directory.parent);
    parsed.previous = taker.take("previous").value_or("");
  } else if (format == "streets" || format == "vote-manager" || format == "gebref") {
    if (format == "streets") take_layout(taker, parsed.streets);
    if (format == "vote-manager") set_vote_manager(parsed.streets);
    if (format == "gebref") set_gebref(parsed.streets);
    take_street_options(taker, parsed.streets);
  } else {
    return argument("the format is none of streets, vote-manager, gebref, gv100ad");
  }
  if (const auto fault = taker.fault(format)) return *fault;
  return parsed;
}

} // namespace zufi::api
