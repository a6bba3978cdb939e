// SPDX-License-Identifier: Apache-2.0
// SEMANTICS.md, §4.4 and §9: what is not known of a place is the set of all cells that it can have.
#include "world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zufi;
using zufi::test::answer_of;
using zufi::test::ask;
using zufi::test::World;

namespace {

// Two Ortsteile of which no segment says where they lie, in two districts, and a street that is in the tables.
World town() {
  World world;
  world.add("areas", "id,kind,name,parents\nm,gemeinde,Stadt,\nd1,bezirk,D1,m\nd2,bezirk,D2,m\n"
                     "x,gemeindeteil,Xdorf,d1;m\ny,gemeindeteil,Ydorf,d2;m\n");
  world.add("streets", "id,municipality,name\nm/weg,m,Weg\n");
  world.add("competences", "id\nc\nother\n");
  world.add("offices", "id,kind,parent,area\nmm,body,,m\nmm/1,office,mm,\nmm/2,office,mm,\n");
  world.add("rules", "id,relation,from,to,subject,area\nh,held_by,c,mm,,\ni,held_by,other,mm,,\n"
                     "w,performed_by,mm,mm/1,c,d1\nv,performed_by,mm,mm/2,c,d2\n");
  return world;
}

Query at(const Place &place, const char *competence = "c") {
  Query query = ask(competence, "");
  query.places[""].push_back(place);
  return query;
}

} // namespace

TEST_CASE("an Ortsteil without segments may hold any address of its municipality") {
  World world = town();
  const Dataset dataset = world.dataset();
  CHECK(answer_of(dataset, at({{}, {}, {}, {}, "Stadt", {}})) == "[needs_input]");
  CHECK(answer_of(dataset, at({{}, "Weg", "1", {}, "Stadt", {}})) == "[needs_input]");
  CHECK(answer_of(dataset, at({{}, "Unbekannt", "1", {}, "Stadt", {}})) == "[needs_input]");
  CHECK(answer_of(dataset, at({{}, {}, {}, {}, "Stadt-Xdorf", {}})) == "mm>mm/1");
  CHECK(answer_of(dataset, at({{}, "Weg", "1", {}, "Stadt-Ydorf", {}})) == "mm>mm/2");
  CHECK(answer_of(dataset, at({{}, {}, {}, {}, {}, "d1"})) == "mm>mm/1");
}

TEST_CASE("an area larger than a municipality holds parts of others, too") {
  World world = town();
  world.add("areas", "id,kind,name,parents\nr,bezirk,R,\nn,gemeinde,N,r\nz,gemeindeteil,Zdorf,m;r\n");
  world.add("rules", "id,relation,from,to,area\nj,held_by,other,mm/1,z\n");
  CHECK(answer_of(world.dataset(), at({{}, {}, {}, {}, {}, "r"}, "other")) == "[needs_input]");
}

TEST_CASE("which Ortsteil is the innermost depends on the day") {
  World world = town();
  world.add("areas", "id,kind,name,parents,valid_to\nxx,gemeindeteil,Weiler,x,2020-01-01\n");
  world.add("rules", "id,relation,from,to,area\nj,held_by,other,mm/1,x\n");
  CHECK(answer_of(world.dataset(), at({{}, {}, {}, {}, "Stadt", {}}, "other")) == "[needs_input]");
}

TEST_CASE("nothing is asked where no Ortsteil decides") {
  World world = town();
  CHECK(answer_of(world.dataset(), at({{}, {}, {}, {}, "Stadt", {}}, "other")) == "mm>mm");
}

TEST_CASE("a segment anywhere in an area says where it lies") {
  World world = town();
  world.add("segments", "area,street,house_numbers\nx,m/weg,1-9\ny,m/weg,10-..\n");
  const Dataset dataset = world.dataset();
  CHECK(answer_of(dataset, at({{}, "Weg", "1", {}, "Stadt", {}})) == "mm>mm/1");
  CHECK(answer_of(dataset, at({{}, "Weg", "10", {}, "Stadt", {}})) == "mm>mm/2");
  CHECK(answer_of(dataset, at({{}, "Weg", {}, {}, "Stadt", {}})) == "[needs_input]");
}

TEST_CASE("a street that the tables do not have is invalid only where they have every street") {
  World world = town();
  const auto state = [&world](std::vector<std::string> complete) {
    world.records().identity.complete_streets = std::move(complete);
    const Answer answer = *world.dataset().resolve(at({{}, "Wog", "1", {}, "Stadt", {}}, "other"));
    REQUIRE(answer.suggestions.size() == 1);
    CHECK(answer.suggestions.front().kind == "street");
    return answer.readings.front().elements.street;
  };
  CHECK(state({}) == ElementState::unchecked);
  CHECK(state({"m"}) == ElementState::invalid);
  CHECK(state({"*"}) == ElementState::invalid);
}

TEST_CASE("a layer says of its own areas alone that their streets are complete") {
  World world = town();
  world.folder().complete_streets = {"m"};
  CHECK(world.notice_codes().empty());
  world.folder().remit_areas = {"x"};
  const std::vector<std::string> codes = world.notice_codes();
  CHECK(std::count(codes.begin(), codes.end(), "row_outside_remit") > 0);
  const Report report = world.report();
  CHECK(std::any_of(report.notices.begin(), report.notices.end(),
                    [](const Notice &notice) { return notice.file == "test/dataset.toml" && notice.value == "m"; }));
}
