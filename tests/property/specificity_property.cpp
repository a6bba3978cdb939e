// SPDX-License-Identifier: Apache-2.0
// P9: "beats" is a strict partial order.
#include "property.hpp"
#include "resolve/specificity.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace zufi;
using namespace zufi::test;
using resolve::Competitor;

namespace {

using Matrix = std::vector<std::vector<bool>>;

Matrix beats_of(const graph::RuleGraph &graph, const std::vector<Competitor> &edges) {
  Matrix beats(edges.size(), std::vector<bool>(edges.size()));
  for (std::size_t a = 0; a < edges.size(); ++a)
    for (std::size_t b = 0; b < edges.size(); ++b) beats[a][b] = resolve::beats(graph, edges[a], edges[b]);
  return beats;
}

// The first law that fails; empty if none does.
std::string broken_law(const Matrix &beats) {
  std::size_t champions = 0;
  for (std::size_t a = 0; a < beats.size(); ++a) {
    if (beats[a][a]) return "an edge beats itself";
    std::size_t beaten = 0;
    for (std::size_t b = 0; b < beats.size(); ++b) {
      if (!beats[a][b]) continue;
      ++beaten;
      if (beats[b][a]) return "two edges beat each other";
      for (std::size_t c = 0; c < beats.size(); ++c)
        if (beats[b][c] && !beats[a][c]) return "not transitive";
    }
    if (beaten + 1 == beats.size() && beats.size() > 1) ++champions;
  }
  return champions > 1 ? "two edges beat all others" : "";
}

} // namespace

TEST_CASE("P9: beats is a strict partial order on all pairs and triples of a universe of edges") {
  World world;
  world.add("areas",
            "id,kind,name,parents\nk,bezirk,K,\nm,gemeinde,M,k\nn,gemeinde,N,k\nmz,bezirk,Mz,m\nmy,bezirk,My,m\n"
            "mx,bezirk,Mx,mz;my\n");
  world.add("statuses", "area,status,valid_from,valid_to\nm,big,,\nm,own,,\n");
  world.add("competences", "id,parent\nc,\n");
  world.add("offices", "id,kind,parent,area\nb,body,,m\n");
  world.add("facts", "id,type,values\nsize,number,\nwho,enum,a;b;c\nsurname,name,\n");
  std::string rules = "id,relation,from,to,area,status,condition\n";
  std::size_t number = 0;
  for (const char *area : {"", "k", "m", "n", "m;n", "mz", "my", "mz;my", "mx", "m;mx"})
    for (const char *status : {"", "big", "own"})
      for (const char *condition : {"", "size < 10", "size <= 10", "size >= 10", "\"who in a, b\"", "who in a",
                                    "size < 10 and who in a", "surname in A..H"})
        rules += "r" + std::to_string(++number) + ",held_by,c,b," + area + "," + status + "," + condition + "\n";
  world.add("rules", rules);
  const graph::RuleGraph graph = world.graph();
  const std::vector<resolve::SubjectRank> ranks{{0, false}, {1, false}, {0, true}, resolve::NO_SUBJECT};
  std::vector<Competitor> edges;
  for (const graph::Rule &rule : graph.rules)
    for (const resolve::SubjectRank &rank : ranks) edges.push_back({&rule, rank});
  REQUIRE(edges.size() == 10 * 3 * 8 * 4);
  CHECK(broken_law(beats_of(graph, edges)).empty());
}

TEST_CASE("P9: beats is a strict partial order on the edges of random worlds") {
  check_property("P9: beats is a strict partial order on the edges of random worlds", {.queries = 0}, [](Trial &trial) {
    const graph::RuleGraph &graph = trial.world().graph();
    std::vector<Competitor> edges;
    for (const graph::Rule &rule : graph.rules) {
      const std::size_t position = trial.dice.below(4);
      edges.push_back({&rule, position == 3 ? resolve::NO_SUBJECT
                                            : resolve::SubjectRank{position, position == 0 && trial.dice.chance(30)}});
    }
    const Matrix beats = beats_of(graph, edges);
    const std::string broken = broken_law(beats);
    for (std::size_t i = 0; i < edges.size(); ++i) trial.check(broken.empty(), [&] { return broken; });
  });
}
