// SPDX-License-Identifier: Apache-2.0
#include "fixed_world.hpp"

#include "fuzz_target.hpp"
#include "text/utf8.hpp"
#include "zufi/json.hpp"
#include "zufi/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace zufi::fuzz {

test::World fixed_world() {
  test::World world;
  world.coverage({"05"});
  world.add("areas", "id,kind,name,ars,ags,parents,valid_from,valid_to,successor\n"
                     "05,land,Land,05,05,,,,\n"
                     "06,land,Anderland,06,06,,,,\n"
                     "05162,kreis,Kreis,05162,05162,05,,,\n"
                     "051620024024,gemeinde,Neuss,051620024024,05162024,05162,,,\n"
                     "051620012012,gemeinde,Jüchen,051620012012,05162012,05162,2019-01-01,,\n"
                     "051620010010,gemeinde,Altdorf,051620010010,05162010,05162,,2019-01-01,051620012012\n"
                     "norf,gemeindeteil,Norf,,,051620024024,,,\n"
                     "west,bezirk,Bezirk West,,,051620024024,,,\n"
                     "ost,bezirk,Bezirk Ost,,,051620024024,,,\n");
  world.add("statuses", "area,status,valid_from\n051620024024,gross,\n051620012012,mittel,2020-01-01\n");
  world.add("postcodes", "postcode,area,place\n41460,051620024024,Neuss\n41469,norf,Neuss\n41363,051620012012,Jüchen\n"
                         "41363,051620024024,Neuss\n");
  world.add("streets", "id,municipality,name,aliases,postcode,place\n"
                       "ober,051620024024,Oberstraße,Obere Str.,41460,\n"
                       "l142,051620024024,An der L 142,,41460;41469,\n"
                       "juni,051620024024,Straße des 17. Juni,,,\n"
                       "haupt1,051620024024,Hauptstraße,,41469,Norf\n"
                       "haupt2,051620024024,Haupt-Straße,,41460,\n"
                       "markt,051620012012,Markt,,41363,\n");
  world.add("segments", "area,street,postcode,house_numbers\n"
                        "west,ober,,..-20;21-49 odd\nost,ober,,20a-..;51-.. odd\n"
                        "norf,,41469,\nost,l142,41460,\nwest,juni,,1-9;12 1/2\n");
  world.add("boundaries",
            "area,accuracy,valid_from,valid_to,polygons\n"
            "051620024024,100,,,\"66000000 511000000 1000000 0 0 500000 0 500000 -1000000 0,"
            "400000 -600000 0 200000 200000 0 0 -200000\"\n"
            "051620012012,100,2019-01-01,2030-01-01,"
            "\"65000000 511000000 1000000 0 0 1000000 -1000000 0;-600000 -600000 200000 0 0 200000 -200000 0\"\n"
            "norf,1,,,66000000 511000000 1000000 0 0 500000 -1000000 0\n"
            "05162,5000,,,60000000 500000000 10000000 0 0 20000000 -10000000 0\n");
  world.add("services", "key,agency,name,ozg_id,connecting_factor\n"
                        "99012008000000,,Bau,10513,\n99012008001000,,Bauantrag,10513,\n"
                        "99036001000000,,Hund,,residence\n99050001000000,,Ehe,,residence\nbus,l,Bus,,\n");
  world.add("competences", "id,parent,name,connecting_factor\nbau,,Bau,property\nbau-teil,bau,Teil,\nehe,,Ehe,\n");
  world.add("offices", "id,kind,parent,area,email\n"
                       "land,body,,05,\nkreis,body,,05162,\nneuss,body,,051620024024,\njuechen,body,,051620012012,\n"
                       "kreis/bau,office,kreis,,bau@example.org\nneuss/a,office,neuss,,\nneuss/b,office,neuss,,\n"
                       "neuss/b-nord,site,neuss/b,,\nneuss/b-sued,site,neuss/b,,\n");
  world.add("facts", "id,type,values\napplicant,enum,business;citizen\nfloor_area,number,\nmarried,bool,\n"
                     "child_surname,name,\nevent_date,date,\n");
  world.add("rules", "id,relation,from,to,subject,role,area,status,condition,places,priority,valid_from,valid_to\n"
                     "a-bau,assigns,99012008000000,bau,,,,,,,,,\n"
                     "a-teil,assigns,99012008001000,bau-teil,,,,,floor_area >= 1600,,,,\n"
                     "a-ehe,assigns,99050001000000,ehe,,,,,,,,,\n"
                     "h-bau,held_by,bau,@kreis,,,05,,,,,,\n"
                     "h-bau-gross,held_by,bau,@self,,,05,gross,,,,,\n"
                     "h-bau-mittel,held_by,bau,@self,,,05,mittel,,,,2021-01-01,\n"
                     "h-bau-land,held_by,bau,@land,,,05,,applicant in business,,,,\n"
                     "h-hund,held_by,99036001000000,@self,,,05,,,,,,\n"
                     "h-hund-kein,not_offered,99036001000000,,,,051620012012,,,,,,2020-01-01\n"
                     "h-ehe,held_by,ehe,@self,,,05,,,,,,\n"
                     "h-ehe-annahme,held_by,ehe,@kreis,,accepts,05,,married = no,event,,,\n"
                     "h-bus,held_by,l:bus,kreis;neuss,,,,,,,,,\n"
                     "d-bau,delegated_to,juechen,kreis,bau,,,,,,,2022-01-01,\n"
                     "m-ehe,mandated_to,juechen,neuss,ehe,,,,,,,,\n"
                     "p-kreis,performed_by,kreis,kreis/bau,bau,,,,,,,,\n"
                     "p-west,performed_by,neuss,neuss/a,,,west,,,,,,\n"
                     "p-ost,performed_by,neuss,neuss/b-nord;neuss/b-sued,,,ost,,,,,,\n"
                     "p-namen,performed_by,neuss,neuss/a,ehe,,,,\"child_surname in A..Her, Pes..Re\",,5,,\n"
                     "p-namen-rest,performed_by,neuss,neuss/b,ehe,,,,,,,,\n"
                     "p-tag,performed_by,neuss,neuss/b,99036001000000,,,,event_date < 2020-01-01,,,,\n");
  world.add("channels", "id,kind,office,subject,url,title,online_level\n"
                        "c1,portal,neuss,,https://example.org/n,Portal,2\n"
                        "c2,online_service,neuss/a,ehe,https://example.org/e,Ehe,3\n");
  return world;
}

