// SPDX-License-Identifier: Apache-2.0
// "Why not that office?": the first edge at which the path parts from it, and what kept that edge shut.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::ask;
using zufi::test::World;

namespace {

constexpr const char *SERVICE = "99001001001000";

World town() {
  World world;
  world.add("areas", "id,kind,name,parents\nk,kreis,Kreis,\nm,gemeinde,Markt,k\nn,gemeinde,Neu,k\no,gemeinde,Ort,k\n");
  world.add("statuses", "area,status,valid_from\nm,big,2019-01-01\n");
  world.add("services", "key,name,ozg_id\n99001001001000,Bau,10001\n99001002001000,Anderes,\n");
  world.add("competences", "id,name\nbau,Bauaufsicht\n");
  world.add("offices", "id,kind,name,parent,area,valid_from\nkreis,body,Der Kreis,,k,\n"
                       "kreis/bau,office,Kreisbauamt,kreis,,\nmarkt,body,Stadt Markt,,m,\n"
                       "markt/bau,office,Bauamt,markt,,\nmarkt/bau/ost,site,Ost,markt/bau,,\n"
                       "markt/bau/west,site,West,markt/bau,,\nmarkt/frei,office,Freizeitamt,markt,,\n"
                       "markt/neu,office,Neuamt,markt,,2030-01-01\nneu,body,Gemeinde Neu,,n,\nort,body,Ort,,o,\n");
  world.add("facts", "id,type,question_de,question_en\nsize,number,Wie groß?,How large?\n");
  return world;
}

// The law: the Kreis, big towns themselves; a mandate for n.
constexpr const char *LAW = "as,assigns,99001001000000,bau,,,,,,,\nh,held_by,bau,@kreis,,,,,,,§ 57\n"
                            "g,held_by,bau,@self,,,big,,,,\nm,mandated_to,kreis,markt,bau,,,n,,,\n"
                            "p,performed_by,markt,markt/bau,bau,,,,,,\nq,performed_by,kreis,kreis/bau,bau,,,,,,\n";

std::string why(std::string_view office, const Query &query, std::string_view rules = "",
                Language language = Language::en) {
  World world = town();
  world.add("rules", std::string("id,relation,from,to,subject,role,status,area,condition,places,legal_basis\n") +
                         (rules.empty() ? LAW : std::string(rules)));
  const auto text = world.dataset().why_not(query, office, language);
  return text ? *text : text.error().message;
}

} // namespace

TEST_CASE("why not: it is the answer, or lies on the path") {
  CHECK(why("markt/bau", ask(SERVICE, "n")) == "Bauamt is the answer.");
  CHECK(why("markt/bau/ost", ask(SERVICE, "n")) == "Ost is the answer.");
  CHECK(why("markt/bau", ask(SERVICE, "n"), "", Language::de) == "Bauamt ist die Antwort.");
  CHECK(why("kreis", ask(SERVICE, "n")) == "Der Kreis lies on the path; from there rule m leads on.");
  CHECK(why("markt", ask(SERVICE, "n")) == "Stadt Markt lies on the path; from there rule p leads on.");
  CHECK(why("nobody", ask(SERVICE, "n")) == "the dataset has no such body, office or site");
}

TEST_CASE("why not: what keeps the edge shut") {
  CHECK(why("kreis/bau", ask(SERVICE, "n")) == "Why not Kreisbauamt? The ways part at “Der Kreis”: rule m decides "
                                               "first, rule q is not looked at any more.");
  CHECK(why("kreis/bau", ask(SERVICE, "m")) ==
        "Why not Kreisbauamt? The ways part at “Bauaufsicht”: rule g is more specific than rule h (§ 57).");
  CHECK(why("markt/bau", ask(SERVICE, "m", "2018-12-31")) ==
        "Why not Bauamt? The ways part at “Der Kreis”: rule m is for Neu, and the place does not lie there.");
  CHECK(why("ort", ask(SERVICE, "o")) == "Why not Ort? The ways part at “Bauaufsicht”: rule g asks for the status "
                                         "big, which the municipality does not have on that day.");
  CHECK(why("ort", ask(SERVICE, "m")) == "Why not Ort? The ways part at “Bauaufsicht”: rule g leads to the body of "
                                         "the place given, which is another one.");
  const char *facts = "h,held_by,bau,kreis,,,,,size < 5,,\ng,held_by,bau,markt,,,,,size >= 5,,\n";
  Query query = ask("bau", "m");
  query.facts["size"] = "3";
  CHECK(why("markt", query, facts) == "Why not Stadt Markt? The ways part at “Bauaufsicht”: rule g asks for size >= 5, "
                                      "which is not the case.");
  const char *roles =
      "h,held_by,bau,kreis,,responsible,,,,,\ng,held_by,bau,markt,,,,m,,,\nf,held_by,bau,neu,,advises,,,,,\n";
  CHECK(why("markt", ask("bau", "m"), roles) == "Why not Stadt Markt? The ways part at “Bauaufsicht”: rule h names the "
                                                "role, and rule g counts only where none does.");
  CHECK(why("neu", ask("bau", "m"), roles) ==
        "Why not Gemeinde Neu? The ways part at “Bauaufsicht”: rule f is for another role.");
  CHECK(why("markt", ask("bau", "m"), "h,held_by,bau,kreis,,,,m,,,\ng,held_by,bau,markt,,,,,,event,\n")
            .find("rule h is more specific than rule g") != std::string::npos);
}

