// SPDX-License-Identifier: Apache-2.0
// SEMANTICS.md, sections 2 to 4, paragraph by paragraph, in worlds as small as they can be.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::answer_of;
using zufi::test::ask;
using zufi::test::office_of;
using zufi::test::path_of;
using zufi::test::World;

namespace {

// A Kreis with the municipalities m and n, and f, which lies in none; a competence c with its part p.
World base() {
  World world;
  world.add("areas", "id,kind,name,parents\nland,land,Land,\nk,kreis,K,land\nm,gemeinde,M,k\nn,gemeinde,N,k\n"
                     "f,gemeinde,F,land\nmz,bezirk,Mz,m\nmy,bezirk,My,m\n");
  world.add("statuses", "area,status,valid_from,valid_to\nm,big,,\nm,own,,\nn,big,2019-01-01,2020-01-01\n");
  world.add("services", "key,name,ozg_id\n99001001001000,S,10001\n99001001001001,S1,10001\n99002001001000,T,\n");
  world.add("competences", "id,parent\nc,\np,c\nd,\n");
  world.add("offices",
            "id,kind,parent,area\nland-b,body,,land\nkreis,body,,k\nmm,body,,m\nnn,body,,n\nff,body,,f\n"
            "kreis/o,office,kreis,\nmm/o,office,mm,\nmm/q,office,mm,\nmm/o/s1,site,mm/o,\nmm/o/s2,site,mm/o,\n"
            "nn/o,office,nn,\n");
  world.add("facts", "id,type,values\nsize,number,\nwho,enum,a;b\nsurname,name,\n");
  return world;
}

std::string answer(std::string_view rules, const Query &query) {
  World world = base();
  world.add("rules", rules);
  return answer_of(world.dataset(), query);
}

std::string path(std::string_view rules, const Query &query) {
  World world = base();
  world.add("rules", rules);
  return path_of(world.dataset(), query);
}

} // namespace

TEST_CASE("§2: a rule on a LeiKa prefix covers what lies under it, and a longer prefix wins") {
  const char *rules = "id,relation,from,to\na,assigns,99001000000000,c\nb,assigns,99001001001001,d\n"
                      "hc,held_by,c,kreis\nhd,held_by,d,mm\n";
  CHECK(answer(rules, ask("99001001001000", "m")) == "kreis>kreis");
  CHECK(answer(rules, ask("99001001001001", "m")) == "mm>mm");
  CHECK(answer(rules, ask("99002001001000", "m")) == "[gap]");
}

TEST_CASE("§2: an OZG bundle covers its services") {
  const char *rules = "id,relation,from,to\na,assigns,10001,c\nhc,held_by,c,kreis\nhd,held_by,d,mm\n";
  CHECK(answer(rules, ask("99001001001000", "m")) == "kreis>kreis");
  CHECK(answer(rules, ask("99002001001000", "m")) == "[gap]");
  const std::string with_service =
      std::string(rules) + "b,assigns,99001001001000,d\n"; // the service itself is more special
  CHECK(answer(with_service, ask("99001001001000", "m")) == "mm>mm");
  const std::string with_prefix =
      std::string(rules) + "b,assigns,99001001000000,d\n"; // a prefix and a bundle are not comparable
  CHECK(answer(with_prefix, ask("99001001001000", "m")) == "[conflict]");
}

TEST_CASE("§2: an agreement on a part beats the whole, and the part inherits what the whole says") {
  const char *rules =
      "id,relation,from,to,subject\nh,held_by,c,@self,\nw,performed_by,mm,mm/o,c\nq,performed_by,mm,mm/q,p\n";
  CHECK(answer(rules, ask("c", "m")) == "mm>mm/o");
  CHECK(answer(rules, ask("p", "m")) == "mm>mm/q");
  const char *part =
      "id,relation,from,to,subject\nh,held_by,c,@self,\nw,performed_by,mm,mm/o,c\na,delegated_to,mm,kreis,p\n";
  CHECK(answer(part, ask("c", "m")) == "mm>mm/o");
  CHECK(answer(part, ask("p", "m")) == "kreis>kreis");
}

