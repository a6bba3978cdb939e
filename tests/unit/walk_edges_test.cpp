// SPDX-License-Identifier: Apache-2.0
// SEMANTICS.md, sections 2, 3 and 9: subjects, roles, agreements, refusals and days of edges, in small worlds.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::answer_of;
using zufi::test::ask;
using zufi::test::path_of;
using zufi::test::World;

namespace {

constexpr const char *S = "99001001001000"; // a service; S1 is its detail, T another
constexpr const char *S1 = "99001001001001";
constexpr const char *T = "99002001001000";

World base() {
  World world;
  world.add("areas", "id,kind,name,parents,ars,valid_from,valid_to,successor\nland,land,Land,,05,,,\n"
                     "k,kreis,K,land,05162,,,\nm,gemeinde,M,k,,,,\nn,gemeinde,N,k,,,,\n"
                     "old,gemeinde,Old,k,,,2020-01-01,n\nmz,bezirk,Mz,m,,,,\nmy,bezirk,My,m,,,,\n");
  world.add("services", "key,agency,parent,name\n99001001001000,,,S\n99001001001001,,,S1\n99002001001000,,,T\n"
                        "bus,town,,Bus\nnight,town,town:bus,Night\nextra,town,99001001001000,Extra\n");
  world.add("competences", "id,parent\nc,\np,c\nd,\n");
  world.add("offices",
            "id,kind,parent,area,valid_from,valid_to\nkreis,body,,k,,\nmm,body,,m,,\nnn,body,,n,,2025-01-01\n"
            "nn2,body,,n,2025-01-01,\nkreis/o,office,kreis,,,\nmm/o,office,mm,,,\nmm/q,office,mm,,,\n"
            "mm/late,office,mm,,2024-01-01,\n");
  world.add("facts", "id,type,values\nsize,number,\nwho,enum,a;b\n");
  return world;
}

Dataset with(std::string_view rules) { return base().add("rules", rules).dataset(); }
std::string answer(std::string_view rules, const Query &query) { return answer_of(with(rules), query); }

Query in_role(Query query, Role role) {
  query.roles = {role};
  return query;
}

std::string days(const Dataset &dataset, const Query &query) {
  const auto found = dataset.resolve(query);
  return found->findings.front().days.from.to_string() + ".." + found->findings.front().days.until.to_string();
}

} // namespace

TEST_CASE("§2: a local service inherits from its parent, local or LeiKa") {
  const char *rules = "id,relation,from,to\na,held_by,town:bus,kreis\nb,held_by,99001001000000,mm\n";
  CHECK(answer(rules, ask("town:night", "m")) == "kreis>kreis");
  CHECK(answer(rules, ask("town:extra", "m")) == "mm>mm");
  const char *own = "id,relation,from,to\na,held_by,town:bus,kreis\nc,held_by,town:night,mm\n";
  CHECK(answer(own, ask("town:night", "m")) == "mm>mm");
}

TEST_CASE("§3: a subject may be the service, a prefix, the competence or a whole; the nearest wins") {
  const std::string head = "id,relation,from,to,subject\na,assigns,99001000000000,p,\nh,held_by,c,mm,\n"
                           "w,performed_by,mm,mm/o,";
  const std::string other = "\nv,performed_by,mm,mm/q,";
  CHECK(answer(head + "c\n", ask(S, "m")) == "mm>mm/o");
  CHECK(answer(head + "c" + other + "p\n", ask(S, "m")) == "mm>mm/q");
  CHECK(answer(head + "p" + other + "99001000000000\n", ask(S, "m")) == "mm>mm/q");
  CHECK(answer(head + S + other + "99001001000000\n", ask(S1, "m")) == "mm>mm/o");
  CHECK(answer(head + S + other + S1 + "\n", ask(S1, "m")) == "mm>mm/q");
  CHECK(answer(head + S1 + "\n", ask(S, "m")) == "mm>mm");
  CHECK(answer(head + "d\n", ask(S, "m")) == "mm>mm");
  CHECK(answer(head + other + "c\n", ask(S, "m")) == "mm>mm/q"); // everything it does is the least special
}

TEST_CASE("§9: if a competence was asked, edges about services do not apply") {
  const std::string rules = std::string("id,relation,from,to,subject\na,assigns,") + S +
                            ",c,\nh,held_by,c,mm,\nw,performed_by,mm,mm/o," + S + "\nv,performed_by,mm,mm/q,c\n";
  CHECK(answer(rules, ask(S, "m")) == "mm>mm/o");
  CHECK(answer(rules, ask("c", "m")) == "mm>mm/q");
}

