// SPDX-License-Identifier: Apache-2.0
// The C++ API inside one process: several questions, one dataset. It is linked into the program; the binary promise is
// zufi.h.
#include "zufi/dataset.hpp"
#include "zufi/text.hpp"

#include <iostream>

int main(int argc, char **argv) {
  const zufi::Result<zufi::Dataset> dataset = zufi::Dataset::open(argc > 1 ? argv[1] : "build/rhein-kreis-neuss.zufi");
  if (!dataset) {
    std::cerr << dataset.error().message << '\n';
    return 1;
  }
  zufi::Query query;
  query.competence = "auslaenderwesen"; // a task instead of a service: the walk starts there
  query.places[""].push_back({"Am Markt 1, 41515 Grevenbroich", {}, {}, {}, {}, {}});
  for (const char *day : {"2013-06-04", "2026-01-01"}) {
    query.date = *zufi::Date::parse(day);
    const zufi::Result<zufi::Answer> answer = dataset->resolve(query);
    if (!answer) {
      std::cerr << answer.error().message << '\n';
      return 1;
    }
    std::cout << zufi::explain(*answer, zufi::Language::en) << '\n';
  }
  return 0;
}
