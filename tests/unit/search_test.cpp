// SPDX-License-Identifier: Apache-2.0
// Search: services by what citizens say, and why.
#include "find/compound.hpp"
#include "find/word_index.hpp"
#include "storage/dataset_file.hpp"
#include "storage/search_index.hpp"
#include "text/fold.hpp"
#include "text/stem.hpp"
#include "world.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::test;

namespace {

using Texts = std::vector<std::string>;

World services() {
  World world;
  world.add("services", "key,agency,name,keywords,ozg_id,valid_to\n"
                        "99008001000000,,Personalausweis,Identität,10001,\n"
                        "99008001012000,,Personalausweis Ausstellung,,10001,\n"
                        "99110009104000,,Hundehaltung Anmeldung,,,\n99102013000000,,Hundesteuer,Abgaben,10002,\n"
                        "99085001000000,,Reisepass,,,2000-01-01\n99027002000000,,Geburtsurkunde,,,\n"
                        "99023001000000,,Führerschein,verlängern,,\nbus,l,Anmeldung des Busses,,,\n");
  world.add("words", "word,subject\nPerso,99008001000000\nHund anmelden,99110009104000\nKöter,10002\nLinie,l:bus\n"
                     "Reise verlängern,99027002000000\n");
  return world;
}

const Dataset &dataset() {
  static const Dataset DATASET = services().dataset();
  return DATASET;
}

std::vector<SearchHit> hits(const std::string &text, std::size_t limit = 10, std::optional<Date> date = {}) {
  const auto found = dataset().search({text, limit, date});
  REQUIRE(found);
  return *found;
}

Texts search(const std::string &text, std::size_t limit = 10) {
  Texts ids;
  for (const SearchHit &hit : hits(text, limit)) ids.push_back(hit.service);
  return ids;
}

std::string why(const SearchHit &hit) {
  std::string text;
  for (const SearchReason &reason : hit.reasons)
    text += (text.empty() ? "" : "; ") + reason.typed + " " + reason.found + " " + std::string(name_of(reason.fit)) +
            " " + std::string(name_of(reason.field)) + " " + reason.text;
  return text;
}

} // namespace

TEST_CASE("a name, a keyword, an everyday word: each hit says why") {
  CHECK(why(hits("Geburtsurkunde").front()) == "geburtsurkunde geburtsurkunde exact name Geburtsurkunde");
  CHECK(why(hits("Abgaben").front()) == "abgaben abgaben exact keyword Abgaben");
  CHECK(why(hits("Perso").front()) == "perso perso exact word Perso");
}

TEST_CASE("a word that leads to a LeiKa prefix, a bundle or a local service leads to the services under it") {
  CHECK(search("Perso") == Texts{"99008001000000", "99008001012000"});
  CHECK(search("Köter") == Texts{"99102013000000"});
  CHECK(search("Linie") == Texts{"l:bus"});
}

TEST_CASE("forms of a word, umlauts, capitals") {
  CHECK(search("REISEPÄSSE") == Texts{"99085001000000"});
  CHECK(search("fuehrerscheine") == Texts{"99023001000000"});
  CHECK(search("Hunde anmelden").front() == "99110009104000");
}

TEST_CASE("the beginning and the end of a word, and a compound of words") {
  CHECK(why(hits("Hundest").front()) == "hundest hundesteuer beginning name Hundesteuer");
  CHECK(why(hits("Ausweis").front()) == "ausweis personalausweis part name Personalausweis");
  CHECK(search("Hundesteueranmeldung").front() == "99102013000000");
  CHECK(why(hits("Hundesteueranmeldung").front()) == "hundesteuer hundesteuer part name Hundesteuer");
}

TEST_CASE("a typing error") {
  CHECK(why(hits("Geburtsurkuunde").front()) == "geburtsurkuunde geburtsurkunde similar name Geburtsurkunde");
  CHECK(search("Gebrutsurkunde") == Texts{"99027002000000"});
}

TEST_CASE("more words of the text found come before fewer, and the shorter name before the longer") {
  CHECK(search("Hund anmelden").front() == "99110009104000");
  CHECK(search("Personalausweis") == Texts{"99008001000000", "99008001012000"});
  CHECK(search("Ich möchte meinen Hund anmelden").front() == "99110009104000");
}

