// SPDX-License-Identifier: Apache-2.0
// One page for people: no script, nothing from outside, every text of others through markup(). Filters are check boxes
// that the style reads; a browser too old for that shows everything.
#include "report/finding_words.hpp"
#include "report/html_style.hpp"
#include "report/report_formats.hpp"
#include "report/visible.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace zufi::report {

namespace {

// The same finding has the same anchor in every run: FNV-1a of its fingerprint.
std::string anchor_of(std::string_view fingerprint) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : fingerprint) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("f-{:016x}", hash);
}

// Codes are plain words; whatever else stands there is no part of an address.
std::string anchor_of_code(std::string_view code) {
  const bool is_plain = code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
  return is_plain ? fmt::format("code-{}", code) : anchor_of(code);
}

class Page {
 public:
  Page(const Report &report, Language language) : report_(report), language_(language) {
    for (const Notice &notice : report.notices) by_code_[notice.code].push_back(&notice);
  }

  std::string write() {
    write_head();
    add("<body>\n<a class=\"skip\" href=\"#findings\">{}</a>\n<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n<main>\n",
        word("Zu den Befunden", "Skip to the findings"), title(), markup(counts(report_, language_)));
    write_overview();
    write_findings();
    add("</main>\n</body>\n</html>\n");
    return html_;
  }

 private:
  template <class... Args> void add(fmt::format_string<Args...> format, Args &&...args) {
    fmt::format_to(std::back_inserter(html_), format, std::forward<Args>(args)...);
  }
  std::string_view word(std::string_view de, std::string_view en) const { return in_language(language_, de, en); }
  std::string_view title() const { return word("Prüfbericht: Zuständigkeiten", "Report: who is responsible"); }

  std::string_view name_in_words(Severity severity) const {
    switch (severity) {
    case Severity::error: return word("Fehler", "Error");
    case Severity::warning: return word("Warnung", "Warning");
    case Severity::info: return word("Hinweis", "Remark");
    }
    return {};
  }

  void write_head() {
    add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; base-uri 'none'; "
        "form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        name_of(language_), STYLE_HASH, title(), STYLE);
  }

  void write_overview() {
    add("<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">{}</h2>\n", word("Überblick", "Overview"));
    add("<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th "
        "scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        word("Befunde nach Schwere", "Findings by severity"), word("Schwere", "Severity"), word("Anzahl", "Number"));
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
      write_count(name_in_words(severity), report_.count(severity));
    if (report_.accepted > 0)
      write_count(word("Akzeptiert, nicht aufgeführt", "Accepted, not listed"), report_.accepted);
    add("</tbody>\n</table>\n");
    const std::vector<std::string> sentences = checked_sentences(report_, language_);
    if (!sentences.empty()) add("<h3>{}</h3>\n", word("Was geprüft wurde", "What was looked at"));
    for (const std::string &sentence : sentences) add("<p>{}</p>\n", markup(sentence));
    if (!by_code_.empty()) write_contents();
    add("</section>\n");
  }

  void write_count(std::string_view name, std::size_t count) {
    add("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n", name, count);
  }

  void write_contents() {
    add("<nav aria-label=\"{0}\">\n<h3>{0}</h3>\n<ul>\n", word("Befunde nach Art", "Findings by kind"));
    for (const auto &[code, notices] : by_code_)
      add("<li><a href=\"#{0}\">{1}</a> ({2})</li>\n", anchor_of_code(code), markup(code), notices.size());
    add("</ul>\n</nav>\n");
  }

  void write_findings() {
    add("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\" tabindex=\"-1\">{}</h2>\n",
        word("Befunde", "Findings"));
    if (by_code_.empty())
      add("<p>{}</p>\n", markup(clean_text(report_, language_)));
    else
      write_filters();
    for (const auto &[code, notices] : by_code_) {
      add("<section aria-labelledby=\"{0}\">\n<h3 id=\"{0}\">{1}</h3>\n", anchor_of_code(code), markup(code));
      for (const Notice *notice : notices) write_finding(*notice);
      add("</section>\n");
    }
    add("</section>\n");
  }

  void write_filters() {
    add("<fieldset>\n<legend>{}</legend>\n", word("Anzeigen", "Show"));
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
      add("<input type=\"checkbox\" id=\"show-{0}\" checked> <label for=\"show-{0}\">{1} ({2})</label>\n",
          name_of(severity), name_in_words(severity), report_.count(severity));
    add("</fieldset>\n");
  }

  void write_finding(const Notice &notice) {
    std::string anchor = anchor_of(notice.fingerprint);
    while (!anchors_.insert(anchor).second) anchor += "-";
    add("<article class=\"{0}\" id=\"{1}\" aria-labelledby=\"{1}-h\">\n"
        "<h4 id=\"{1}-h\"><span class=\"severity\">{2}:</span> {3}</h4>\n<p class=\"place\">{4}{5} "
        "<a href=\"#{1}\">{6}</a></p>\n<dl>\n",
        name_of(notice.severity), anchor, name_in_words(notice.severity), markup(text_of(notice, language_)),
        markup(place_of(notice.file, notice.row)),
        notice.column.empty() ? std::string() : fmt::format(" [{}]", markup(notice.column)),
        word("Verweis auf diesen Befund", "Link to this finding"));
    write_entry(word("Abhilfe", "What to do"), advice_of(notice, language_));
    for (const Line &line : proof_lines(notice, language_)) write_entry(line.label, line.text);
    write_entry(word("Fingerabdruck", "Fingerprint"), notice.fingerprint);
    add("</dl>\n</article>\n");
  }

  void write_entry(std::string_view name, const std::string &text) {
    if (!text.empty()) add("<dt>{}</dt><dd>{}</dd>\n", name, markup(text));
  }

  const Report &report_;
  Language language_;
  std::map<std::string, std::vector<const Notice *>> by_code_;
  std::set<std::string> anchors_;
  std::string html_;
};

} // namespace

std::string to_html(const Report &report, Language language) { return Page(report, language).write(); }

} // namespace zufi::report