TEST_CASE("§3: @self, @kreis, @land; a kreisfreie Stadt is its own Kreis") {
  CHECK(answer("id,relation,from,to\nh,held_by,c,@self\n", ask("c", "n")) == "nn>nn");
  CHECK(answer("id,relation,from,to\nh,held_by,c,@kreis\n", ask("c", "n")) == "kreis>kreis");
  CHECK(answer("id,relation,from,to\nh,held_by,c,@kreis\n", ask("c", "f")) == "ff>ff");
  CHECK(answer("id,relation,from,to\nh,held_by,c,@land\n", ask("c", "n")) == "land-b>land-b");
  CHECK(answer("id,relation,from,to\nh,held_by,c,@bund\n", ask("c", "n")) == "[gap]"); // no such body
  CHECK(answer("id,relation,from,to\nh,held_by,c,@self\n", ask("c", "")) == "[needs_input]");
  CHECK(answer("id,relation,from,to\nh,held_by,c,@self\n", ask("c", "k")) == "[needs_input]");
  CHECK(answer("id,relation,from,to\nh,held_by,c,@kreis\n", ask("c", "k")) ==
        "kreis>kreis"); // the same for each municipality
  CHECK(answer("id,relation,from,to\nh,held_by,c,@land\n", ask("c", "land")) == "land-b>land-b");
}

TEST_CASE("§3: mandate and delegation: who is responsible, who does the work") {
  const char *mandate =
      "id,relation,from,to,subject,area\nh,held_by,c,@kreis,,\na,mandated_to,kreis,mm,c,n\nw,performed_by,mm,mm/o,c,\n";
  CHECK(answer(mandate, ask("c", "n")) == "kreis>mm/o");
  CHECK(answer(mandate, ask("c", "m")) == "kreis>kreis");
  CHECK(answer(mandate, ask("d", "n")) == "[gap]"); // does not carry over to other tasks
  const char *delegation = "id,relation,from,to,subject,area\nh,held_by,c,@kreis,,\na,delegated_to,kreis,mm,c,n\nw,"
                           "performed_by,mm,mm/o,c,\n";
  CHECK(answer(delegation, ask("c", "n")) == "mm>mm/o");
  const char *both =
      "id,relation,from,to\nh,held_by,c,@kreis\na,mandated_to,kreis,mm\nb,delegated_to,mm,nn\nw,performed_by,nn,nn/o\n";
  CHECK(answer(both, ask("c", "n")) == "kreis>nn/o"); // under a mandate the first body stays responsible
}

TEST_CASE("§3: staying: the exception to a broader agreement") {
  const char *rules =
      "id,relation,from,to,subject\nh,held_by,c,@kreis,\na,delegated_to,kreis,mm,c\ns,delegated_to,kreis,kreis,p\n"
      "w,performed_by,kreis,kreis/o,\nv,performed_by,mm,mm/o,\n";
  CHECK(answer(rules, ask("c", "n")) == "mm>mm/o");
  CHECK(answer(rules, ask("p", "n")) == "kreis>kreis/o");
  CHECK(path(rules, ask("p", "n")) == "h s w");
}

TEST_CASE("§3: not_offered competes with the edges of each relation") {
  CHECK(answer("id,relation,from,to,area\nh,held_by,c,@self,\nx,not_offered,c,,m\n", ask("c", "m")) == "[not_offered]");
  CHECK(answer("id,relation,from,to,area\nh,held_by,c,@self,\nx,not_offered,c,,m\n", ask("c", "n")) == "nn>nn");
  CHECK(answer("id,relation,from,to,area\nh,held_by,c,@self,m\nx,not_offered,c,,k\n", ask("c", "m")) ==
        "mm>mm"); // less special
  CHECK(answer("id,relation,from,to,area\nh,held_by,c,@self,m\nx,not_offered,c,,m\n", ask("c", "m")) == "[conflict]");
  CHECK(answer("id,relation,from,to\nx,not_offered,c,\n", ask("c", "m")) == "[not_offered]");
  // A broad refusal does not keep a more special assignment from being looked at.
  const char *broad =
      "id,relation,from,to\nx,not_offered,99001000000000,\na,assigns,99001001001000,c\nh,held_by,c,kreis\n";
  CHECK(answer(broad, ask("99001001001000", "m")) == "kreis>kreis");
  CHECK(answer(broad, ask("99001001001001", "m")) == "kreis>kreis"); // the rule on the service covers its detail
  const char *at_body =
      "id,relation,from,to,subject\nh,held_by,c,@self,\nw,performed_by,mm,mm/o,c\nx,not_offered,mm,,p\n";
  CHECK(answer(at_body, ask("c", "m")) == "mm>mm/o");
  CHECK(answer(at_body, ask("p", "m")) == "[not_offered]");
}