TEST_CASE("an everyday word of several words means its service as a whole alone") {
  CHECK(search("Reise verlängern").front() == "99027002000000");
  CHECK(search("verlängern").front() == "99023001000000"); // of which it is a keyword
}

TEST_CASE("with a date only services that are valid then, and never more than the limit") {
  CHECK(hits("Reisepass", 10, Date::parse("2026-01-01")).empty());
  CHECK(search("Perso", 1).size() == 1);
}

TEST_CASE("what somebody types is never a query") {
  for (const char *text : {"\"", "\"\"", "perso\"", "text:perso", "perso OR hund", "perso AND hund", "NOT perso",
                           "NEAR(perso hund)", "perso*", "^perso", "{text}: perso", "perso + hund", "-perso", "(((",
                           "'; DROP TABLE entries; --", "\x01\x02", "perso\n"})
    CHECK(dataset().search({text, 10, {}}));
  CHECK(search("text:perso").front() == "99008001000000");
  CHECK(search("perso NOT ausweis").front() == "99008001000000");
  CHECK(dataset().search({std::string("Perso\0Hund", 10), 10, {}}));
}

TEST_CASE("nothing, too much, or no text at all") {
  CHECK(search("").empty());
  CHECK(search("!?").empty());
  CHECK(search("Qwxyz").empty());
  CHECK(search(std::string(1024, 'x')).empty());
  for (const SearchRequest &request : {SearchRequest{std::string(1025, 'x'), 10, {}}, SearchRequest{"\xff", 10, {}},
                                       SearchRequest{"Perso", 0, {}}, SearchRequest{"Perso", 101, {}}}) {
    const auto found = dataset().search(request);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::argument);
  }
}

TEST_CASE("hits as JSON") {
  CHECK(to_json(hits("Perso", 1)) ==
        R"({"format":"zufi-search/1","hits":[{"service":"99008001000000","name":"Personalausweis","reasons":[)"
        R"({"typed":"perso","found":"perso","fit":"exact","field":"word","text":"Perso"}]}]})");
}

TEST_CASE("words keep apart, and stems bring forms together") {
  CHECK(text::fold_words("  Größe-XL, Nr. 5 ") == "grosse xl nr 5");
  CHECK(text::fold_words(text::fold_words("Ämter & Behörden")) == "amter behorden");
  const text::Stemmer stemmer;
  CHECK(stemmer.stem("anmelden") == stemmer.stem("anmeldung"));
  CHECK(stemmer.stem("reisepasse") == stemmer.stem("reisepass"));
  CHECK(stemmer.stem("").empty());
}

TEST_CASE("compounds are split at known words, with the fewest words and with joints") {
  const Texts known{"anmeldung", "geburt", "hund", "hundesteuer", "steuer", "urkunde"};
  CHECK(find::split_compound("hundesteueranmeldung", known) == Texts{"hundesteuer", "anmeldung"});
  CHECK(find::split_compound("geburtsurkunde", known) == Texts{"geburt", "urkunde"});
  CHECK(find::split_compound("hundeanmeldung", known) == Texts{"hund", "anmeldung"});
  CHECK(find::split_compound("anmeldung", known).empty());
  CHECK(find::split_compound("hundex", known).empty());
  CHECK(find::split_compound("hundes", known).empty());
  CHECK(find::split_compound(std::string(2000, 'a'), known).empty());
}

TEST_CASE("the same services give the same index, byte for byte") {
  const World world = services();
  const auto first = storage::make_search_index(world.graph().records);
  const auto second = storage::make_search_index(world.graph().records);
  REQUIRE(first);
  CHECK(*first == *second);
}

TEST_CASE("an index that no build wrote is damage, not a crash") {
  const auto sound = storage::make_search_index(services().graph().records);
  REQUIRE(sound);
  CHECK(storage::SearchIndex::open(*sound, 8));
  for (std::vector<unsigned char> bytes : {std::vector<unsigned char>(), std::vector<unsigned char>(5000, 'x')}) {
    const auto index = storage::SearchIndex::open(std::move(bytes), 8);
    REQUIRE_FALSE(index);
    CHECK(index.error().code == ErrorCode::damaged);
  }
  auto index = storage::SearchIndex::open(*sound, 1); // fewer services than its entries speak of
  REQUIRE(index);
  const auto entries = storage::SearchSession(*index).entries_with({"hundesteu"});
  REQUIRE_FALSE(entries);
  CHECK(entries.error().code == ErrorCode::damaged);
}
