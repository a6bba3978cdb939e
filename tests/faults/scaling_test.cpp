// SPDX-License-Identifier: Apache-2.0
// The cost of building, opening and asking grows with the dataset and not with its square, whatever somebody puts in.
//
//   valgrind --tool=callgrind scaling_test   counts the instructions of every family at two sizes; scaling.py judges
//   them scaling_test --curve [FAMILY]            prints times for doubling n, and judges nothing
#include "analyse/agreement_cycles.hpp"
#include "graph/link.hpp"
#include "scaling_families.hpp"
#include "scaling_imports.hpp"
#include "storage/dataset_file.hpp"
#include "zufi/json.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <string>
#include <string_view>
#include <valgrind/callgrind.h>

using namespace zufi;
using faults::Family;

namespace {

// CPU time, so that other programs matter little.
double seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

enum Stage { BUILD, OPEN, ASK, STAGES };
constexpr const char *STAGE_NAMES[] = {"build", "open", "ask"};
using Times = std::array<double, STAGES>;

// Which cost callgrind's next dump holds.
struct Label {
  std::string family;
  std::size_t n = 0;
  std::string stage;
};

// Runs `work`, and has callgrind, if it is there, dump the instructions that this took.
template <class Work> auto counted(const Label &label, Work work) {
  const std::string text = label.family + "|" + std::to_string(label.n) + "|" + label.stage;
  CALLGRIND_ZERO_STATS;
  auto result = work();
  CALLGRIND_DUMP_STATS_AT(text.c_str());
  return result;
}

Times measure(const Family &family, std::size_t n) {
  Times times{};
  const auto stage = [&](Stage which, auto work) {
    const double begin = seconds();
    auto result = counted({family.name, n, STAGE_NAMES[which]}, work);
    times[which] = seconds() - begin;
    return result;
  };
  const test::World world = family.world(n);
  if (!family.is_sound) {
    const bool is_refused = stage(BUILD, [&] { return !world.report().notices.empty(); });
    if (!is_refused) throw std::logic_error(family.name + " was meant to be refused");
    return times;
  }
  const std::vector<std::byte> bytes = stage(BUILD, [&] {
    const graph::RuleGraph graph = world.graph();
    model::Notices notices;
    analyse::check_agreement_cycles(graph, notices);
    return world.bytes();
  });
  const Dataset dataset = stage(OPEN, [&] { return Dataset::from_bytes(bytes).value(); });
  stage(ASK, [&] {
    const auto answer = dataset.resolve(family.query);
    if (!answer) throw std::logic_error(family.name + ": " + answer.error().message);
    return to_json(*answer).size();
  });
  return times;
}

void print_curve(const Family &family) {
  for (std::size_t n = family.largest / 8; n <= family.largest; n *= 2) {
    const Times times = measure(family, n);
    std::printf("%-30s n %6zu  build %8.1f  open %8.1f  ask %8.1f ms\n", family.name.c_str(), n, times[BUILD] * 1e3,
                times[OPEN] * 1e3, times[ASK] * 1e3);
    std::fflush(stdout);
  }
}

// A cost that is known to be the square: scaling.py must find it out.
void spend_square(std::size_t n) {
  volatile std::size_t sink = 0;
  for (std::size_t i = 0; i < n * n; ++i) sink = sink + i;
}

} // namespace

int main(int argc, char **argv) {
  const bool is_curve = argc > 1 && std::string_view(argv[1]) == "--curve";
  const std::string_view only = argc > 2 ? argv[2] : "";
  for (const Family &family : faults::families()) {
    if (family.name.find(only) == std::string::npos) continue;
    if (is_curve) {
      print_curve(family);
    } else {
      for (const std::size_t n : {family.largest / 8, family.largest / 2}) measure(family, n);
    }
  }
  if (is_curve) return 0;
  for (const faults::ForeignFamily &family : faults::foreign_families())
    for (const std::size_t n : {1'250, 5'000}) counted({family.name, n, "import"}, family.prepare(n));
  for (const std::size_t n : {500, 2'000})
    counted({"control: a square", n, "spend"}, [n] { return spend_square(n), 0; });
  return 0;
}