TEST_CASE("why not: days are those of the rule and of its target") {
  const char *rules = "h,held_by,bau,markt,,,,,,,\np,performed_by,markt,markt/bau,bau,,,,,,\n"
                      "q,performed_by,markt,markt/neu,bau,,,m,,,\n";
  CHECK(why("markt/neu", ask("bau", "m"), rules) == "Why not Neuamt? The ways part at “Stadt Markt”: rule q holds from "
                                                    "1 January 2030 on, so not on that day.");
  CHECK(why("markt/neu", ask("bau", "m"), rules, Language::de) ==
        "Warum nicht Neuamt? Bei »Stadt Markt« trennen sich die Wege: Regel q gilt ab dem 1. Januar 2030, also nicht "
        "an diesem Tag.");
}

TEST_CASE("why not: no rule leads there, from where the path came nearest") {
  CHECK(why("markt/frei", ask(SERVICE, "m")) ==
        "Why not Freizeitamt? In this matter no rule of the dataset leads there from “Stadt Markt”.");
  CHECK(why("markt/bau", ask("99001002001000", "m")) ==
        "Why not Bauamt? In this matter no rule of the dataset leads there from “Anderes”.");
}

TEST_CASE("why not: after a staying edge only the relations behind it were looked at") {
  const char *rules =
      "h,held_by,bau,kreis,,,,,,,\nd,delegated_to,kreis,markt,,,,,,,\ns,delegated_to,kreis,kreis,bau,,,,,,\n"
      "q,performed_by,kreis,kreis/bau,,,,,,,\n";
  CHECK(why("markt", ask("bau", "m"), rules) ==
        "Why not Stadt Markt? The ways part at “Der Kreis”: rule s is more specific than rule d.");
}

TEST_CASE("why not: another site, and a bundle's way") {
  const char *rules = "a,assigns,10001,bau,,,,,,,\nh,held_by,bau,markt,,,,,,,\nw,performed_by,markt,markt/bau,,,,,,,\n"
                      "v,performed_by,markt,markt/bau/ost,99001001001000,,,,,,\n";
  CHECK(why("markt/bau/ost", ask(SERVICE, "m"), rules) == "Ost is the answer.");
  CHECK(why("markt/bau/west", ask(SERVICE, "m"), rules) ==
        "Why not West? The ways part at “Stadt Markt”: rule v is more specific than rule w.");
}

TEST_CASE("why not: where there is no answer, that is said") {
  CHECK(why("markt/bau", ask(SERVICE, "k")) == "Whether Bauamt is responsible depends on the input that is missing.");
  CHECK(why("markt/bau", ask(SERVICE, "nowhere")) ==
        "Whether Bauamt is responsible cannot be said: the place was not found.");
  CHECK(why("markt", ask("bau", "m"), "x,not_offered,bau,,,,,m,,,\nh,held_by,bau,markt,,,,,,,\n") ==
        "Why not Stadt Markt? By rule x there is no “Bauaufsicht” here; it comes before rule h.");
  const char *conflict = "h,held_by,bau,markt,,,,,,,\ng,held_by,bau,kreis,,,,,,,\n";
  CHECK(why("markt", ask("bau", "m"), conflict) == "Why not Stadt Markt? At “Bauaufsicht” the rules contradict each "
                                                   "other: rule h leads there, rule g does not.");
  const char *at_body = "h,held_by,bau,markt,,,,,,,\nx,not_offered,markt,,bau,,,,,,\n";
  CHECK(why("markt", ask("bau", "m"), at_body) == "The path leads to Stadt Markt, but ends there without an answer.");
}