TEST_CASE("§3: edges without a role count where none that names it applies") {
  const char *rules = "id,relation,from,to,role,area\nh,held_by,c,kreis,,\ng,held_by,c,mm,accepts,m\n";
  CHECK(answer(rules, in_role(ask("c", "m"), Role::accepts)) == "mm>mm");
  CHECK(answer(rules, in_role(ask("c", "n"), Role::accepts)) == "kreis>kreis");
  CHECK(answer(rules, ask("c", "m")) == "kreis>kreis");
  CHECK(answer("id,relation,from,to,role\ng,held_by,c,mm,accepts\n", ask("c", "m")) == "[gap]");
}

TEST_CASE("§9: roles come into play within one relation; a refusal that names the role is among its edges") {
  // The named edge stands in a later relation: the first that has an applicable edge is taken all the same.
  const std::string later = std::string("id,relation,from,to,role\nf,held_by,") + S + ",kreis,\na,assigns," + S +
                            ",c,accepts\nh,held_by,c,mm,\n";
  CHECK(answer(later, in_role(ask(S, "m"), Role::accepts)) == "kreis>kreis");
  const char *refusal = "id,relation,from,to,role\nh,held_by,c,kreis,\nx,not_offered,c,,accepts\n";
  CHECK(answer(refusal, in_role(ask("c", "m"), Role::accepts)) == "[not_offered]");
  CHECK(answer(refusal, ask("c", "m")) == "kreis>kreis");
}

TEST_CASE("§9: a refusal that names the role decides in the first relation that has an edge for any role") {
  const std::string rules = std::string("id,relation,from,to,role\nf,held_by,") + S + ",kreis,\nx,not_offered," + S +
                            ",,accepts\na,assigns," + S1 + ",c,accepts\nh,held_by,c,mm,\n";
  CHECK(answer(rules, in_role(ask(S1, "m"), Role::accepts)) == "[not_offered]");
  CHECK(answer(rules, ask(S1, "m")) == "kreis>kreis");
}

TEST_CASE("§9: a bundle lies above each of its services, and above what lies under these") {
  World world = base();
  world.add("services", "key,name,ozg_id\n99003001001000,U,10001\n99003001001001,U1,10001\n");
  world.add("rules", "id,relation,from,to\na,assigns,10001,c\nb,assigns,99003001001000,d\nh,held_by,d,mm\n");
  CHECK(answer_of(world.dataset(), ask("99003001001001", "m")) == "mm>mm");
}

TEST_CASE("§3: staying, in each agreement, and inside a chain") {
  const char *mandate = "id,relation,from,to,subject\nh,held_by,c,kreis,\na,mandated_to,kreis,mm,c\n"
                        "s,mandated_to,kreis,kreis,p\nw,performed_by,kreis,kreis/o,\n";
  CHECK(answer(mandate, ask("c", "m")) == "kreis>mm");
  CHECK(answer(mandate, ask("p", "m")) == "kreis>kreis/o");
  // What is not delegated may still be mandated.
  const char *both = "id,relation,from,to,subject\nh,held_by,c,kreis,\nd,delegated_to,kreis,mm,c\n"
                     "s,delegated_to,kreis,kreis,p\nm,mandated_to,kreis,mm,p\n";
  CHECK(answer(both, ask("p", "m")) == "kreis>mm");
  const char *chain = "id,relation,from,to,subject,area\nh,held_by,c,mm,,\nd,delegated_to,mm,kreis,,\n"
                      "e,delegated_to,kreis,nn2,,\ns,delegated_to,kreis,kreis,,m\nw,performed_by,kreis,kreis/o,,\n";
  CHECK(answer(chain, ask("c", "m")) == "kreis>kreis/o");
  CHECK(answer(chain, ask("c", "n")) == "nn2>nn2");
  // A staying edge and another with the same right contradict each other.
  CHECK(answer("id,relation,from,to\nh,held_by,c,kreis\nd,delegated_to,kreis,mm\ns,delegated_to,kreis,kreis\n",
               ask("c", "m")) == "[conflict]");
}

