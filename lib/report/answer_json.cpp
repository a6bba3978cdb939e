// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/missing_json.hpp"

#include <map>

namespace zufi {

namespace {

using report::JsonWriter;

class Writer {
 public:
  void write(const Answer &answer) {
    json_.object([&] {
      json_.member("format", "zufi-answer/1");
      json_.member("outcome", name_of(answer.outcome));
      json_.member("date", answer.date.to_string());
      json_.key("dataset");
      json_.object([&] {
        json_.member("id", answer.dataset_id);
        json_.member("version", answer.dataset_version);
        json_.member("sha256", answer.dataset_sha256);
      });
      json_.key("service");
      write(answer.service);
      json_.key("competence");
      write(answer.competence);
      write_places(answer);
      write_list("answers", answer.findings);
      write_list("boundaries", answer.boundaries);
      write_list("missing", answer.missing);
      write_list("suggestions", answer.suggestions);
      write_list("warnings", answer.warnings);
    });
  }

  void write(const DatasetInfo &info) {
    json_.object([&] {
      json_.member("format", "zufi-info/1");
      json_.member("id", info.id);
      json_.member("title", info.title);
      json_.member("version", info.version);
      json_.member("licence", info.licence);
      json_.member("publisher", info.publisher);
      json_.member("contact", info.contact);
      member_or_null("expires", info.expires);
      json_.member("layout", DATASET_LAYOUT);
      json_.member("sha256", info.sha256);
      json_.member("content_sha256", info.content_sha256);
      write_texts("coverage", info.coverage);
      json_.key("tables");
      json_.object([&] {
        for (const DatasetInfo::Count &count : info.tables) json_.member(count.table, count.rows);
      });
      write_list("sources", info.sources);
    });
  }

  const std::string &text() const { return json_.text(); }

 private:
  void member_or_null(std::string_view key, std::string_view text) {
    json_.key(key);
    if (text.empty())
      json_.value(nullptr);
    else
      json_.value(text);
  }

  void write_days(const Validity &days) {
    for (const auto &[key, date] : {std::pair("valid_from", days.from), std::pair("valid_until", days.until)})
      member_or_null(key, date.is_open() ? std::string() : date.to_string());
  }

  void write(const NamedNode &node) {
    json_.object([&] {
      json_.member("id", node.id);
      json_.member("name", node.name);
    });
  }

  void write(const std::optional<NamedNode> &node) {
    if (node)
      write(*node);
    else
      json_.value(nullptr);
  }

  template <class Items> void write_list(std::string_view key, const Items &items) {
    json_.key(key);
    json_.array(items, [this](const auto &item) { this->write(item); }); // clang 14 sees no use of a bare write
  }

  void write_texts(std::string_view key, const auto &texts) {
    json_.key(key);
    json_.array(texts, [this](const auto &text) { json_.value(text); });
  }

  void write(const ElementStates &elements) {
    json_.object([&] {
      json_.member("postcode", name_of(elements.postcode));
      json_.member("place", name_of(elements.place));
      json_.member("place_part", name_of(elements.place_part));
      json_.member("street", name_of(elements.street));
      json_.member("house_number", name_of(elements.house_number));
    });
  }

  void write(const std::optional<Point> &street_point) {
    if (!street_point) return json_.value(nullptr);
    json_.object([&] {
      json_.member("lat", street_point->lat);
      json_.member("lon", street_point->lon);
      json_.member("of", "street");
    });
  }

  void write(const BoundaryInfo &boundary) {
    json_.object([&] {
      member_or_null("kind", boundary.kind);
      json_.member("area", boundary.area);
      json_.member("name", boundary.name);
      json_.member("side", name_of(boundary.side));
      json_.member("distance", boundary.distance);
      json_.member("accuracy", boundary.accuracy);
      json_.member("source", boundary.source);
      json_.member("source_date", boundary.source_published);
      json_.member("confidence", name_of(boundary.confidence));
    });
  }

  void write(const PlaceReading &reading) {
    json_.object([&] {
      json_.member("canonical", reading.canonical);
      member_or_null("municipality", reading.municipality);
      write_texts("areas", reading.areas);
      json_.key("elements");
      write(reading.elements);
      member_or_null("reason", reading.reason_de);
      member_or_null("reason_en", reading.reason_en);
      json_.key("point");
      write(reading.point);
      write_list("readings", std::vector<PlaceReading>());
    });
  }

  // One reading: that; several: all of them below `readings`, and nothing claimed above.
  void write_place(const std::vector<const PlaceReading *> &readings) {
    if (readings.empty()) return json_.value(nullptr);
    if (readings.size() == 1) return write(*readings.front());
    json_.object([&] {
      json_.member("canonical", nullptr);
      json_.member("municipality", nullptr);
      write_texts("areas", std::vector<std::string>());
      json_.key("elements");
      write(ElementStates{});
      json_.member("reason", nullptr);
      json_.member("reason_en", nullptr);
      json_.member("point", nullptr);
      json_.key("readings");
      json_.array(readings, [this](const PlaceReading *reading) { write(*reading); });
    });
  }

