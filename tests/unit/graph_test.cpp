// SPDX-License-Identifier: Apache-2.0
#include "graph/diagram.hpp"
#include "graph/hierarchy.hpp"
#include "graph/rule_graph.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::graph;
using zufi::test::World;

TEST_CASE("cycles are found with their nodes, each once, from the smallest") {
  CHECK(find_cycles({{}, {0}, {1, 0}}).empty());
  CHECK(find_cycles({{1}, {2}, {0}}) == std::vector<std::vector<Index>>{{0, 1, 2}});
  CHECK(find_cycles({{0}}) == std::vector<std::vector<Index>>{{0}});
  CHECK(find_cycles({{1}, {0}, {3}, {2}}) == std::vector<std::vector<Index>>{{0, 1}, {2, 3}});
  CHECK(find_cycles({}).empty());
}

TEST_CASE("the closure holds each ancestor once, itself included") {
  const auto ancestors = closure({{}, {0}, {0}, {1, 2}}, 4);
  CHECK(ancestors[0] == std::vector<Index>{0});
  CHECK(ancestors[3] == std::vector<Index>{0, 1, 2, 3});
  CHECK(closure({{}, {0}, {1}, {2}}, 2)[3] == std::vector<Index>{0, 1, 3}); // too many: one more than the limit tells
}

TEST_CASE("depth costs no stack") {
  constexpr Index DEPTH = 200'000;
  Parents chain(DEPTH);
  for (Index i = 1; i < DEPTH; ++i) chain[i].push_back(i - 1);
  CHECK(find_cycles(chain).empty());
  chain[0].push_back(DEPTH - 1);
  CHECK(find_cycles(chain).front().size() == DEPTH);
}

