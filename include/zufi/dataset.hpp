// SPDX-License-Identifier: Apache-2.0
// A built dataset: opened once, immutable, shared by all threads.
//
//   auto dataset = zufi::Dataset::open("rhein-kreis-neuss.zufi");
//   if (!dataset) return fail(dataset.error().message);
//   zufi::Query query;
//   query.service = "99012008001000"; // Baugenehmigung Erteilung
//   query.places[""].push_back({.text = "Bahnstraße 51, 41569 Rommerskirchen"});
//   query.date = *zufi::Date::parse("2026-01-01");
//   auto answer = dataset->resolve(query);
//
// Threads: all member functions may be called at the same time from many threads; none takes a lock, so a process may
// fork at any time. Nothing is read from disk after open; the file may be replaced, truncated or deleted.
#pragma once

#include "zufi/answer.hpp"
#include "zufi/completion.hpp"
#include "zufi/diff.hpp"
#include "zufi/handling.hpp"
#include "zufi/history.hpp"
#include "zufi/notice.hpp"
#include "zufi/overview.hpp"
#include "zufi/query.hpp"
#include "zufi/question_tree.hpp"
#include "zufi/result.hpp"
#include "zufi/search.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

// The layout of dataset files that this library writes, and the only one that it reads.
inline constexpr int DATASET_LAYOUT = 2;

struct DatasetInfo {
  struct Source {
    Text id, title, publisher, url, licence;
  };
  struct Count {
    std::string_view table;
    std::size_t rows = 0;
  };
  Text id, title, version, licence, publisher, contact;
  Text expires;               // the day from which it should no longer be relied on; empty: never
  std::vector<Text> coverage; // area ids; "*" = everywhere
  Text sha256;                // of the file
  Text content_sha256;        // of the content, whatever version of SQLite wrote the file
  std::vector<Count> tables;
  std::vector<Source> sources;
};

class Dataset {
 public:
  // Reads the file whole and checks its digest before anything else looks at it. Errors: not_found, unreadable,
  // foreign, truncated, damaged, too_new, too_old, exhausted.
  static Result<Dataset> open(const std::string &path);
  static Result<Dataset> from_bytes(std::span<const std::byte> bytes); // copies what it needs

  const DatasetInfo &info() const;

  // Errors: query (misuse; the message names the field, never what stands in it).
  Result<Answer> resolve(const Query &query) const;

  // All questions that can follow, with what each run of them ends in. `query` has one role. Errors: query (as resolve,
  // and more than one role), exhausted (more than MAX_TREE_QUESTIONS).
  Result<QuestionTree> question_tree(const Query &query) const;

  // The answer on each of the days, as stretches in order, without gaps; neighbours differ. Open ends are allowed. The
  // query's date decides nothing, and is needed only if both ends are open. Takes as long as asking a few times for
  // each stretch. Errors: argument (no day lies between the ends), query (as resolve), exhausted (MAX_STRETCHES).
  Result<std::vector<AnswerStretch>> history(const Query &query, Validity days) const;

  // The first stretch that begins after the query's date and before `until`, to its end, which may lie behind `until`;
  // nothing if the answer stays. Errors: query (as resolve).
  Result<std::optional<AnswerStretch>> next_change(const Query &query, Date until) const;

  // The question in every municipality of an area on the query's date, one row each; of what the tables do not resolve
  // into municipalities, and of less than a municipality, in that. `area` is a key or id as in Place::area; it stands
  // in the rows as the place that counts, so that places of named kinds (a company's seat) may be given beside it.
  // Errors: argument (no such area on that day), query (as resolve; also a place without a kind).
  Result<Overview> everywhere(const Query &query, const std::string &area) const;

  // Every service that is valid on the query's date, at the query's places, one row each. Errors: query (as resolve;
  // also a service or competence).
  Result<Overview> landscape(const Query &query) const;

  // The services of an OZG-Leistung (5 digits), or the service itself; empty if the dataset has neither.
  std::vector<std::string> services_of(std::string_view service_or_ozg_id) const;

  // Why the office `office_id` is not the answer: where the path parts from every way that leads to it. One paragraph.
  // Errors: query (also if the dataset has no such office).
  Result<std::string> why_not(const Query &query, std::string_view office_id, Language language) const;

  // The proof (SEMANTICS.md §6): every question that the dataset can tell apart is asked: gaps, conflicts, rules and
  // offices that no answer needs, each with a question that shows it. Report::proved says what was gone through; no
  // finding means that there is none. Takes seconds for a Kreis. Built files have no rows: check_folders names them.
  Result<Report> check() const;

  // Which answers another dataset changes, on any day. They may declare services, facts, areas and streets differently:
  // places are compared by the ids of municipalities, the names of streets, numbers and postcodes.
  Result<Diff> diff(const Dataset &after) const;
  // Between two days of this one: "what changes on 1 January?"
  Result<Diff> diff(Date before, Date after) const;

  // How each service that is valid on the day, or each competence, is handled in each municipality of the coverage, by
  // id of service or competence, then of municipality.
  Result<std::vector<Handling>> handling_of_services(Date date, Role role) const;
  Result<std::vector<Handling>> handling_of_competences(Date date, Role role) const;

  // The rule graph in DOT (Graphviz): bodies, offices, competences and the edges between them, services only where a
  // rule other than `assigns` leaves them. `competence`: that competence alone, with its parts and services; empty:
  // all. Errors: argument (no such competence).
  Result<std::string> graph_dot(std::string_view competence) const;

  // What somebody may be about to type, the likeliest first: by how it was found, then by kind, then by the alphabet.
  // Reads memory alone. Errors: argument (a text that is too long or no UTF-8, a limit out of range).
  Result<std::vector<Completion>> complete(const CompletionRequest &request) const;

  // Services by what citizens say, the likeliest first; of equally likely ones those with the shorter name. Opens a
  // database of its own over the index in memory, and so passes through locks of SQLite: a process that forks while
  // another of its threads searches must not search in the child. Errors: argument (as above), damaged (an index that a
  // build did not write).
  Result<std::vector<SearchHit>> search(const SearchRequest &request) const;

 private:
  struct Snapshot;
  explicit Dataset(std::shared_ptr<const Snapshot> snapshot);
  std::shared_ptr<const Snapshot> snapshot_;
};

} // namespace zufi
