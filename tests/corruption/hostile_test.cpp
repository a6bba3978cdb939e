// SPDX-License-Identifier: Apache-2.0
// Files that somebody made with care, with a right digest: whatever stands in them, opening ends soon, and either says
// what is wrong or gives a dataset that can be asked anything.
#include "muster_file.hpp"
#include "zufi/dataset.hpp"
#include "zufi/json.hpp"
#include "zufi/text.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace zufi;
using namespace zufi::corruption;

namespace {

// No file of this size may take longer, on a slow machine and under a sanitizer.
constexpr std::chrono::seconds SOON{10};

Query question(std::string service, std::string address) {
  Query query;
  query.service = std::move(service);
  query.places[""].push_back({std::move(address), {}, {}, {}, {}, {}});
  query.date = *Date::parse("2026-01-01");
  query.roles = {Role::responsible, Role::accepts, Role::advises};
  return query;
}

// Everything that reads a dataset, once.
void use(const Dataset &dataset) {
  CHECK_FALSE(to_json(dataset.info()).empty());
  CHECK(dataset.graph_dot(""));
  for (const char *service : {"99999001000000", "99999001001001", "99999002104000", "99999003001000", "99999004001000",
                              "99999005001001", "99999006001000", "99999007001000", "musterland:buecherbus-abend"})
    for (const char *address : {"Dorfstraße 33, Musterstadt", "99103 Beispielhausen", "Musterkreis"}) {
      const auto answer = dataset.resolve(question(service, address));
      if (!answer) {
        CHECK(answer.error().code == ErrorCode::damaged); // agreements in a circle
        continue;
      }
      CHECK_FALSE(to_json(*answer).empty());
      CHECK_FALSE(explain(*answer, Language::de).empty());
      CHECK_FALSE(path_dot(*answer, Language::en).empty());
    }
  for (const double lat : {54.2, 54.25, 54.2999, 0.0, 90.0}) {
    Query query = question("99999001000000", "");
    query.places[""].front().point = Point{lat, lat / 7.75};
    const auto answer = dataset.resolve(query);
    if (answer) CHECK_FALSE(to_json(*answer).empty());
  }
}

ErrorCode open_and_use(const Bytes &file) {
  const auto begin = std::chrono::steady_clock::now();
  const auto dataset = Dataset::from_bytes(file);
  if (dataset) use(*dataset);
  CHECK(std::chrono::steady_clock::now() - begin < SOON);
  if (!dataset) CHECK_FALSE(dataset.error().message.empty());
  return dataset ? OPENED : dataset.error().code;
}

void check_damaged(const std::vector<std::string> &edits) {
  for (const std::string &sql : edits) {
    CAPTURE(sql);
    CHECK(open_and_use(after_sql(sql)) == ErrorCode::damaged);
  }
}

} // namespace

TEST_CASE("the file as it was built is opened and answers") {
  CHECK(open_and_use(muster_file()) == OPENED);
  const auto answer = Dataset::from_bytes(muster_file())->resolve(question("99999003001000", "99103 Beispielhausen"));
  CHECK(answer->outcome == Outcome::resolved); // what is asked of spoiled files has an answer in the sound one
  CHECK(open_and_use(after_sql("UPDATE meta SET value = 'another' WHERE key = 'title'")) == OPENED);
}

TEST_CASE("a schema that is not ours") {
  check_damaged({
      "CREATE TABLE extra(a)",
      "CREATE INDEX extra ON areas(name)",
      "CREATE VIEW extra AS SELECT 1",
      "CREATE TRIGGER extra AFTER INSERT ON meta BEGIN SELECT 1; END",
      "DROP TABLE channels",
      "DROP TABLE meta",
      "ALTER TABLE areas RENAME COLUMN name TO title",
      "ALTER TABLE areas DROP COLUMN name",
      "ALTER TABLE areas ADD COLUMN extra TEXT",
      "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'BLOB') WHERE name = 'areas'",
      "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'areas'",
      "UPDATE sqlite_schema SET sql = NULL WHERE name = 'areas'",
      "UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'areas'",
      "DELETE FROM sqlite_schema WHERE name = 'areas'",
      "DELETE FROM sqlite_schema",
  });
}

