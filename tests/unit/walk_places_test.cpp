// SPDX-License-Identifier: Apache-2.0
// SEMANTICS.md, sections 3, 4 and 9: which place counts, whether it is known and covered, and what is not known.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::answer_of;
using zufi::test::ask;
using zufi::test::World;

namespace {

// The Kreis k with the municipalities m and n, and f, which lies in none; districts my and mz of m.
World base() {
  World world;
  world.add("areas", "id,kind,name,parents\nland,land,Land,\nk,kreis,K,land\nm,gemeinde,M,k\nn,gemeinde,N,k\n"
                     "f,gemeinde,F,land\nmz,bezirk,Mz,m\nmy,bezirk,My,m\n");
  world.add("services", "key,name\n99001001001000,S\n");
  world.add("competences", "id,connecting_factor\nc,\nd,\ne,event\nhome,residence\n");
  world.add("offices", "id,kind,parent,area\nkreis,body,,k\nmm,body,,m\nnn,body,,n\nff,body,,f\n"
                       "kreis/o,office,kreis,\nmm/o,office,mm,\nmm/q,office,mm,\nmm/o/s1,site,mm/o,\n");
  world.add("facts", "id,type,values\nsize,number,\n");
  return world;
}

Place in(const char *area) { return Place{{}, {}, {}, {}, {}, area}; }

Query typed(std::string_view what, std::map<std::string, std::vector<Place>> places) {
  Query query = ask(what, "");
  query.places = std::move(places);
  return query;
}

Dataset with(std::string_view rules) { return base().add("rules", rules).dataset(); }

} // namespace

TEST_CASE("§3: a body asks for the place that counts for the task, whatever kind of edge led to it") {
  const Dataset dataset =
      with("id,relation,from,to,area\nh,held_by,e,kreis,\nw,performed_by,kreis,kreis/o,m\ni,held_by,c,kreis,\n");
  const auto asked = [&](std::string_view what) {
    const auto answer = dataset.resolve(ask(what, ""));
    REQUIRE(answer->outcome == Outcome::needs_input);
    return answer->missing.front();
  };
  CHECK(asked("e").input == "place");
  CHECK(asked("e").place_kinds == std::vector<std::string>{"event"});
  CHECK(asked("c").place_kinds.empty());
}

TEST_CASE("§9: a service that leaves it to its task which place counts is held to coverage all the same") {
  const auto covered = [](std::string_view rules) { return base().coverage({"k"}).add("rules", rules).dataset(); };
  const std::string head = "id,relation,from,to,area\n";
  const Query outside = typed("99001001001000", {{"residence", {in("f")}}});
  const Query nowhere = typed("99001001001000", {{"residence", {in("nowhere")}}});
  for (const char *rule :
       {"h,held_by,99001001001000,@self,\n", "h,held_by,99001001001000,kreis,\n", "h,held_by,99001001001000,mm/o/s1,\n",
        "x,not_offered,99001001001000,,\n", "h,held_by,99001001001000,kreis,\ni,held_by,99001001001000,mm,\n", ""}) {
    CAPTURE(rule);
    const Dataset dataset = covered(head + rule);
    CHECK(answer_of(dataset, outside) == "[outside_coverage]");
    CHECK(answer_of(dataset, nowhere) == "[unknown_place]");
  }
  const Dataset task = covered(head + "a,assigns,99001001001000,e,\nh,held_by,e,kreis,\n");
  CHECK(answer_of(task, outside) == "kreis>kreis"); // for the task the residence does not count
}

TEST_CASE("§9: a place that decides which task it is need not be covered if another counts for the task") {
  const Dataset dataset =
      base()
          .coverage({"k"})
          .add("rules", "id,relation,from,to,area\na,assigns,99001001001000,e,f\nh,held_by,e,@self,\n")
          .dataset();
  CHECK(answer_of(dataset, typed("99001001001000", {{"", {in("f")}}, {"event", {in("m")}}})) == "mm>mm");
  const Dataset self = with("id,relation,from,to\nh,held_by,99001001001000,@self\na,assigns,99001001001000,c\n");
  CHECK(answer_of(self, typed("99001001001000", {{"", {in("nowhere")}}})) == "[unknown_place]");
}