TEST_CASE("§3: roles are walked each on their own") {
  World world = base();
  world.add("rules", "id,relation,from,to,role\nh,held_by,c,@kreis,\ng,held_by,c,@self,accepts\nw,performed_by,mm,mm/"
                     "o,\nv,performed_by,mm,mm/q,accepts\n");
  const Dataset dataset = world.dataset();
  Query query = ask("c", "m");
  CHECK(answer_of(dataset, query) == "kreis>kreis");
  query.roles = {Role::accepts};
  CHECK(answer_of(dataset, query) == "mm>mm/q");
  query.roles = {Role::advises};
  CHECK(answer_of(dataset, query) == "kreis>kreis");
  query.roles = {Role::advises, Role::accepts, Role::responsible};
  CHECK(answer_of(dataset, query) == "kreis>kreis | mm>mm/q | kreis>kreis");
}

TEST_CASE("§3: an edge that names the role counts even where one without is more special") {
  CHECK(answer("id,relation,from,to,role,area\nh,held_by,c,kreis,responsible,\ng,held_by,c,mm,,m\n", ask("c", "m")) ==
        "kreis>kreis");
}

TEST_CASE("§3: several targets are equally competent; sites of one office are one answer") {
  CHECK(answer("id,relation,from,to\nh,held_by,c,kreis;mm\n", ask("c", "m")) == "kreis>kreis | mm>mm");
  World world = base();
  world.add("rules", "id,relation,from,to\nh,held_by,c,mm\nw,performed_by,mm,mm/o/s1;mm/o/s2\n");
  const auto found = world.dataset().resolve(ask("c", "m"));
  CHECK(found->outcome == Outcome::resolved);
  CHECK(found->findings.front().office->id.view() == "mm/o");
  CHECK(found->findings.front().sites.size() == 2);
  World one = base();
  one.add("rules", "id,relation,from,to\nh,held_by,c,mm\nw,performed_by,mm,mm/o/s2\n");
  const auto site = one.dataset().resolve(ask("c", "m"));
  REQUIRE(site->findings.front().sites.size() == 1);
  CHECK(site->findings.front().sites.front().id.view() == "mm/o/s2");
}

TEST_CASE("§3: conditions on facts") {
  World world = base();
  world.add("rules", "id,relation,from,to,condition\nh,held_by,c,mm,\ng,held_by,c,kreis,size >= 1600\n");
  const Dataset dataset = world.dataset();
  Query query = ask("c", "m");
  CHECK(answer_of(dataset, query) == "[needs_input]");
  query.facts["size"] = "1599.9";
  CHECK(answer_of(dataset, query) == "mm>mm");
  query.facts["size"] = "1600";
  CHECK(answer_of(dataset, query) == "kreis>kreis"); // a condition is more special than none
}

TEST_CASE("§3: name ranges") {
  World world = base();
  world.add("rules", "id,relation,from,to,condition\nh,held_by,c,mm,\"surname in A..Her, "
                     "Pes..Re\"\ng,held_by,c,kreis,\"surname in Hes..Per, Rf..Z\"\n");
  const Dataset dataset = world.dataset();
  const auto for_name = [&](const char *name) {
    Query query = ask("c", "m");
    query.facts["surname"] = name;
    return answer_of(dataset, query);
  };
  CHECK(for_name("Hermann") == "mm>mm");
  CHECK(for_name("Hesse") == "kreis>kreis");
  CHECK(for_name("Pesch") == "mm>mm");
  CHECK(for_name("Ärmel") == "mm>mm");
  CHECK(for_name("ŻUK") == "kreis>kreis");
  CHECK(office_of(dataset, ask("c", "m")) == "[needs_input]");
}