TEST_CASE("an endless view in a table's place") {
  check_damaged({"DROP TABLE rules_to; CREATE VIEW rules_to AS WITH RECURSIVE c(n, position, value) AS "
                 "(SELECT 1, 1, 'x' UNION ALL SELECT 1, position + 1, 'x' FROM c) SELECT * FROM c"});
}

TEST_CASE("boundaries that no build would take, but that can be read") {
  // A bow, a spike, a ring over itself: the digest is right, and what lies where is nobody's promise. It ends.
  for (const char *polygons :
       {"70000000 542000000 100000 100000 0 -100000 -100000 100000", "0 0 5 0 5 0 -5 0", "0 0 1 0 -1 0 1 0 -1 0"}) {
    const Bytes file = after_sql("UPDATE boundaries SET polygons = '" + std::string(polygons) + "'");
    CAPTURE(polygons);
    CHECK(open_and_use(file) == OPENED);
  }
}

TEST_CASE("tables that lie on another table's pages") {
  // What is read there is another table's rows; that they do not fit must be noticed, not trusted.
  for (const char *table : {"areas", "rules", "rules_to", "offices", "sources"})
    for (const char *root : {"0", "1", "2", "3", "5", "7", "99999", "-1"}) {
      const std::string sql =
          "UPDATE sqlite_schema SET rootpage = " + std::string(root) + " WHERE name = '" + table + "'";
      CAPTURE(sql);
      CHECK(open_and_use(after_sql(sql)) != OPENED);
    }
}

TEST_CASE("cells that a build would not have written") {
  check_damaged({
      "UPDATE rules SET relation = 'eats' WHERE n = 1",
      "UPDATE areas SET valid_from = 'soon' WHERE n = 1",
      "UPDATE segments SET house_numbers = 'all' WHERE n = 1",
      "UPDATE segments SET house_numbers = '5-1' WHERE n = 1",
      "UPDATE boundaries SET polygons = 'round' WHERE n = 1",
      "UPDATE boundaries SET polygons = '0 0 1 1' WHERE n = 1",
      "UPDATE boundaries SET polygons = '0 0 2147483647 0 0 1' WHERE n = 1",
      "UPDATE boundaries SET polygons = '' WHERE n = 1",
      "UPDATE boundaries SET accuracy = 0 WHERE n = 1",
      "UPDATE boundaries SET accuracy = 10001 WHERE n = 1",
      "UPDATE boundaries SET accuracy = -9223372036854775808 WHERE n = 1",
      "UPDATE boundaries SET area = 'nowhere' WHERE n = 1",
      "UPDATE boundaries SET source = 'nobody' WHERE n = 1",
      "UPDATE boundaries SET valid_to = NULL WHERE n = 2",
      "UPDATE rules SET condition = 'when it rains' WHERE n = 1",
      "UPDATE rules SET condition = 'nofact in x' WHERE n = 1",
      "UPDATE rules SET priority = -5 WHERE n = 1",
      "UPDATE rules SET priority = 9223372036854775807 WHERE n = 1",
      "UPDATE channels SET online_level = 77",
      "UPDATE streets SET lat = 1e999, lon = 1e999 WHERE n = 1",
      "UPDATE sources SET title = CAST(x'ff' AS TEXT)",
      "UPDATE sources SET title = CAST(x'410042' AS TEXT)",
      "UPDATE sources SET title = CAST(x'eda080' AS TEXT)",
      "UPDATE areas SET ars = 'x' WHERE n = 1",
  });
}

TEST_CASE("rows that are not counted through, lists that belong to no row") {
  check_damaged({
      "UPDATE areas SET n = n + 1000",
      "UPDATE areas SET n = -1 WHERE n = 1",
      "UPDATE areas SET n = 9223372036854775807 WHERE n = 1",
      "DELETE FROM areas WHERE n = 2",
      "INSERT INTO rules_to VALUES(0, 1, 'x')",
      "INSERT INTO rules_to VALUES(-1, 1, 'x')",
      "INSERT INTO rules_to VALUES(4294967297, 1, 'x')",
      "INSERT INTO rules_to VALUES(9223372036854775807, 1, 'x')",
  });
}