  void write_origin(const RuleInfo &rule) {
    json_.member("layer", name_of(rule.layer));
    json_.member("legal_basis", rule.legal_basis);
    json_.member("source", rule.source);
    json_.member("source_title", rule.source_title);
    json_.member("source_url", rule.source_url);
    json_.member("source_date", rule.source_published);
    json_.member("confidence", name_of(rule.confidence));
    json_.member("note", rule.note);
    write_days(rule.validity);
    json_.member("file", rule.file);
  }

  void write(const RuleInfo &rule) {
    json_.object([&] {
      json_.member("rule", rule.id);
      write_origin(rule);
    });
  }

  static std::string joined(const std::vector<NamedNode> &nodes, Text NamedNode::*member) {
    std::string text;
    for (const NamedNode &node : nodes) {
      if (!text.empty()) text += ';';
      text += (node.*member).view();
    }
    return text;
  }

  void write(const StepInfo &step) {
    json_.object([&] {
      json_.member("rule", step.rules.front().id);
      json_.member("relation", name_of(step.relation));
      json_.member("from", step.from.id);
      json_.member("from_name", step.from.name);
      json_.member("to", joined(step.to, &NamedNode::id));
      json_.member("to_name", joined(step.to, &NamedNode::name));
      write_origin(step.rules.front());
      write_list("also", std::vector<RuleInfo>(step.rules.begin() + 1, step.rules.end())); // say the same
    });
  }

  void write_members(const OfficeInfo &office) {
    json_.member("id", office.id);
    json_.member("name", office.name);
    json_.member("kind", name_of(office.kind));
    json_.member("street", office.street);
    json_.member("house_number", office.house_number);
    json_.member("postcode", office.postcode);
    json_.member("place", office.place);
    json_.member("lat", office.lat);
    json_.member("lon", office.lon);
    json_.member("phone", office.phone);
    json_.member("email", office.email);
    json_.member("url", office.url);
    json_.member("opening_hours", office.opening_hours);
    json_.member("confidence", name_of(office.confidence));
    json_.member("source", office.source);
  }

  void write(const OfficeInfo &office) {
    json_.object([&] { write_members(office); });
  }

  void write(const ChannelInfo &channel) {
    json_.object([&] {
      json_.member("id", channel.id);
      json_.member("kind", name_of(channel.kind));
      json_.member("url", channel.url);
      json_.member("title", channel.title);
      json_.member("online_level", channel.online_level);
      json_.member("office", channel.office);
    });
  }

  void write_office(const Finding &finding) {
    if (!finding.office) return json_.value(nullptr);
    json_.object([&] {
      write_members(*finding.office);
      write_list("sites", finding.sites);
      write_list("channels", finding.channels);
    });
  }

  void write(const Finding &finding) {
    json_.object([&] {
      json_.member("role", name_of(finding.role));
      json_.member("outcome", name_of(finding.outcome));
      json_.key("office");
      write_office(finding);
      json_.key("body");
      write(finding.body);
      json_.member("confidence", name_of(finding.confidence));
      write_days(finding.days);
      json_.key("node");
      write(finding.node);
      write_list("rules", finding.rules);
      write_list("path", finding.path);
    });
  }

  void write(const MissingInfo &missing) { report::write_missing(json_, missing); }

  void write(const SuggestionInfo &suggestion) {
    json_.object([&] {
      json_.member("kind", suggestion.kind);
      json_.member("id", suggestion.id);
      json_.member("text", suggestion.text);
    });
  }

  void write(const WarningInfo &warning) {
    json_.object([&] {
      json_.member("code", warning.code);
      json_.member("text", warning.text_de);
      json_.member("text_en", warning.text_en);
    });
  }

  void write_places(const Answer &answer) {
    std::map<std::string, std::vector<const PlaceReading *>> by_kind;
    for (const PlaceReading &reading : answer.readings) by_kind[reading.kind].push_back(&reading);
    json_.key("place");
    write_place(by_kind.empty() ? std::vector<const PlaceReading *>() : by_kind.begin()->second);
    json_.key("places"); // by kind, where the caller named kinds
    json_.object([&] {
      for (const auto &[kind, readings] : by_kind) {
        if (kind.empty()) continue;
        json_.key(kind);
        write_place(readings);
      }
    });
  }

  void write(const DatasetInfo::Source &source) {
    json_.object([&] {
      json_.member("id", source.id);
      json_.member("title", source.title);
      json_.member("publisher", source.publisher);
      json_.member("url", source.url);
      json_.member("licence", source.licence);
    });
  }

  JsonWriter json_;
};

template <class Written> std::string written(const Written &what) {
  Writer writer;
  writer.write(what);
  return writer.text();
}

} // namespace

std::string to_json(const Answer &answer) { return written(answer); }
std::string to_json(const DatasetInfo &info) { return written(info); }

} // namespace zufi