std::vector<Query> fixed_questions() {
  std::vector<Query> questions;
  const auto add = [&questions](std::string_view what, Place place, std::string_view date = "2026-01-01") {
    Query query = test::ask(what, "", date);
    query.places[""].push_back(std::move(place));
    query.roles = {Role::responsible, Role::accepts, Role::advises};
    questions.push_back(std::move(query));
  };
  const auto at = [](double lat, double lon) {
    Place place;
    place.point = Point{lat, lon};
    return place;
  };
  add("99012008001000", {"Oberstr. 20 A, 41460 Neuss", {}, {}, {}, {}, {}});
  add("99012008001000", {"Oberstraße, Neuss", {}, {}, {}, {}, {}});
  add("99012008000000", {{}, {}, {}, {}, {}, "05"});
  add("bau", {"Markt 1, 41363 Jüchen", {}, {}, {}, {}, {}}, "2022-06-01");
  add("ehe", {{}, "Hauptstraße", "12-14", "41469", "Neuss", {}});
  add("99036001000000", {{}, {}, {}, {}, {}, "051620010010"}, "2018-12-31");
  add("99036001000000", at(51.15, 6.65)); // in the hole
  add("99012008001000", at(51.12, 6.6));  // on the border of both
  add("99012008001000", at(51.12, 6.5999), "2019-01-01");
  add("bau", at(50.0001, 6.1)); // at the edge of the Kreis
  questions.back().places[""].back().text = "Oberstr. 20 A, 41460 Neuss";
  add("l:bus", {"Straße des 17. Juni 12 1/2, Neuss", {}, {}, {}, {}, {}});
  questions.back().facts = {{"applicant", "business"}, {"floor_area", "1600"}, {"child_surname", "Pesch"}};
  return questions;
}

std::optional<Outcome> ask_in_full(const Dataset &dataset, const Query &query) {
  const auto answer = dataset.resolve(query);
  if (!answer) {
    require(!answer.error().message.empty(), "an error says why");
    return std::nullopt;
  }
  const auto require_clean = [](const std::string &text, const char *what) {
    require(!text.empty() && text::is_utf8(text), what);
  };
  const std::string json = to_json(*answer);
  require_clean(json, "the JSON of an answer is UTF-8");
  require(nlohmann::json::accept(json), "the JSON of an answer can be parsed");
  for (const Language language : {Language::de, Language::en}) {
    require_clean(explain(*answer, language), "an explanation is UTF-8");
    require_clean(path_dot(*answer, language), "a picture is UTF-8");
    for (const std::string_view office : {"neuss/a", "kreis", "neuss/b-nord"})
      if (const auto why = dataset.why_not(query, office, language)) require_clean(*why, "why not is UTF-8");
  }
  const auto again = dataset.resolve(query);
  require(again && to_json(*again) == json, "the same question has the same answer");
  return answer->outcome;
}

} // namespace zufi::fuzz
