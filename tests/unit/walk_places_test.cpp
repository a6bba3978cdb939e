// SPDX-License-Identifier: Apache-2.0
// SEMANTICS.md, sections 3, 4 and 9: which place counts, whether it is known and covered, and what is not known.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
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
