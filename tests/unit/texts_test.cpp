// SPDX-License-Identifier: Apache-2.0
// Answers for people: sentences and pictures.
#include "town.hpp"
#include "zufi/text.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::ask;
using zufi::test::town;
using zufi::test::World;

namespace {

Result<Answer> answered(const Query &query) { return town().dataset().resolve(query); }

} // namespace

TEST_CASE("a path in sentences, German and English") {
  const auto answer = answered(ask("99001001001000", "n"));
  const std::string german = explain(*answer, Language::de);
  CHECK(german.find("Tag: 1. Januar 2026\n") != std::string::npos);
  CHECK(german.find("Zuständig: Bauamt, Am Markt 1, 41363 Markt") != std::string::npos);
  CHECK(german.find("Verantwortlicher Träger: Der Kreis") != std::string::npos);
  CHECK(german.find("Der Kreis lässt die Aufgabe von Stadt Markt wahrnehmen, bleibt aber dafür verantwortlich.") !=
        std::string::npos);
  CHECK(german.find("Rechtsgrundlage: § 57 BauO\n") != std::string::npos);
  CHECK(german.find("Quelle: Source, belegt – Regel h\n") != std::string::npos);
  const std::string english = explain(*answer, Language::en);
  CHECK(english.find("Legally responsible body: Der Kreis") != std::string::npos);
  CHECK(explain(*answered(ask("leer", "m")), Language::de).find("Keine Regel sagt, wie es bei »Lücke« weitergeht.") !=
        std::string::npos);
}

TEST_CASE("what an explanation says of roles, choices, agreements and days") {
  const auto told = [](std::string_view rules, Query query, Language language = Language::de) {
    World world = town();
    world.add("competences", "id,name,connecting_factor\nx,Aufgabe,residence:child\n");
    world.add("rules", std::string("id,relation,from,to,role,valid_from,valid_to\n") + std::string(rules));
    return explain(*world.dataset().resolve(query), language);
  };
  const auto holds = [](const std::string &text, std::string_view part) {
    CAPTURE(text);
    CHECK(text.find(part) != std::string::npos);
  };
  const std::string both = told("r1,held_by,x,markt;kreis,,,\n", ask("x", "m"));
  holds(both, "\n\nMehrere Stellen sind gleichermaßen zuständig; Sie können wählen.\nZuständig: ");
  holds(both, "Für »Aufgabe« sind hier gleichermaßen zuständig: Der Kreis und Stadt Markt.");
  Query roles = ask("x", "");
  roles.roles = {Role::accepts, Role::advises};
  roles.places["residence:child"] = {Place{{}, {}, {}, {}, {}, "m"}};
  const std::string accepts = told("r1,held_by,x,neu,accepts,,\nr2,held_by,x,@kreis,advises,,\n", roles);
  holds(accepts, "Wohnsitz (Kind): Markt\n");
  holds(accepts, "Nimmt Anträge an: Gemeinde Neu\n");
  holds(accepts, "Anträge zu »Aufgabe« nimmt hier an: Gemeinde Neu.");
  holds(accepts, "Zu »Aufgabe« berät hier: Der Kreis.");
  const std::string chain =
      told("r1,held_by,x,kreis,,,\nr2,mandated_to,kreis,markt,,,\nr3,delegated_to,markt,neu,,,\n", ask("x", "m"));
  holds(chain, "Verantwortlicher Träger: Der Kreis");
  holds(chain,
        "Stadt Markt gibt die Arbeit an Gemeinde Neu weiter; verantwortlich bleibt, wer das Mandat erteilt hat.");
  CHECK(chain.find("übergegangen") == std::string::npos);
  const char *dated = "r1,held_by,x,markt,,2020-03-01,2027-01-01\n";
  holds(told(dated, ask("x", "m")), "Das gilt vom 1. März 2020 bis zum 31. Dezember 2026.");
  holds(told(dated, ask("x", "m"), Language::en), "This holds from 1 March 2020 to 31 December 2026.");
  const std::string conflict = told("r1,held_by,x,markt,,,\nr2,held_by,x,kreis,,,\n", ask("x", "m"));
  holds(conflict, "Bei »Aufgabe« widersprechen die Regeln einander:\n  - Regel r1\n");
  const std::string missing = told("r1,held_by,x,@self,,,\n", ask("x", "k"));
  CHECK(missing.find("fehlt noch eine Angabe") == missing.rfind("fehlt noch eine Angabe"));
}

TEST_CASE("pictures: a path, with legal bases, the responsible body marked, and how it ends") {
  const auto holds = [](const std::string &dot, std::string_view part) {
    CAPTURE(dot, part);
    CHECK(dot.find(part) != std::string::npos);
  };
  const auto answer = answered(ask("99001001001000", "n"));
  const std::string dot = path_dot(*answer, Language::de);
  holds(dot, R"(label="Bau\nNeu\n1. Januar 2026")");
  holds(dot, R"(label="Mandat an\nVereinbarung\n[m]", style="dashed")");
  holds(dot, R"dot(label="Der Kreis\n(verantwortlich)", shape="house")dot");
  holds(dot, R"(label="Stadt Markt", shape="house")");
  holds(dot, R"(label="Bauamt", shape="box")");
  holds(path_dot(*answer, Language::en), R"(label="mandate to\nVereinbarung\n[m]")");
  holds(path_dot(*answered(ask("leer", "m")), Language::de), R"(label="keine Regel", shape="octagon")");
  World world = town();
  world.add("rules", "id,relation,from,to,area\nx,not_offered,leer,,m\ny,held_by,leer,kreis;markt,n\n");
  const Dataset dataset = world.dataset();
  holds(path_dot(*dataset.resolve(ask("leer", "m")), Language::en), R"(label="§ 1\n[x]", style="dotted")");
  const std::string choice = path_dot(*dataset.resolve(ask("leer", "n")), Language::de);
  CHECK(choice.find("[y]") != std::string::npos);
  const std::size_t first = choice.find("label=\"Lücke\", shape");
  CHECK(choice.find("label=\"Lücke\", shape", first + 1) == std::string::npos); // both branches begin there
}

TEST_CASE("pictures: the graph, one competence") {
  World world = town();
  world.add("competences", "id,parent,name\nteil,bau,Teil\n");
  world.add("rules", "id,relation,from,to,subject,valid_from,valid_to\nx,not_offered,teil,,,2025-01-01,2026-01-01\n"
                     "y,performed_by,markt,markt/bau/ost,99001001002000,,\n");
  const Dataset dataset = world.dataset();
  CHECK(dataset.graph_dot("")->find("Kreisbauamt") != std::string::npos);
  const std::string dot = dataset.graph_dot("bau").value();
  const auto holds = [&dot](std::string_view part) {
    CAPTURE(dot, part);
    CHECK(dot.find(part) != std::string::npos);
  };
  holds(R"([label="99001001000000", shape="note")");
  holds(R"(label="part of", style="dotted")");
  holds(R"(label="not_offered\n2025-01-01 … 2025-12-31)");
  holds(R"(label="@kreis", shape="house")");
  holds(R"(label="performed_by\nAbbruch)"); // a service that leads to the competence
  CHECK(dot.find("Lücke") == std::string::npos);
  CHECK(dataset.graph_dot("leer")->find(R"(label="Lücke", shape="ellipse")") != std::string::npos);
  CHECK(dataset.graph_dot("nothing").error().code == ErrorCode::argument);
}