TEST_CASE("references that lead nowhere, or to another kind of thing") {
  check_damaged({
      "UPDATE rules SET \"from\" = 'nobody' WHERE n = 1",
      "UPDATE rules SET subject = 'nobody' WHERE n = 9",
      "UPDATE rules_to SET value = 'nobody' WHERE n = 1",
      "UPDATE rules_to SET value = '@somebody'",
      "UPDATE rules_area SET value = 'nowhere'",
      "UPDATE rules SET source = 'nowhere'",
      "UPDATE segments SET street = 'nowhere' WHERE street IS NOT NULL",
      "UPDATE segments SET area = 'nowhere'",
      "UPDATE segments SET area = '99'",
      "UPDATE streets SET municipality = '99'",
      "UPDATE postcodes SET area = 'nowhere'",
      "UPDATE offices SET parent = 'muster-bau' WHERE kind = 'office'",
      "UPDATE offices SET area = 'nowhere' WHERE kind = 'body'",
      "UPDATE competences SET parent = 'kreis-muster'",
      "UPDATE channels SET office = 'muster-bau'",
      "DELETE FROM rules_to",
      "DELETE FROM areas_parents",
  });
}

TEST_CASE("things that are their own ancestors") {
  check_damaged({
      "INSERT INTO areas_parents VALUES(1, 9, '990010001001')",
      "INSERT INTO areas_parents SELECT n, 9, id FROM areas",
      "UPDATE competences SET parent = id",
      "UPDATE competences SET parent = 'muster-bau' WHERE id = 'muster-bau-sonder'; "
      "UPDATE competences SET parent = 'muster-bau-sonder' WHERE id = 'muster-bau'",
      "UPDATE offices SET parent = id WHERE kind = 'office'",
      "UPDATE services SET parent = agency || ':' || key WHERE agency IS NOT NULL",
      "UPDATE areas SET successor = id, valid_to = '2025-01-01'",
  });
}

TEST_CASE("agreements in a circle end each walk that comes round") {
  const auto file = after_sql("UPDATE rules_to SET value = 'beispielhausen' WHERE n = "
                              "(SELECT n FROM rules WHERE id = 'kette/abfall-3')");
  const auto dataset = Dataset::from_bytes(file);
  REQUIRE(dataset); // whether a circle can be walked is asked at build, over every question
  const auto answer = dataset->resolve(question("99999003001000", "99103 Beispielhausen"));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::damaged);
  for (const char *body : {"beispielhausen", "musterstadt", "kreis-muster"})
    CHECK(answer.error().message.find(body) != std::string::npos);
  CHECK(dataset->resolve(question("99999005001000", "99103 Beispielhausen"))); // others are still answered
}

TEST_CASE("a thing that stands twice") {
  check_damaged({
      "UPDATE sqlite_schema SET sql = replace(sql, ' UNIQUE', '') WHERE name = 'areas'",
      "INSERT INTO areas SELECT (SELECT max(n) FROM areas) + 1, 'musterstadt-Nord', kind, name, ars, ags, valid_from, "
      "valid_to, successor, source FROM areas WHERE id = '99001'",
  });
}

TEST_CASE("sizes larger than the bytes that follow") {
  const std::string largest("\xff\xff\xff\xff", 4);
  for (const std::size_t at : {16U, 28U, 32U, 36U, 52U}) { // page size and count, free pages, largest root page
    CAPTURE(at);
    const ErrorCode code = open_and_use(overwritten(at, at == 16 ? largest.substr(2) : largest));
    CHECK((code == ErrorCode::truncated || code == ErrorCode::damaged || code == OPENED));
  }
  for (std::size_t page = 1; page < muster_file().size() / 4096; ++page) { // count of cells and their places
    CAPTURE(page);
    CHECK(open_and_use(overwritten(page * 4096 + 3, largest)) != ErrorCode::internal);
    CHECK(open_and_use(overwritten(page * 4096 + 8, largest)) != ErrorCode::internal);
  }
}

TEST_CASE("a cell larger than any that is read, and more rows than the budget allows") {
  CHECK(open_and_use(after_sql("UPDATE sources SET title = printf('%.*c', 20000000, 'x')")) == ErrorCode::damaged);
  // A schema of ours over a table that refers to itself many times: each row is read once, so the cost is that of the
  // file.
  const ErrorCode code = open_and_use(
      after_sql("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000) INSERT INTO sources "
                "SELECT i + 1, 'many' || i, 'x', NULL, NULL, NULL, NULL, NULL, NULL FROM c"));
  CHECK(code == OPENED);
}