TEST_CASE("§9: an agreement without a subject is about all that the body does; under a mandate the first stays "
          "responsible") {
  const char *all = "id,relation,from,to\nh,held_by,c,kreis\ng,held_by,d,kreis\na,delegated_to,kreis,mm\n";
  CHECK(answer(all, ask("c", "m")) == "mm>mm");
  CHECK(answer(all, ask("d", "m")) == "mm>mm");
  const char *chain = "id,relation,from,to\nh,held_by,c,kreis\na,mandated_to,kreis,mm\nb,delegated_to,mm,nn2\n";
  CHECK(answer(chain, ask("c", "m")) == "kreis>nn2");
  const char *first = "id,relation,from,to\nh,held_by,c,kreis\na,delegated_to,kreis,mm\nb,mandated_to,mm,nn2\n";
  CHECK(answer(first, ask("c", "m")) == "mm>nn2");
}

TEST_CASE("§9: not_offered competes at bodies too, in each relation in turn") {
  const std::string head = "id,relation,from,to,subject,area\nh,held_by,c,mm,,\n";
  CHECK(answer(head + "d,delegated_to,mm,kreis,,\nx,not_offered,mm,,c,\n", ask("c", "m")) == "[not_offered]");
  CHECK(answer(head + "d,delegated_to,mm,kreis,p,\nx,not_offered,mm,,c,\n", ask("p", "m")) == "kreis>kreis");
  CHECK(answer(head + "w,performed_by,mm,mm/o,,\nx,not_offered,mm,,,mz\n", ask("c", "my")) == "mm>mm/o");
  CHECK(answer(head + "w,performed_by,mm,mm/o,,\nx,not_offered,mm,,,mz\n", ask("c", "mz")) == "[not_offered]");
  CHECK(answer(head + "x,not_offered,mm,,,\n", ask("c", "m")) == "[not_offered]"); // alone, it decides
  const std::string services = std::string("id,relation,from,to\nx,not_offered,") + T + ",\na,assigns," + T +
                               ",c\nh,held_by,c,mm\n"; // beside an edge of the same right
  CHECK(answer(services, ask(T, "m")) == "[conflict]");
}

TEST_CASE("§9: an edge applies on the days on which it and all its targets are valid") {
  const Dataset dataset = with("id,relation,from,to,area\nh,held_by,c,mm,\nw,performed_by,mm,mm/o,\n"
                               "l,performed_by,mm,mm/late,m\ng,held_by,d,kreis,\ni,held_by,d,nn;mm,m\n");
  CHECK(answer_of(dataset, ask("c", "m", "2023-12-31")) == "mm>mm/o");
  CHECK(answer_of(dataset, ask("c", "m", "2024-01-01")) == "mm>mm/late");
  CHECK(days(dataset, ask("c", "m", "2023-06-01")) == "..2024-01-01");
  CHECK(answer_of(dataset, ask("d", "m", "2024-12-31")) == "nn>nn | mm>mm/late");
  CHECK(answer_of(dataset, ask("d", "m", "2025-01-01")) == "kreis>kreis"); // one of its targets is gone
}

TEST_CASE("§9: @self is the body of that day; without one, a gap") {
  const Dataset dataset = with("id,relation,from,to\nh,held_by,c,@self\n");
  CHECK(answer_of(dataset, ask("c", "n", "2024-12-31")) == "nn>nn");
  CHECK(answer_of(dataset, ask("c", "n", "2025-01-01")) == "nn2>nn2");
  CHECK(days(dataset, ask("c", "n", "2024-06-01")) == "..2025-01-01");
  CHECK(answer_of(dataset, ask("c", "old", "2019-12-31")) == "[gap]");
}

TEST_CASE("§4: an area of the past is answered for its successor, with a warning") {
  const Dataset dataset = with("id,relation,from,to,area\nh,held_by,c,kreis,\ng,held_by,c,mm,old\ni,held_by,c,nn2,n\n");
  CHECK(answer_of(dataset, ask("c", "old", "2019-12-31")) == "mm>mm");
  const auto after = dataset.resolve(ask("c", "old", "2026-01-01"));
  CHECK(after->findings.front().office->id.view() == "nn2");
  CHECK(after->warnings.front().code == "area_succeeded");
  CHECK(days(dataset, ask("c", "old", "2019-12-31")) == "..2020-01-01");
  CHECK(days(dataset, ask("c", "old", "2026-01-01")) == "2025-01-01..");
}