TEST_CASE("§3: the connecting factor says which place counts, and whose") {
  World world = base();
  world.add("competences", "id,connecting_factor\ne,residence:child\ng,residence;event\n");
  world.add("rules", "id,relation,from,to\ne,held_by,e,@self\ng,held_by,g,@self\nh,held_by,c,@self\n");
  const Dataset dataset = world.dataset();
  const auto place = [](const char *area) { return Place{{}, {}, {}, {}, {}, area}; };
  Query query = ask("e", "");
  query.places["residence"] = {place("n")};
  CHECK(answer_of(dataset, query) == "[needs_input]"); // the applicant's residence does not count
  query.places["residence:child"] = {place("m")};
  CHECK(answer_of(dataset, query) == "mm>mm");
  Query either = ask("g", "");
  either.places["residence"] = {place("m")};
  either.places["event"] = {place("n")};
  CHECK(answer_of(dataset, either) == "mm>mm | nn>nn"); // both count: a choice
  either.places["residence"] = {place("m"), place("n")};
  CHECK(answer_of(dataset, either) == "mm>mm | nn>nn");
  either.places["event"] = {place("m")};
  either.places["residence"] = {place("m")};
  CHECK(answer_of(dataset, either) == "mm>mm");
  Query any = ask("c", "");
  any.places["vehicle"] = {place("n")};
  CHECK(answer_of(dataset, any) == "[needs_input]"); // § 3 (1) VwVfG knows no place of a vehicle
  any.places["event"] = {place("n")};
  CHECK(answer_of(dataset, any) == "nn>nn");
  any.places["residence"] = {place("m")};
  CHECK(answer_of(dataset, any) == "mm>mm"); // no. 3 before no. 4
  any.places["business_site"] = {place("n")};
  CHECK(answer_of(dataset, any) == "nn>nn"); // no. 2
  any.places["property"] = {place("m")};
  CHECK(answer_of(dataset, any) == "mm>mm"); // no. 1
  any.places["property"].push_back(place("n"));
  CHECK(answer_of(dataset, any) == "mm>mm | nn>nn");
  any.places[""] = {place("m")};
  CHECK(answer_of(dataset, any) == "mm>mm"); // "the place that counts" is what the caller says counts
}

TEST_CASE("§3: places on an edge replace the factor for that edge") {
  World world = base();
  world.add("competences", "id,connecting_factor\ne,property\n");
  world.add("rules", "id,relation,from,to,area,places\nh,held_by,e,@self,,\ng,held_by,e,@kreis,n,business_site\n");
  const Dataset dataset = world.dataset();
  const auto place = [](const char *area) { return Place{{}, {}, {}, {}, {}, area}; };
  Query query = ask("e", "");
  query.places["property"] = {place("m")};
  query.places["business_site"] = {place("m")};
  CHECK(answer_of(dataset, query) == "mm>mm");
  query.places["business_site"] = {place("n")};
  CHECK(answer_of(dataset, query) == "kreis>kreis");
}

TEST_CASE("§3: a service's own factor comes before its competence's") {
  World world = base();
  world.add("services", "key,agency,name,connecting_factor\nx,t,X,event\ny,t,Y,\n");
  world.add("competences", "id,connecting_factor\ne,property\n");
  world.add("rules", "id,relation,from,to\na,assigns,t:x,e\nb,assigns,t:y,e\nh,held_by,e,@self\n");
  const Dataset dataset = world.dataset();
  Query query = ask("t:x", "");
  query.places["event"] = {Place{{}, {}, {}, {}, {}, "m"}};
  query.places["property"] = {Place{{}, {}, {}, {}, {}, "n"}};
  CHECK(answer_of(dataset, query) == "mm>mm");
  query.service = "t:y";
  CHECK(answer_of(dataset, query) == "nn>nn");
}

TEST_CASE("§3: validity, from inclusive, to exclusive, on rules and statuses") {
  const char *rules =
      "id,relation,from,to,valid_from,valid_to\na,held_by,c,mm,,2019-01-01\nb,held_by,c,kreis,2019-01-01,2020-01-01\n";
  CHECK(answer(rules, ask("c", "m", "2018-12-31")) == "mm>mm");
  CHECK(answer(rules, ask("c", "m", "2019-01-01")) == "kreis>kreis");
  CHECK(answer(rules, ask("c", "m", "2019-12-31")) == "kreis>kreis");
  CHECK(answer(rules, ask("c", "m", "2020-01-01")) == "[gap]");
  const char *status = "id,relation,from,to,status\na,held_by,c,@kreis,\nb,held_by,c,@self,big\n";
  CHECK(answer(status, ask("c", "n", "2018-12-31")) == "kreis>kreis");
  CHECK(answer(status, ask("c", "n", "2019-01-01")) == "nn>nn");
  CHECK(answer(status, ask("c", "n", "2020-01-01")) == "kreis>kreis");
}

