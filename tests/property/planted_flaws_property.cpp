// SPDX-License-Identifier: Apache-2.0
// P65: a flaw planted at a known place of a sound world is found there, with a true witness, and nothing else is.
#include "dice.hpp"
#include "sizes.hpp"
#include "world.hpp"

#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>

using namespace zufi;
using namespace zufi::test;

namespace {

struct RuleRow {
  std::string id, from, to, area, status, condition, priority, valid_from, valid_to;
  std::string text() const {
    return id + ",held_by," + from + "," + to + "," + area + "," + status + "," + condition + "," + priority + "," +
           valid_from + "," + valid_to + "\n";
  }
};

// Five tasks that are parted in different ways: by municipality, day, number, name and house number.
struct Town {
  int municipalities = 2;
  int size = 10;        // where the third task is parted
  char letter = 'K';    // behind which the fourth is
  int house_number = 9; // up to which the fifth is
  std::string day;      // from which the second is held by another
  std::string extra_segment, extra_office;
  std::vector<RuleRow> rules;

  RuleRow &rule(const std::string &id) {
    return *std::find_if(rules.begin(), rules.end(), [&id](const RuleRow &row) { return row.id == id; });
  }

  World world() const {
    World world;
    std::string areas = "id,kind,name,parents\nk,kreis,Kreis,\nx,gemeinde,Anderswo,\nb1,bezirk,West,g0\n"
                        "b2,bezirk,Ost,g0\n";
    for (int i = 0; i < municipalities; ++i)
      areas += "g" + std::to_string(i) + ",gemeinde,Ort " + static_cast<char>('A' + i) + ",k\n";
    world.coverage({"k"});
    world.add("areas", areas);
    world.add("streets", "id,municipality,name\ns,g0,Ring\n");
    const std::string next = std::to_string(house_number + 1);
    world.add("segments", "area,street,house_numbers\nb1,s,..-" + std::to_string(house_number) + "\nb2,s," + next +
                              "-..\n" + extra_segment);
    world.add("facts", "id,type,question_de,question_en\nsize,number,?,?\nsurname,name,?,?\n");
    world.add("competences", "id,name\nt0,A\nt1,B\nt2,C\nt3,D\nt4,E\n");
    world.add("offices",
              "id,kind,name,parent,area\nk,body,Kreis,,k\nk/a,office,Amt A,k,\nk/b,office,Amt B,k,\n" + extra_office);
    std::string table = "id,relation,from,to,area,status,condition,priority,valid_from,valid_to\n";
    for (const RuleRow &row : rules) table += row.text();
    world.add("rules", table);
    return world;
  }
};

Town random_town(Dice &dice) {
  Town town;
  town.municipalities = dice.between(2, 5);
  town.size = dice.between(1, 500);
  town.letter = static_cast<char>(dice.between('B', 'V'));
  town.house_number = dice.between(2, 60);
  town.day = Date::from_days(dice.between(10'000, 19'000)).to_string();
  const std::string size = std::to_string(town.size);
  const std::string letter(1, town.letter);
  const std::string after(1, static_cast<char>(town.letter + 1));
  for (int i = 0; i < town.municipalities; ++i) {
    const std::string area = "g" + std::to_string(i);
    town.rules.push_back({"area-" + area, "t0", dice.chance(50) ? "k/a" : "k/b", area, {}, {}, {}, {}, {}});
  }
  town.rules.push_back({"before", "t1", "k/a", {}, {}, {}, {}, {}, town.day});
  town.rules.push_back({"since", "t1", "k/b", {}, {}, {}, {}, town.day, {}});
  town.rules.push_back({"small", "t2", "k/a", {}, {}, "size < " + size, {}, {}, {}});
  town.rules.push_back({"large", "t2", "k/b", {}, {}, "size >= " + size, {}, {}, {}});
  town.rules.push_back({"first", "t3", "k/a", {}, {}, "surname in A.." + letter, {}, {}, {}});
  town.rules.push_back({"last", "t3", "k/b", {}, {}, "surname in " + after + "..Z", {}, {}, {}});
  town.rules.push_back({"west", "t4", "k/a", "b1", {}, {}, {}, {}, {}});
  town.rules.push_back({"east", "t4", "k/b", "b2", {}, {}, {}, {}, {}});
  town.rules.push_back({"else", "t4", "k", "k", {}, {}, {}, {}, {}});
  return town;
}

struct Planted {
  std::vector<std::string> codes;
  std::string value;  // of the first finding
  std::string area;   // the only one that is named; empty: all
  std::string answer; // to the witness; empty: there is none
  std::string fact;   // "id=value" of the witness
};

using Plant = Planted (*)(Dice &, Town &);

std::string random_municipality(Dice &dice, const Town &town) {
  return "g" + std::to_string(dice.between(0, town.municipalities - 1));
}

Planted drop_rule(Dice &dice, Town &town) {
  const std::string area = random_municipality(dice, town);
  std::erase_if(town.rules, [&area](const RuleRow &row) { return row.id == "area-" + area; });
  return {{"gap"}, "t0", area, "[gap]", {}};
}

Planted end_too_early(Dice &dice, Town &town) {
  town.rule("before").valid_to = Date::from_days(Date::parse(town.day)->days() - dice.between(1, 400)).to_string();
  return {{"gap_between_days"}, "t1", {}, "[gap]", {}};
}

Planted begin_late(Dice &dice, Town &town) {
  std::erase_if(town.rules, [](const RuleRow &row) { return row.id == "before"; });
  (void)dice;
  return {{"gap_in_the_past"}, "t1", {}, "[gap]", {}};
}

Planted end_for_good(Dice &dice, Town &town) {
  const std::string area = random_municipality(dice, town);
  town.rule("area-" + area).valid_to = Date::from_days(dice.between(21'000, 30'000)).to_string();
  return {{"gap"}, "t0", area, "[gap]", {}};
}

Planted contradict(Dice &dice, Town &town) {
  const std::string area = random_municipality(dice, town);
  RuleRow copy = town.rule("area-" + area);
  copy.id = "copy";
  copy.to = copy.to == "k/a" ? "k/b" : "k/a";
  town.rules.push_back(copy);
  return {{"conflict"}, "t0", area, "[conflict]", {}};
}

Planted overlap_segments(Dice &dice, Town &town) {
  const std::string number = std::to_string(dice.between(1, town.house_number));
  town.extra_segment = "b2,s," + number + "\n";
  return {{"conflict"}, "t4", "g0", "[conflict]", {}};
}

Planted add_beaten(Dice &dice, Town &town) {
  town.rules.push_back({"beaten", "t0", "k", dice.chance(50) ? "k" : "", {}, {}, {}, {}, {}});
  return {{"rule_never_wins"}, "beaten", "*", "k>", {}};
}

Planted add_elsewhere(Dice &dice, Town &town) {
  town.rules.push_back({"elsewhere", dice.chance(50) ? "t0" : "t4", "k/a", "x", {}, {}, {}, {}, {}});
  return {{"rule_never_applies"}, "elsewhere", "*", {}, {}};
}

Planted say_twice(Dice &dice, Town &town) {
  RuleRow copy = dice.pick(town.rules);
  const std::string id = copy.id;
  copy.id = "zz-copy";
  town.rules.push_back(copy);
  return {{"rule_redundant", "rule_redundant"}, id, "*", "k>", {}};
}

Planted add_office(Dice &, Town &town) {
  town.extra_office = "k/z,office,Amt Z,k,\n";
  return {{"office_unreached"}, "k/z", "*", {}, {}};
}

Planted leave_numbers_out(Dice &dice, Town &town) {
  town.rule("large").condition = "size > " + std::to_string(town.size + dice.between(0, 50));
  return {{"gap"}, "t2", {}, "[gap]", "size=" + std::to_string(town.size)};
}

Planted leave_names_out(Dice &, Town &town) {
  const std::string hole(1, static_cast<char>(town.letter + 1));
  town.rule("last").condition = "surname in " + std::string(1, static_cast<char>(town.letter + 2)) + "..Z";
  return {{"gap"}, "t3", {}, "[gap]", "surname=" + hole};
}

constexpr Plant PLANTS[] = {drop_rule,  end_too_early, begin_late, end_for_good,      contradict,      overlap_segments,
                            add_beaten, add_elsewhere, say_twice,  leave_numbers_out, leave_names_out, add_office};
constexpr std::size_t TOWNS_FOR_EACH = sized(40);

void check_found(const Planted &planted, const Town &town, const Report &report, const Dataset &dataset) {
  REQUIRE(codes_of(report) == planted.codes);
  const Notice &notice = report.notices.front();
  CHECK(notice.value == planted.value);
  REQUIRE(notice.proof);
  const std::vector<std::string> &areas = notice.proof->areas;
  if (planted.area.empty()) CHECK(areas.size() == static_cast<std::size_t>(town.municipalities));
  if (!planted.area.empty() && planted.area != "*") CHECK(areas == std::vector{planted.area});
  CHECK(notice.proof->witness.empty() == planted.answer.empty());
  if (planted.answer.empty()) return;
  const auto query = query_from_json(notice.proof->witness);
  REQUIRE(query);
  CHECK(answer_of(dataset, *query).starts_with(planted.answer));
  CHECK(notice.proof->days.contains(query->date));
  if (planted.fact.empty()) return;
  const auto sign = static_cast<std::ptrdiff_t>(planted.fact.find('='));
  const std::string id(planted.fact.begin(), planted.fact.begin() + sign);
  REQUIRE(query->facts.contains(id));
  CHECK(id + "=" + query->facts.at(id) == planted.fact);
}

} // namespace

TEST_CASE("P65: a planted flaw is found where it is, and nothing else") {
  Dice dice(20'261'125);
  for (std::size_t kind = 0; kind < std::size(PLANTS); ++kind)
    for (std::size_t i = 0; i < TOWNS_FOR_EACH; ++i) {
      Town town = random_town(dice);
      const auto sound = town.world().dataset().check();
      REQUIRE(sound);
      INFO("kind " << kind << ", town " << i);
      REQUIRE(codes_of(*sound).empty());
      const Planted planted = PLANTS[kind](dice, town);
      std::string rules;
      for (const RuleRow &row : town.rules) rules += row.text();
      INFO(rules << town.extra_segment);
      const Dataset dataset = town.world().dataset();
      const auto report = dataset.check();
      REQUIRE(report);
      check_found(planted, town, *report, dataset);
    }
}