TEST_CASE("§9: of several places, one that is unknown or outside is a warning as long as another leads to an office") {
  const Dataset dataset =
      base()
          .coverage({"k"})
          .add("rules", "id,relation,from,to\nh,held_by,99001001001000,@self\ni,held_by,home,@self\n")
          .dataset();
  for (const char *what : {"99001001001000", "home"})
    for (const char *bad : {"f", "nowhere"}) {
      CAPTURE(what, bad);
      const auto answer = dataset.resolve(typed(what, {{"residence", {in("m"), in(bad)}}}));
      CHECK(answer->outcome == Outcome::resolved);
      const std::string code = bad == std::string("f") ? "place_outside_coverage" : "place_unknown";
      CHECK(std::any_of(answer->warnings.begin(), answer->warnings.end(),
                        [&](const WarningInfo &warning) { return warning.code == code; }));
    }
}

TEST_CASE("§9: a place that an edge asks for and nobody knows is not passed over in silence") {
  const Dataset dataset = with("id,relation,from,to,area,places\nh,held_by,e,kreis,,\ng,held_by,e,@self,m,residence\n");
  CHECK(answer_of(dataset, typed("e", {{"event", {in("n")}}, {"residence", {in("m")}}})) == "mm>mm");
  CHECK(answer_of(dataset, typed("e", {{"event", {in("n")}}, {"residence", {in("n")}}})) == "kreis>kreis");
  CHECK(answer_of(dataset, typed("e", {{"event", {in("n")}}})) == "[needs_input]");
  CHECK(answer_of(dataset, typed("e", {{"event", {in("n")}}, {"residence", {in("nowhere")}}})) == "[unknown_place]");
}

TEST_CASE("§9: @self of an edge with places of its own: all places in which it fits, and none that is in doubt") {
  const Dataset dataset = with("id,relation,from,to,area,places\nh,held_by,c,@self,m;n,residence;event\n");
  CHECK(answer_of(dataset, typed("c", {{"residence", {in("m")}}, {"event", {in("n")}}})) == "mm>mm | nn>nn");
  CHECK(answer_of(dataset, typed("c", {{"residence", {in("m")}}, {"event", {in("f")}}})) == "mm>mm");
  CHECK(answer_of(dataset, typed("c", {{"residence", {in("m")}}, {"event", {in("land")}}})) == "[needs_input]");
  CHECK(answer_of(dataset, typed("c", {{"", {in("m")}}, {"residence", {in("m")}}, {"event", {in("nowhere")}}})) ==
        "mm>mm");
}

TEST_CASE("§9: not_offered does not decide before it is known which relation is the first") {
  const char *rules = "id,relation,from,to,area,places\n"
                      "f,held_by,99001001001000,kreis,k,event\nx,not_offered,99001001001000,,m,\n"
                      "a,assigns,99001001001000,c,mz,\nh,held_by,c,mm,,\n";
  const Dataset dataset = with(rules);
  CHECK(answer_of(dataset, typed("99001001001000", {{"", {in("mz")}}, {"event", {in("m")}}})) == "[not_offered]");
  CHECK(answer_of(dataset, typed("99001001001000", {{"", {in("mz")}}, {"event", {in("f")}}})) == "mm>mm");
  CHECK(answer_of(dataset, typed("99001001001000", {{"", {in("mz")}}, {"event", {in("land")}}})) == "[needs_input]");
}

TEST_CASE("§9: what is asked for where a path forks does not depend on the ids of its branches") {
  for (const auto &[here, there] : {std::pair("c1", "c2"), std::pair("c2", "c1")}) {
    World world = base();
    world.add("competences", std::string("id,connecting_factor\n") + here + ",residence\n" + there + ",\n");
    world.add("rules", std::string("id,relation,from,to\na,assigns,99001001001000,c1;c2\nh,held_by,") + here +
                           ",@self\ni,held_by," + there + ",@self\n");
    const Answer answer = *world.dataset().resolve(ask("99001001001000", ""));
    REQUIRE(answer.missing.size() == 1);
    CHECK(answer.missing.front().place_kinds.empty());
  }
}