TEST_CASE("§4.2: the relations are looked at in their order") {
  CHECK(answer("id,relation,from,to\na,assigns,99001001001000,c\nf,held_by,99001001001000,mm\nh,held_by,c,kreis\n",
               ask("99001001001000", "m")) == "mm>mm"); // the flat edge comes first
  const char *agreements =
      "id,relation,from,to\nh,held_by,c,kreis\nw,performed_by,kreis,kreis/o\nm,mandated_to,kreis,mm\n";
  CHECK(answer(agreements, ask("c", "m")) == "kreis>mm");
  CHECK(answer(std::string(agreements) + "d,delegated_to,kreis,nn\n", ask("c", "m")) == "nn>nn");
}

TEST_CASE("§4.2: where nothing applies the walk ends: office, body with a warning, gap") {
  World world = base();
  world.add("rules", "id,relation,from,to\nh,held_by,c,mm\n");
  const auto found = world.dataset().resolve(ask("c", "m"));
  CHECK(found->outcome == Outcome::resolved);
  CHECK(found->warnings.front().code == "no_office_named");
  const auto gap = world.dataset().resolve(ask("d", "m"));
  CHECK(gap->outcome == Outcome::gap);
  CHECK(gap->findings.front().node.id.view() == "d");
}

TEST_CASE("§4.3: area: lying inside decides; no area is everywhere; a list is a union") {
  CHECK(answer("id,relation,from,to,area\na,held_by,c,kreis,\nb,held_by,c,mm,k\n", ask("c", "m")) == "mm>mm");
  CHECK(answer("id,relation,from,to,area\na,held_by,c,kreis,k\nb,held_by,c,mm,m;n\n", ask("c", "m")) == "mm>mm");
  CHECK(answer("id,relation,from,to,area\na,held_by,c,kreis,m;n\nb,held_by,c,mm,n;f\n", ask("c", "n")) ==
        "[conflict]"); // overlap
  CHECK(answer("id,relation,from,to,area\na,held_by,c,kreis,m;f\nb,held_by,c,mm,m\n", ask("c", "m")) == "mm>mm");
}

TEST_CASE("§4.3: on equal areas a status beats none; different statuses are not comparable") {
  CHECK(answer("id,relation,from,to,area,status\na,held_by,c,kreis,k,\nb,held_by,c,mm,k,big\n", ask("c", "m")) ==
        "mm>mm");
  CHECK(answer("id,relation,from,to,area,status\na,held_by,c,kreis,m,\nb,held_by,c,mm,k,big\n", ask("c", "m")) ==
        "kreis>kreis");
  CHECK(answer("id,relation,from,to,status\na,held_by,c,kreis,own\nb,held_by,c,mm,big\n", ask("c", "m")) ==
        "[conflict]");
  CHECK(answer("id,relation,from,to,status\na,held_by,c,@self,own\nb,held_by,c,mm,big\n", ask("c", "m")) ==
        "mm>mm"); // same target
}

TEST_CASE("§4.3: conditions: implying is more special; a priority decides what is left") {
  World world = base();
  world.add("rules", "id,relation,from,to,condition\na,held_by,c,mm,size < 10\nb,held_by,c,kreis,size < "
                     "5\nd,held_by,c,nn,size < 20 and who in a\n");
  const Dataset dataset = world.dataset();
  Query query = ask("c", "m");
  query.facts = {{"size", "3"}, {"who", "b"}};
  CHECK(answer_of(dataset, query) == "kreis>kreis");
  query.facts["who"] = "a";
  CHECK(answer_of(dataset, query) == "[conflict]");
  const char *priorities = "id,relation,from,to,status,priority\na,held_by,c,kreis,own,2\nb,held_by,c,mm,big,1\n";
  CHECK(answer(priorities, ask("c", "m")) == "kreis>kreis");
  // A priority decides between unbeaten edges only.
  CHECK(answer("id,relation,from,to,area,priority\na,held_by,c,kreis,k,9\nb,held_by,c,mm,m,\n", ask("c", "m")) ==
        "mm>mm");
}