TEST_CASE("§9: areas are compared by declared containment alone; on unequal areas statuses play no part") {
  World world = base();
  world.add("streets", "id,municipality,name\nst,m,Weg\n");
  world.add("segments", "area,street,house_numbers\nmz,st,1-9\nmy,st,1-5\n"); // my has addresses of mz alone
  world.add("statuses", "area,status\nm,big\n");
  world.add("rules", "id,relation,from,to,area,status\na,held_by,c,kreis,mz,\nb,held_by,c,mm,my,\n"
                     "e,held_by,d,kreis,m,\nf,held_by,d,mm,k,big\n");
  Query query = ask("c", "");
  query.places[""] = {Place{{}, "Weg", "3", "", "M", {}}};
  const Dataset dataset = world.dataset();
  CHECK(answer_of(dataset, query) == "[conflict]");
  CHECK(answer_of(dataset, ask("d", "m")) == "kreis>kreis");
}

TEST_CASE("§9: a key that no table has, but whose Kreis the tables have, is outside") {
  const Dataset dataset = with("id,relation,from,to\nh,held_by,c,kreis\n");
  CHECK(answer_of(dataset, ask("c", "051620099099")) == "[outside_coverage]");
  CHECK(answer_of(dataset, ask("c", "091620099099")) == "[unknown_place]");
}

TEST_CASE("§4.4: facts that are not known and do not matter are not asked for") {
  const Dataset dataset = with("id,relation,from,to,condition,priority,area\nh,held_by,c,mm,,5,\n"
                               "g,held_by,c,kreis,size < 5,,k\nf,held_by,c,kreis/o,who in a,,n\n"
                               "i,held_by,d,mm,who in a,2,\nj,held_by,d,mm,size < 5,2,\nl,held_by,d,mm,,3,m\n");
  CHECK(answer_of(dataset, ask("d", "m")) == "mm>mm"); // l has the higher priority, whatever they are
  CHECK(path_of(dataset, ask("d", "m")) == "l");
  const auto needs = dataset.resolve(ask("c", "m"));
  REQUIRE(needs->outcome == Outcome::needs_input); // g is more special than h
  CHECK(needs->missing.front().input == "size");   // and who is asked for in n alone
}

TEST_CASE("§4.4: more possibilities than can be tried: needs_input, with a warning") {
  World world;
  world.add("competences", "id\nc\n");
  world.add("offices", "id,kind\na,body\nb,body\n");
  std::string facts = "id,type\n";
  std::string rules = "id,relation,from,to,condition\n";
  for (int i = 0; i < 16; ++i) { // each set of them contradicts itself in its own way
    facts += "f" + std::to_string(i) + ",bool\n";
    rules += "r" + std::to_string(i) + ",held_by,c," + (i % 2 == 0 ? "a" : "b") + ",f" + std::to_string(i) + " = yes\n";
  }
  world.add("facts", facts).add("rules", rules);
  const auto found = world.dataset().resolve(ask("c", ""));
  CHECK(found->outcome == Outcome::needs_input);
  CHECK(found->warnings.front().code == "possibilities_cut");
  CHECK(found->missing.front().input == "f0");
  CHECK(found->missing.front().choices.empty());
}

TEST_CASE("§4.4: what cannot change the winner is not asked for, however many facts there are") {
  World world;
  world.add("competences", "id\nc\nd\n");
  world.add("offices", "id,kind\na,body\nb,body\n");
  std::string facts = "id,type\nfirst,bool\n";
  std::string rules = "id,relation,from,to,condition,priority\nz,held_by,c,a,,9\nf,held_by,d,a,first = yes,99\n";
  for (int i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i);
    facts += "f" + id + ",bool\n";
    rules += "r" + id + ",held_by,c,b,f" + id + " = yes,1\n";
    rules += "s" + id + ",held_by,d,b,f" + id + " = yes," + std::to_string(i + 1) + "\n";
  }
  world.add("facts", facts).add("rules", rules);
  const Dataset dataset = world.dataset();
  CHECK(answer_of(dataset, ask("c", "")) == "[needs_input]"); // each r is more special than z
  Query query = ask("d", "");
  query.facts["first"] = "yes";
  CHECK(answer_of(dataset, query) == "a>a"); // outranks all others
  query.facts["first"] = "no";
  const auto found = dataset.resolve(query);
  REQUIRE(found->outcome == Outcome::needs_input);
  CHECK(found->missing.front().choices.size() == 2); // forty facts, forty-one possibilities that differ
  CHECK(found->warnings.empty());
}
