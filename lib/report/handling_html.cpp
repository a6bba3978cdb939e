// SPDX-License-Identifier: Apache-2.0
// One page for people who steer: a matrix of municipalities and of what is handled alike in each of them.
#include "report/html_style.hpp"
#include "report/visible.hpp"
#include "zufi/handling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace zufi {

namespace {

using report::markup;

// What a cell of the matrix says.
struct Cell {
  std::string text, detail;
  friend auto operator<=>(const Cell &, const Cell &) = default;
};

class Page {
 public:
  Page(const std::vector<Handling> &rows, HandlingTopic topic, Date date, Language language)
      : rows_(rows), topic_(topic), date_(date), language_(language) {}

  std::string write() {
    collect();
    const std::string title =
        fmt::format("{}, {}", is_coverage() ? word("Abdeckung", "Coverage") : word("Unterschiede", "Differences"),
                    date_.to_string());
    add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; base-uri 'none'; "
        "form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" "
        "content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n"
        "<h1>{}</h1>\n<p>{}</p>\n",
        name_of(language_), report::STYLE_HASH, title, report::STYLE, title, explanation());
    write_matrix();
    add("</main>\n</body>\n</html>\n");
    return std::move(html_);
  }

 private:
  template <class... Args> void add(fmt::format_string<Args...> format, Args &&...args) {
    fmt::format_to(std::back_inserter(html_), format, std::forward<Args>(args)...);
  }
  std::string_view word(std::string_view de, std::string_view en) const { return language_ == Language::de ? de : en; }
  bool is_coverage() const { return topic_ == HandlingTopic::coverage; }

  std::string_view explanation() const {
    if (is_coverage())
      return word(
          "Je Leistung und Gemeinde: ob es eine Antwort gibt, wie gut sie belegt ist und welchen Reifegrad der beste "
          "Online-Zugang hat. Leistungen, für die überall dasselbe gilt, stehen in einer Zeile.",
          "For each service and municipality: whether there is an answer, how well it is documented, and the level "
          "of the best online access. Services with equal cells share a row.");
    return word(
        "Aufgaben, die nicht überall gleich gehandhabt werden: wer zuständig ist, auf welchem Weg und nach welcher "
        "Rechtsgrundlage.",
        "Tasks that are not handled alike everywhere: who is responsible, by which steps and on which legal "
        "basis.");
  }

  Cell cell_of(const Handling &row) const {
    Cell cell;
    if (is_coverage()) {
      cell.text = std::string(name_of(row.outcome));
      if (!row.input.empty()) cell.text += " (" + row.input + ")";
      if (!row.offices.empty()) cell.detail = std::string(name_of(row.confidence));
      if (row.online_level) cell.detail += fmt::format(", {} {}", word("Reifegrad", "level"), *row.online_level);
      return cell;
    }
    for (const NamedId &body : row.bodies) cell.text += (cell.text.empty() ? "" : "; ") + body.name;
    if (cell.text.empty()) cell.text = std::string(name_of(row.outcome));
    for (const HandlingStep &step : row.steps) {
      cell.detail += fmt::format("{}{} {}", cell.detail.empty() ? "" : " · ", name_of(step.relation), step.to);
      for (const std::string &basis : step.legal_bases) cell.detail += " (" + basis + ")";
    }
    return cell;
  }

  void collect() {
    std::map<std::string, std::map<std::string, Cell>> by_asked;
    std::map<std::string, std::string> names;
    for (const Handling &row : rows_) {
      areas_[row.area.id] = row.area.name;
      names[row.asked.id] = row.asked.name;
      by_asked[row.asked.id][row.area.id] = cell_of(row);
    }
    for (const auto &[id, cells] : by_asked) alike_[cells].push_back({id, names[id]});
  }

  void write_matrix() {
    add("<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
        is_coverage() ? word("Leistungen und Gemeinden", "Services and municipalities")
                      : word("Aufgaben und Gemeinden", "Tasks and municipalities"),
        is_coverage() ? word("Leistung", "Service") : word("Aufgabe", "Task"));
    for (const auto &[id, name] : areas_) add("<th scope=\"col\">{}</th>", markup(report::visible(name)));
    add("</tr></thead>\n<tbody>\n");
    std::vector<std::pair<const std::map<std::string, Cell> *, const std::vector<NamedId> *>> lines;
    for (const auto &[cells, asked] : alike_) lines.emplace_back(&cells, &asked);
    std::sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) { // the most first
      if (a.second->size() != b.second->size()) return a.second->size() > b.second->size();
      return a.second->front().id < b.second->front().id;
    });
    for (const auto &[cells, asked] : lines) {
      add("<tr><th scope=\"row\">");
      write_asked(*asked);
      add("</th>");
      for (const auto &[area, name] : areas_) {
        const auto cell = cells->find(area);
        add("<td>{}", cell == cells->end() ? "" : markup(report::visible(cell->second.text)));
        if (cell != cells->end() && !cell->second.detail.empty())
          add("<br>{}", markup(report::visible(cell->second.detail)));
        add("</td>");
      }
      add("</tr>\n");
    }
    add("</tbody>\n</table>\n");
  }

  void write_asked(const std::vector<NamedId> &asked) {
    const auto named = [](const NamedId &id) { return markup(report::visible(id.name + " [" + id.id + "]")); };
    if (asked.size() == 1) return add("{}", named(asked.front()));
    add("<details><summary>{} {}: {} …</summary>\n<ul>\n", asked.size(),
        is_coverage() ? word("Leistungen", "services") : word("Aufgaben", "tasks"), named(asked.front()));
    for (const NamedId &id : asked) add("<li>{}</li>\n", named(id));
    add("</ul></details>");
  }

  const std::vector<Handling> &rows_;
  HandlingTopic topic_;
  Date date_;
  Language language_;
  std::map<std::string, std::string> areas_;                          // names by id
  std::map<std::map<std::string, Cell>, std::vector<NamedId>> alike_; // by what is said of each municipality
  std::string html_;
};

} // namespace

std::string to_html(const std::vector<Handling> &rows, HandlingTopic topic, Date date, Language language) {
  return Page(rows, topic, date, language).write();
}

} // namespace zufi
