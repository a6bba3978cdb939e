// SPDX-License-Identifier: Apache-2.0
// The closed vocabularies of libzufi. Each has one name table; the names are those of the CSV tables, of JSON and of
// the command line. Numbers that the C ABI shows are pinned there (zufi.h) and checked against these by a test.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zufi {

enum class Outcome : std::uint8_t {
  resolved,         // one office for each role asked
  choice,           // several offices are equally competent; the citizen may choose (§ 3 (2) VwVfG)
  needs_input,      // one more input decides
  not_offered,      // a rule says that the service does not exist here
  gap,              // no rule leads on from a node: a hole in the data
  conflict,         // rules contradict each other
  outside_coverage, // the place is known not to be covered by this dataset
  unknown_place,    // the place was not found
  unknown_service,  // the service was not found
};

enum class Role : std::uint8_t {
  responsible, // decides (XZuFi 01)
  accepts,     // takes the application and passes it on
  advises,     // Ansprechpunkt (XZuFi 03)
};

enum class Relation : std::uint8_t {
  assigns,      // service → competence: law names the task (sachliche Zuständigkeit)
  held_by,      // competence or service → body or office (örtliche, instanzielle Zuständigkeit)
  delegated_to, // body → body: the competence itself moves (delegierende Vereinbarung, § 23 GkG NRW)
  mandated_to,  // body → body: the first stays responsible, the other does the work (mandatierende Vereinbarung)
  performed_by, // body or office → office (Geschäftsverteilung)
  not_offered,  // the service does not exist here
};

enum class Confidence : std::uint8_t { documented, derived, unverified }; // from strong to weak

enum class Layer : std::uint8_t { bund, land, kreis, gemeinde, override_ };

enum class ElementState : std::uint8_t {
  valid,     // found in the tables, and fits the other elements
  invalid,   // unreadable, or contradicts the tables
  unchecked, // not given, or the tables do not say
};

enum class BorderSide : std::uint8_t { inside, border, outside }; // of a boundary, on which a point lies

enum class OfficeKind : std::uint8_t { body, office, site };

enum class ChannelKind : std::uint8_t { online_service, portal, form, appointment };

enum class Severity : std::uint8_t { error, warning, info };

enum class Language : std::uint8_t { de, en };

enum class ReportFormat : std::uint8_t { text, json, junit, gitlab, sarif, github, html };

template <class E> struct Names;
template <> struct Names<Outcome> {
  static constexpr std::array<std::string_view, 9> texts{"resolved",         "choice",        "needs_input",
                                                         "not_offered",      "gap",           "conflict",
                                                         "outside_coverage", "unknown_place", "unknown_service"};
};
template <> struct Names<Role> {
  static constexpr std::array<std::string_view, 3> texts{"responsible", "accepts", "advises"};
};
template <> struct Names<Relation> {
  static constexpr std::array<std::string_view, 6> texts{"assigns",     "held_by",      "delegated_to",
                                                         "mandated_to", "performed_by", "not_offered"};
};
template <> struct Names<Confidence> {
  static constexpr std::array<std::string_view, 3> texts{"documented", "derived", "unverified"};
};
template <> struct Names<Layer> {
  static constexpr std::array<std::string_view, 5> texts{"bund", "land", "kreis", "gemeinde", "override"};
};
template <> struct Names<ElementState> {
  static constexpr std::array<std::string_view, 3> texts{"valid", "invalid", "unchecked"};
};
template <> struct Names<BorderSide> {
  static constexpr std::array<std::string_view, 3> texts{"inside", "border", "outside"};
};
template <> struct Names<OfficeKind> {
  static constexpr std::array<std::string_view, 3> texts{"body", "office", "site"};
};
template <> struct Names<ChannelKind> {
  static constexpr std::array<std::string_view, 4> texts{"online_service", "portal", "form", "appointment"};
};
template <> struct Names<Severity> {
  static constexpr std::array<std::string_view, 3> texts{"error", "warning", "info"};
};
template <> struct Names<Language> { static constexpr std::array<std::string_view, 2> texts{"de", "en"}; };
template <> struct Names<ReportFormat> {
  static constexpr std::array<std::string_view, 7> texts{"text", "json", "junit", "gitlab", "sarif", "github", "html"};
};

template <class E> constexpr std::string_view name_of(E value) {
  return Names<E>::texts[static_cast<std::size_t>(value)];
}

template <class E> constexpr std::optional<E> value_of(std::string_view name) {
  for (std::size_t i = 0; i < Names<E>::texts.size(); ++i)
    if (Names<E>::texts[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

} // namespace zufi