TEST_CASE("§4.3: subject and area can pull in different directions: a conflict, never a silent pick") {
  const char *rules = "id,relation,from,to,area\na,held_by,c,kreis,m\nb,held_by,p,mm,k\n";
  CHECK(answer(rules, ask("p", "m")) == "[conflict]");
  World world = base();
  world.add("rules", rules);
  const auto found = world.dataset().resolve(ask("p", "m"));
  REQUIRE(found->findings.front().rules.size() == 2);
  CHECK(found->findings.front().rules[0].id.view() == "a");
  CHECK(found->findings.front().rules[1].id.view() == "b");
}

TEST_CASE("§4.4: if every possibility ends alike, nothing is asked") {
  World world = base();
  world.add("streets", "id,municipality,name\nst,m,Weg\n");
  world.add("segments", "area,street,house_numbers\nmz,st,1-9\nmy,st,10-..\n");
  world.add("rules", "id,relation,from,to,subject,area,condition\nh,held_by,c,@self,,,\nz,performed_by,mm,mm/"
                     "o,c,mz,\ny,performed_by,mm,mm/q,c,my,\n"
                     "i,held_by,d,@self,,,\nw,performed_by,mm,mm/o,d,,\n");
  const Dataset dataset = world.dataset();
  Query query = ask("c", "");
  query.places[""] = {Place{{}, "Weg", "", "", "M", {}}};
  CHECK(answer_of(dataset, query) == "[needs_input]");
  const auto found = dataset.resolve(query);
  CHECK(found->missing.front().input == "house_number");
  query.competence = "d";
  CHECK(answer_of(dataset, query) == "mm>mm/o");
  query.competence = "c";
  query.places[""].front().house_number = "9";
  CHECK(answer_of(dataset, query) == "mm>mm/o");
  query.places[""].front().house_number = "9a";
  CHECK(answer_of(dataset, query) == "mm>mm"); // in no segment: the body
}

TEST_CASE("§4: outside coverage, unknown place, unknown service") {
  World world = base();
  world.coverage({"k"});
  world.add("rules", "id,relation,from,to\nh,held_by,c,@self\n");
  const Dataset dataset = world.dataset();
  CHECK(answer_of(dataset, ask("c", "m")) == "mm>mm");
  CHECK(answer_of(dataset, ask("c", "f")) == "[outside_coverage]");
  CHECK(answer_of(dataset, ask("c", "nowhere")) == "[unknown_place]");
  CHECK(answer_of(dataset, ask("c", "land")) == "[needs_input]"); // partly covered
  CHECK(answer_of(dataset, ask("zzz", "m")) == "[unknown_service]");
  CHECK(answer_of(dataset, ask("99001000000000", "m")) == "[unknown_service]"); // a prefix is no service
}

TEST_CASE("§5: an answer holds as long as nothing that it rests on changes") {
  const char *rules =
      "id,relation,from,to,area,valid_from,valid_to\na,held_by,c,kreis,,,\nb,held_by,c,mm,m,2019-01-01,2021-01-01\n"
      "d,held_by,c,nn,k,2020-01-01,2022-01-01\n";
  World world = base();
  world.add("rules", rules);
  const Dataset dataset = world.dataset();
  const auto days = [&](const char *date) {
    const auto found = dataset.resolve(ask("c", "m", date));
    return found->findings.front().days.from.to_string() + ".." + found->findings.front().days.until.to_string();
  };
  CHECK(days("2018-06-01") == "..2019-01-01");           // until a better edge begins
  CHECK(days("2019-06-01") == "2019-01-01..2021-01-01"); // a weaker edge that begins changes nothing
  CHECK(days("2020-06-01") == "2019-01-01..2021-01-01");
  CHECK(days("2021-06-01") == "2021-01-01..2022-01-01");
  CHECK(days("2023-01-01") == "2022-01-01..");
}

TEST_CASE("§4.3: equal edges with one target are all on the path") {
  CHECK(path("id,relation,from,to\nb,held_by,c,mm\na,held_by,c,mm\n", ask("c", "m")) == "a b");
}
