// SPDX-License-Identifier: Apache-2.0
#include "scaling_families.hpp"

#include <fmt/format.h>

namespace zufi::faults {

namespace {

using test::World;

// `header`, then a row for each number below n.
template <class Row> std::string rows(std::string header, std::size_t n, Row row) {
  std::string text = std::move(header) + "\n";
  for (std::size_t i = 0; i < n; ++i) text += row(i) + "\n";
  return text;
}

// One municipality, one service that it handles itself.
World plain_world() {
  World world;
  world.add("areas", "id,kind,ars,parents\n05,land,05,\n051620024024,gemeinde,051620024024,05\n");
  world.add("services", "key,connecting_factor\n99012008001000,residence\n");
  world.add("competences", "id\nbau\n");
  world.add("offices", "id,kind,area,parent\nstadt,body,051620024024,\nstadt/a,office,,stadt\nstadt/b,office,,stadt\n");
  world.add("rules", "id,relation,from,to,area\na,assigns,99012008001000,bau,\nh,held_by,bau,@self,05\n");
  return world;
}

Query ask_at(Place place) {
  Query query = test::ask("99012008001000", "");
  query.places[""].push_back(std::move(place));
  return query;
}

Query ask_street(std::string street, std::string number = {}) {
  return ask_at({{}, std::move(street), std::move(number), {}, {}, "051620024024"});
}

Query ask_area() { return ask_at({{}, {}, {}, {}, {}, "051620024024"}); }

World with_districts(World world) {
  world.add("areas", "id,kind,parents\nwest,bezirk,051620024024\nost,bezirk,051620024024\n");
  return world;
}

World one_name(std::size_t n) {
  return plain_world().add("streets", rows("id,municipality,name", n, [](std::size_t i) {
                             return fmt::format("s{},051620024024,Hauptstraße", i);
                           }));
}

World ranges(std::size_t n) {
  World world = with_districts(plain_world());
  world.add("streets", "id,municipality,name\ns,051620024024,Lange Straße\n");
  world.add("segments", rows("area,street,house_numbers", n, [](std::size_t i) {
              return fmt::format("{},s,{}-{}", i % 2 == 0 ? "west" : "ost", 4 * i + 1, 4 * i + 4);
            }));
  return world;
}

World range_lists(std::size_t n) { // the same, as lists of ranges
  World world = with_districts(plain_world());
  world.add("streets", "id,municipality,name\ns,051620024024,Lange Straße\n");
  constexpr std::size_t A_ROW = 500;
  std::string text = "area,street,house_numbers\n";
  for (std::size_t i = 0; i < n; i += A_ROW) {
    text += i % (2 * A_ROW) == 0 ? "west,s," : "ost,s,";
    for (std::size_t j = i; j < std::min(n, i + A_ROW); ++j)
      text += fmt::format("{}{}-{}", j == i ? "" : ";", 4 * j + 1, 4 * j + 2);
    text += "\n";
  }
  return world.add("segments", text);
}

World alike_rules(std::size_t n) { // all apply, none is more special: a conflict that names them all
  return plain_world().add("rules", rows("id,relation,from,to", n, [](std::size_t i) {
                             return fmt::format("p{},performed_by,stadt,stadt/{}", i, i % 2 == 0 ? "a" : "b");
                           }));
}

World district_rules(std::size_t n) { // one applies
  World world = plain_world();
  world.add("areas",
            rows("id,kind,parents", n, [](std::size_t i) { return fmt::format("b{},bezirk,051620024024", i); }));
  world.add("streets", "id,municipality,name\ns,051620024024,Lange Straße\n");
  world.add("segments", "area,street,house_numbers\nb1,s,1-9\n");
  world.add("rules", rows("id,relation,from,to,area", n, [](std::size_t i) {
              return fmt::format("p{},performed_by,stadt,stadt/{},b{}", i, i % 2 == 0 ? "a" : "b", i);
            }));
  return world;
}

World name_rules(std::size_t n) { // letter ranges; the name is not given
  World world = plain_world();
  world.add("facts", "id,type\nsurname,name\n");
  world.add("rules", rows("id,relation,from,to,condition", n, [](std::size_t i) {
              const std::string key = fmt::format("{:06}", i);
              return fmt::format("p{},performed_by,stadt,stadt/a,surname in b{}..b{}", i, key, key);
            }));
  return world;
}

World time_slices(std::size_t n) {
  return plain_world().add("rules", rows("id,relation,from,to,valid_from,valid_to", n, [](std::size_t i) {
                             const auto day = [](std::size_t k) {
                               return Date::from_days(static_cast<std::int32_t>(10'000 + k)).to_string();
                             };
                             return fmt::format("p{},performed_by,stadt,stadt/a,{},{}", i, day(i), day(i + 1));
                           }));
}

World delegation_chain(std::size_t n) {
  World world = plain_world();
  world.add("offices", rows("id,kind", n, [](std::size_t i) { return fmt::format("k{},body", i); }));
  world.add("rules", rows("id,relation,from,to", n, [](std::size_t i) {
              return fmt::format("d{},delegated_to,{},k{}", i, i == 0 ? "stadt" : fmt::format("k{}", i - 1), i);
            }));
  return world;
}

World area_depth(std::size_t n) { // deeper than is allowed
  return plain_world().add("areas", rows("id,kind,parents", n, [](std::size_t i) {
                             return fmt::format("b{},bezirk,{}", i,
                                                i == 0 ? "051620024024" : fmt::format("b{}", i - 1));
                           }));
}

World competence_depth(std::size_t n) {
  World world = plain_world();
  world.add("competences", rows("id,parent", n, [](std::size_t i) {
              return fmt::format("c{},{}", i, i == 0 ? "bau" : fmt::format("c{}", i - 1));
            }));
  world.add("services", "key,connecting_factor\n99012008002000,residence\n");
  world.add("rules", fmt::format("id,relation,from,to\nb,assigns,99012008002000,c{}\n", n - 1));
  return world;
}

World near_streets(std::size_t n) {
  return plain_world().add("streets", rows("id,municipality,name", n, [](std::size_t i) {
                             return fmt::format("s{},051620024024,Musterstraße am langen Weg {:06}x", i, i);
                           }));
}

World area_lists(std::size_t n) { // two rules that each name half of the districts
  World world = plain_world();
  world.add("areas",
            rows("id,kind,parents", n, [](std::size_t i) { return fmt::format("b{},bezirk,051620024024", i); }));
  world.add("streets", "id,municipality,name\ns,051620024024,Lange Straße\n");
  world.add("segments", fmt::format("area,street,house_numbers\nb0,s,1-9\nb{},s,1-9\n", n - 1));
  std::string first, second;
  for (std::size_t i = 0; i < n; ++i) (i < n / 2 ? first : second) += fmt::format(";b{}", i);
  world.add("rules",
            fmt::format("id,relation,from,to,area\np,performed_by,stadt,stadt/a,{}\nq,performed_by,stadt,stadt/b,{}\n",
                        first.substr(1), second.substr(1)));
  return world;
}

World shared_keys(std::size_t n) { // municipalities that all claim one key: an error for each
  return plain_world().add(
      "areas", rows("id,kind,ars", n, [](std::size_t i) { return fmt::format("m{},gemeinde,051620028028", i); }));
}

World status_rules(std::size_t n) { // of which the municipality of the place has one
  World world = plain_world();
  world.add("areas", "id,kind,ars,parents\n051620012012,gemeinde,051620012012,05\n");
  world.add("statuses", "area,status\n051620024024,s00000_x\n");
  world.add("statuses", rows("area,status", n, [](std::size_t i) { return fmt::format("051620012012,s{:05}_x", i); }));
  world.add("rules", rows("id,relation,from,to,status", n,
                          [](std::size_t i) { return fmt::format("p{},performed_by,stadt,stadt/a,s{:05}_x", i, i); }));
  return world;
}

World many_channels(std::size_t n) {
  return plain_world().add("channels", rows("id,kind,office,url,title", n, [](std::size_t i) {
                             return fmt::format("c{},portal,stadt,https://example.org/{},T", i, i);
                           }));
}

World many_sites(std::size_t n) {
  return plain_world().add(
      "offices", rows("id,kind,parent", n, [](std::size_t i) { return fmt::format("stadt/s{},site,stadt", i); }));
}

World reformed_areas(std::size_t n) { // municipalities of which each took the place of an earlier one
  World world = plain_world();
  world.add("areas", rows("id,kind,valid_to,successor", n,
                          [](std::size_t i) { return fmt::format("a{},gemeinde,2000-01-01,b{}", i, i); }));
  return world.add(
      "areas", rows("id,kind,valid_from", n, [](std::size_t i) { return fmt::format("b{},gemeinde,2000-01-01", i); }));
}

Query ask_point() {
  Place place;
  place.point = Point{0, 0};
  return ask_at(std::move(place));
}

World border_corners(std::size_t n) { // a saw of which each tooth comes near to the point
  std::string polygon = "0 0";
  for (std::size_t i = 0; i < n; ++i) polygon += i % 2 == 0 ? " 1 -50" : " 1 50";
  return plain_world().add("boundaries", "area,accuracy,polygons\n051620024024,100," + polygon + " 0 90000\n");
}

World districts_at_a_point(std::size_t n) {
  World world = plain_world();
  world.add("areas",
            rows("id,kind,parents", n, [](std::size_t i) { return fmt::format("d{},bezirk,051620024024", i); }));
  return world.add("boundaries", rows("area,accuracy,polygons", n, [](std::size_t i) {
                     return fmt::format("d{},1,-90000 -90000 180000 0 0 180000 -180000 0", i);
                   }));
}

} // namespace

std::vector<Family> families() {
  Query deep = ask_area();
  deep.service = "99012008002000";
  return {
      {"streets of one name", one_name, ask_street("Hauptstraße", "3")},
      {"ranges, number given", ranges, ask_street("Lange Straße", "7")},
      {"ranges, number open", ranges, ask_street("Lange Straße")},
      {"lists of ranges, number open", range_lists, ask_street("Lange Straße")},
      {"rules alike at one node", alike_rules, ask_area()},
      {"rules for districts", district_rules, ask_street("Lange Straße", "3")},
      {"rules for names, name open", name_rules, ask_area()},
      {"time slices", time_slices, ask_area()},
      {"chain of agreements", delegation_chain, ask_area()},
      {"depth of areas", area_depth, ask_area(), false},
      {"depth of competences", competence_depth, deep},
      {"near streets", near_streets, ask_street("Musterstraße am langen Weg 00000yy")},
      {"lists of areas", area_lists, ask_street("Lange Straße", "3")},
      {"keys shared", shared_keys, ask_area(), false},
      {"statuses", status_rules, ask_area()},
      {"channels", many_channels, ask_area()},
      {"sites", many_sites, ask_area()},
      {"corners of a border", border_corners, ask_point()},
      {"districts at a point", districts_at_a_point, ask_point(), true, 4'000},
      {"areas with successors", reformed_areas, ask_area(), true, 5'000},
  };
}

} // namespace zufi::faults
