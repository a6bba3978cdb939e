// SPDX-License-Identifier: Apache-2.0
// The cost of building, opening and asking grows with the dataset and not with its square, whatever somebody puts in.
//
//   scaling_test            measures all families at n/4 and n, and fails where one grows too fast
//   scaling_test --curve    prints the times for doubling n, and judges nothing
#include "analyse/agreement_cycles.hpp"
#include "graph/link.hpp"
#include "scaling_families.hpp"
#include "storage/dataset_file.hpp"
#include "zufi/json.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>
#include <stdexcept>
#include <string_view>

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

template <class Work> auto timed(double &time, Work work) {
  const double begin = seconds();
  auto result = work();
  time = seconds() - begin;
  return result;
}

Times measure(const Family &family, std::size_t n) {
  Times times{};
  const test::World world = family.world(n);
  if (!family.is_sound) {
    const bool is_refused = timed(times[BUILD], [&] { return !world.report().notices.empty(); });
    if (!is_refused) throw std::logic_error(family.name + " was meant to be refused");
    return times;
  }
  const std::vector<std::byte> bytes = timed(times[BUILD], [&] {
    const graph::RuleGraph graph = world.graph();
    model::Notices notices;
    analyse::check_agreement_cycles(graph, notices);
    return world.bytes();
  });
  const Dataset dataset = timed(times[OPEN], [&] { return Dataset::from_bytes(bytes).value(); });
  timed(times[ASK], [&] {
    const auto answer = dataset.resolve(family.query);
    if (!answer) throw std::logic_error(family.name + ": " + answer.error().message);
    return to_json(*answer).size();
  });
  return times;
}

Times best_of(const Family &family, std::size_t n, int tries) {
  Times best = measure(family, n);
  for (int i = 1; i < tries; ++i) {
    const Times again = measure(family, n);
    for (std::size_t stage = 0; stage < STAGES; ++stage) best[stage] = std::min(best[stage], again[stage]);
  }
  return best;
}

void print_curve(const Family &family) {
  for (std::size_t n = family.largest / 8; n <= family.largest; n *= 2) {
    const Times times = measure(family, n);
    std::printf("%-30s n %6zu  build %8.1f  open %8.1f  ask %8.1f ms\n", family.name.c_str(), n, times[BUILD] * 1e3,
                times[OPEN] * 1e3, times[ASK] * 1e3);
    std::fflush(stdout);
  }
}

// Four times the data, at most three times the cost for each doubling: nine, where a square would be sixteen.
bool grows_gently(const Family &family) {
  constexpr double BOUND = 9;
  constexpr double FLOOR = 0.002; // seconds; less is noise
  const Times small = best_of(family, family.largest / 4, 2);
  Times large = measure(family, family.largest);
  bool is_gentle = true;
  for (std::size_t stage = 0; stage < STAGES; ++stage) {
    const auto ratio = [&] { return large[stage] / std::max(small[stage], FLOOR); };
    if (ratio() > BOUND) large = best_of(family, family.largest, 3); // once more, before it is said
    std::printf("%-30s %-5s %8.1f → %8.1f ms, × %4.1f%s\n", family.name.c_str(), STAGE_NAMES[stage], small[stage] * 1e3,
                large[stage] * 1e3, ratio(), ratio() > BOUND ? "  TOO FAST" : "");
    is_gentle = is_gentle && ratio() <= BOUND;
  }
  std::fflush(stdout);
  return is_gentle;
}

// A family of which the cost is known to be the square is found out.
bool control_is_found() {
  Family square{"control: a square", faults::families().front().world, {}, true, 1'000};
  volatile std::size_t sink = 0;
  const auto spend = [&sink](std::size_t n) {
    const double begin = seconds();
    for (std::size_t i = 0; i < n * n; ++i) sink = sink + i;
    return seconds() - begin;
  };
  return spend(8'000) / std::max(spend(2'000), 0.002) > 9;
}

} // namespace

int main(int argc, char **argv) {
  const bool is_curve = argc > 1 && std::string_view(argv[1]) == "--curve";
  const std::string_view only = argc > 2 ? argv[2] : "";
  bool is_gentle = is_curve || control_is_found();
  if (!is_gentle) std::printf("the negative control was not found out\n");
  for (const Family &family : faults::families()) {
    if (family.name.find(only) == std::string::npos) continue;
    if (is_curve)
      print_curve(family);
    else
      is_gentle = grows_gently(family) && is_gentle;
  }
  return is_gentle ? 0 : 1;
}
