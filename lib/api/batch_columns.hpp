// SPDX-License-Identifier: Apache-2.0
// The columns of a batch in CSV: which of them ask, and what an answer adds to them.
#pragma once

#include "zufi/answer.hpp"
#include "zufi/date.hpp"
#include "zufi/query.hpp"
#include "zufi/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::api {

class BatchColumns {
 public:
  // Errors: unreadable (the message says why, and repeats no name that is not one of ours).
  static Result<BatchColumns> of_header(const std::vector<std::string> &names);

  std::size_t count() const { return count_; }
  const std::vector<std::string> &copied() const { return copied_; }

  // Precondition: as many cells as there are columns. Errors: query (names the column, never what stands in it).
  Result<Query> query(const std::vector<std::string> &cells, std::optional<Date> date) const;

 private:
  enum class Asking {
    service,
    competence,
    address,
    street,
    house_number,
    postcode,
    place,
    area,
    at,
    facts,
    date,
    role
  };

  std::string cell(const std::vector<std::string> &cells, Asking column) const;
  Status fill(const std::vector<std::string> &cells, Query &query) const;

  static constexpr std::size_t ASKING = 12;
  static constexpr std::string_view ASKING_NAMES[ASKING] = {"service",      "competence", "address", "street",
                                                            "house_number", "postcode",   "place",   "area",
                                                            "at",           "facts",      "date",    "role"};
  std::size_t count_ = 0;
  std::optional<std::size_t> cell_of_[ASKING];
  std::vector<std::string> copied_;
};

// What an answer adds: ",outcome,office,…" of the header, of an answer, and of a row that has none.
std::string result_header();
std::string result_cells(const Answer &answer);
std::string result_cells_of_fault(std::string_view text);

} // namespace zufi::api