TEST_CASE("pictures: any text in a label") {
  Diagram diagram;
  diagram.title = "T\"itle";
  diagram.nodes = {{"a \"quoted\"\nsecond <b> ä \\ line", "box", "#ffffff"}, {"b", "ellipse", ""}};
  diagram.edges = {{0, 1, "edge", "dashed"}, {1, 0, "", ""}};
  const std::string dot = to_dot(diagram);
  CHECK(dot.find("digraph") == 0);
  CHECK(dot.find(R"(label="a \"quoted\"\nsecond <b> ä \\ line")") != std::string::npos);
  CHECK(dot.find(R"(0->1 [label="edge", style="dashed"])") != std::string::npos);
  CHECK(dot.find("rankdir=LR") != std::string::npos);
  Diagram controls;
  controls.nodes = {{std::string("x\x1b\r\ty", 5), "box", ""}};
  CHECK(to_dot(controls).find('\x1b') == std::string::npos);
}

TEST_CASE("nodes: LeiKa parents, prefixes, bundles, offices and their sites") {
  World world;
  world.add("services", "key,agency,parent,name,ozg_id\n99012008001000,,,A,10513\n99012008001001,,,B,10513\n"
                        "bus,town,,Bus,\nbus-night,town,town:bus,Night bus,\nbau,town,99012008001000,Extra,\n");
  world.add("offices", "id,kind,parent\nb,body,\nb/o,office,b\nb/o/p,office,b/o\nb/s,site,b/o\n");
  const RuleGraph graph = world.graph();
  const auto node = [&](std::string_view id) { return graph.node_of(id); };
  CHECK(graph.nodes[node("99012008001001")].parent == node("99012008001000"));
  CHECK(graph.nodes[node("99012008001000")].parent == node("99012008000000"));
  CHECK(graph.nodes[node("99012008000000")].kind == NodeKind::prefix);
  CHECK(graph.nodes[node("99012000000000")].kind == NodeKind::prefix);
  CHECK(node("99013000000000") == NONE);
  CHECK(graph.nodes[node("town:bus-night")].parent == node("town:bus"));
  CHECK(graph.nodes[node("town:bau")].parent == node("99012008001000"));
  CHECK(graph.nodes[node("99012008001000")].bundle == node("10513"));
  CHECK(graph.nodes[node("10513")].kind == NodeKind::bundle);
  CHECK(graph.body_of(node("b/o/p")) == node("b"));
  CHECK(graph.nodes[node("b/o")].sites == std::vector<Index>{node("b/s")});
  CHECK(graph.lies_under(node("b/o/p"), node("b")));
  CHECK_FALSE(graph.lies_under(node("b"), node("b/o/p")));
  CHECK(graph.name_of_node(node("10513")) == "10513");
}

TEST_CASE("nodes: a prefix exists as soon as one service lies under it, a local one too") {
  World world;
  world.add("services", "key,agency,parent,name\nbau,town,99012008000000,Extra\n");
  const RuleGraph graph = world.graph();
  REQUIRE(graph.node_of("99012008000000") != NONE);
  CHECK(graph.nodes[graph.node_of("99012008000000")].kind == NodeKind::prefix);
  CHECK(graph.nodes[graph.node_of("town:bau")].parent == graph.node_of("99012008000000"));
  World whole_key; // no prefix, so it must be a service of the dataset
  whole_key.add("services", "key,agency,parent,name\nbau,town,99012008001001,Extra\n");
  CHECK(whole_key.notice_codes() == std::vector<std::string>{"reference_unknown"});
}

TEST_CASE("a Gemeinde lies in one Kreis at a time, whatever the order of their ids") {
  const auto codes = [](std::string_view kreise) {
    World world;
    world.add("areas", "id,kind,parents,valid_from,valid_to\n" + std::string(kreise) + "m,gemeinde,a;b;c,,\n");
    return world.notice_codes();
  };
  CHECK(codes("a,kreis,,,2000-01-01\nb,kreis,,2010-01-01,\nc,kreis,,2000-01-01,2010-01-01\n").empty());
  CHECK(codes("a,kreis,,,2000-01-01\nb,kreis,,2010-01-01,\nc,kreis,,,2000-01-01\n") ==
        std::vector<std::string>{"gemeinde_in_two_kreise"});
}

TEST_CASE("connecting factors are inherited") {
  World world;
  world.add("services", "key,name,connecting_factor\n99012008001000,A,event\n99012008001001,B,\n99013001000000,C,\n");
  world.add("competences", "id,parent,connecting_factor\nc,,property;residence:child\nd,c,\ne,c,seat\n");
  const RuleGraph graph = world.graph();
  const auto factors = [&](std::string_view id) {
    const auto span = graph.connecting_factors(graph.node_of(id));
    return std::vector<std::string>(span.begin(), span.end());
  };
  CHECK(factors("99012008001001") == std::vector<std::string>{"event"});
  CHECK(factors("99013001000000").empty());
  CHECK(factors("d") == std::vector<std::string>{"property", "residence:child"});
  CHECK(factors("e") == std::vector<std::string>{"seat"});
}

TEST_CASE("all findings of a world are reported, not the first alone") {
  World world;
  world.add("areas", "id,kind,name,parents\na,bezirk,A,b\nb,bezirk,B,a\nc,kreis,C,nowhere\n");
  world.add("competences", "id,parent\nx,y\ny,x\n");
  world.add("rules", "id,relation,from,to,condition\nr,held_by,nobody,noone,age < 1\n");
  CHECK(world.notice_codes() == std::vector<std::string>{"area_cycle", "competence_cycle", "condition_fact_unknown",
                                                         "reference_unknown", "reference_unknown",
                                                         "reference_unknown"});
}

TEST_CASE("cycles are printed with their nodes") {
  World world;
  world.add("areas", "id,kind,name,parents\na,bezirk,A,c\nb,bezirk,B,a\nc,bezirk,C,b\n");
  CHECK(world.report().notices.front().text_en == "these areas contain each other: a → c → b → a");
}

// --- remits: what a layer may write

namespace {

// The Kreis, two municipalities, and a folder with the remit given.
World layered(std::vector<std::string> areas, std::vector<std::string> nodes) {
  World world;
  world.records().folders.push_back(world.records().folders.front()); // what the others wrote
  world.add("areas", "id,kind,name,parents\nk,kreis,K,\nm,gemeinde,M,k\nn,gemeinde,N,k\nz,bezirk,Z,m\n", 1);
  world.add("competences", "id\nbau\n", 1);
  world.add("offices", "id,kind,parent,area\nkreis,body,,k\nm-body,body,,m\nn-body,body,,n\nm-body/o,office,m-body,\n",
            1);
  world.records().folders.back().path = "others";
  world.records().folders.back().id = "others";
  world.records().folders.back().remit_nodes = {"kreis", "m-body", "n-body"};
  world.folder().remit_areas = std::move(areas);
  world.folder().remit_nodes = std::move(nodes);
  return world;
}

std::vector<std::string> rules_refused(World world, std::string_view rules) {
  world.add("rules", rules);
  std::vector<std::string> refused;
  for (const Notice &notice : world.report().notices)
    if (notice.code == "row_outside_remit") refused.push_back(notice.column);
  return refused;
}

using Columns = std::vector<std::string>;

} // namespace

TEST_CASE("a municipality decides which of its offices does the work, and nothing else") {
  const World world = layered({}, {"m-body"});
  CHECK(rules_refused(world, "id,relation,from,to\nr,performed_by,m-body,m-body/o\n").empty());
  CHECK(rules_refused(world, "id,relation,from,to,area\nr,held_by,bau,m-body,m\n") == Columns{"area"});
  CHECK(rules_refused(world, "id,relation,from,to\nr,held_by,bau,m-body\n") == Columns{"from"});
  CHECK(rules_refused(world, "id,relation,from,area\nr,not_offered,bau,m\n") == Columns{"area"});
  CHECK(rules_refused(world, "id,relation,from,to\nr,delegated_to,m-body,kreis\n") == Columns{"to"});
  CHECK(rules_refused(world, "id,relation,from,to\nr,delegated_to,kreis,m-body\n") == Columns{"from"});
  CHECK(rules_refused(world, "id,relation,from\nr,not_offered,n-body\n") == Columns{"from"});
  CHECK(rules_refused(world, "id,relation,from\nr,not_offered,m-body\n").empty());
}

TEST_CASE("a Kreis speaks for its areas and holds the agreements of its municipalities, but not their offices") {
  const World world = layered({"k"}, {"kreis"});
  CHECK(rules_refused(world, "id,relation,from,to,area\nr,held_by,bau,kreis,m;n\n").empty());
  CHECK(rules_refused(world, "id,relation,from,to\nr,held_by,bau,kreis\n") == Columns{"from"});
  CHECK(rules_refused(world, "id,relation,from,to\nr,delegated_to,m-body,n-body\n").empty());
  CHECK(rules_refused(world, "id,relation,from,to\nr,mandated_to,kreis,m-body\n").empty());
  CHECK(rules_refused(world, "id,relation,from,to\nr,performed_by,m-body,m-body/o\n") == Columns{"from"});
}

TEST_CASE("a municipality may cut up its territory, but not hand parts of it to somebody else's area") {
  const auto refused = [](std::string_view areas) {
    World world = layered({}, {"m-body"});
    world.add("areas", areas);
    std::vector<std::string> ids;
    for (const Notice &notice : world.report().notices)
      if (notice.code == "row_outside_remit") ids.push_back(notice.value);
    return ids;
  };
  CHECK(refused("id,kind,name,parents\nnew,bezirk,New,m\n").empty());
  CHECK(refused("id,kind,name,parents\nnew,bezirk,New,m\nnew2,bezirk,New,new\n").empty());
  CHECK(refused("id,kind,name,parents\nnew,bezirk,New,n\n") == Columns{"new"});
  CHECK(refused("id,kind,name,parents\nnew,bezirk,New,m;k\n") == Columns{"new"});
  CHECK(refused("id,kind,name,parents\nnew,kreis,New,\n") == Columns{"new"});
}
