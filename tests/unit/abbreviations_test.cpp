// SPDX-License-Identifier: Apache-2.0
#include "text/abbreviations.hpp"
#include "text/fold.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using namespace zufi::text;

TEST_CASE("abbreviated names share a key with the full ones") {
  const std::pair<const char *, const char *> SAME[]{{"Dr.-Külz-Str.", "Doktor-Külz-Straße"},
                                                     {"Prof.-Dr.-Röntgen-Weg", "Professor-Doktor-Röntgen-Weg"},
                                                     {"Marktpl.", "Marktplatz"},
                                                     {"Rosenw.", "Rosenweg"},
                                                     {"St. Augustin", "Sankt Augustin"},
                                                     {"Gr. Kreutz", "Groß Kreutz"},
                                                     {"Bgm.-Schmitz-Pl.", "Bürgermeister-Schmitz-Platz"},
                                                     {"Töging a.Inn", "Töging am Inn"},
                                                     {"Bad Homburg v. d. Höhe", "Bad Homburg vor der Höhe"},
                                                     {"Rothenburg o.d. Tauber", "Rothenburg ob der Tauber"},
                                                     {"Langenfeld (Rhld.)", "Langenfeld (Rheinland)"},
                                                     {"Burg u. Tal", "Burg und Tal"},
                                                     {"Straße 12 1", "Str. 12 1"}};
  for (const auto &[abbreviated, full] : SAME) CHECK(abbreviation_key(abbreviated) == abbreviation_key(full));
}

TEST_CASE("an ending is abbreviated by a dot only, and different names stay apart") {
  CHECK(abbreviation_key("Rosenw") != abbreviation_key("Rosenweg"));
  CHECK(abbreviation_key("Platz") != abbreviation_key("Weg"));
  CHECK(abbreviation_key("12 1") != abbreviation_key("121"));
  CHECK(abbreviation_key("Oberstraße") == fold_name("Oberstraße")); // nothing of it can be abbreviated
}

TEST_CASE("a name without what tells it from others of that name") {
  const std::pair<const char *, const char *> BARE[]{{"Frankfurt am Main", "Frankfurt"},
                                                     {"Frankfurt (Oder)", "Frankfurt"},
                                                     {"Lauenburg/Elbe", "Lauenburg"},
                                                     {"Mülheim an der Ruhr", "Mülheim"},
                                                     {"Haag i.OB", "Haag"},
                                                     {"Bad Homburg v.d. Höhe", "Bad Homburg"},
                                                     {"Bernau bei Berlin", "Bernau"},
                                                     {"Neuss", ""},
                                                     {"Sankt Augustin", ""},
                                                     {"Im Winkel", ""},
                                                     {"Ober-Ramstadt", ""},
                                                     {"", ""},
                                                     {"(Ort)", ""}};
  for (const auto &[name, bare] : BARE) CHECK(without_distinction(name) == bare);
}

TEST_CASE("a distinction may be abbreviated, and its small words left out") {
  CHECK(has_distinction("Frankfurt am Main", " a. M."));
  CHECK(has_distinction("Frankfurt am Main", "/Main"));
  CHECK(has_distinction("Mülheim an der Ruhr", "/Ruhr"));
  CHECK(has_distinction("Freiburg im Breisgau", " i. Br."));
  CHECK(has_distinction("Halle (Saale)", "/S."));
  CHECK(has_distinction("Töging a. Inn", " am Inn"));
  CHECK_FALSE(has_distinction("Frankfurt (Oder)", " a. M."));
  CHECK_FALSE(has_distinction("Frankfurt am Main", " M")); // no dot, no abbreviation
  CHECK_FALSE(has_distinction("Frankfurt am Main", " am"));
  CHECK_FALSE(has_distinction("Neuss", " a. R."));
  CHECK_FALSE(has_distinction("Frankfurt am Main", ""));
}
