// SPDX-License-Identifier: Apache-2.0
#include "storage/dataset_file.hpp"
#include "storage/digest.hpp"
#include "storage/file.hpp"
#include "storage/schema.hpp"
#include "storage/sql.hpp"
#include "storage/trailer.hpp"
#include "temporary_folder.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <filesystem>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace zufi;
using namespace zufi::storage;
using zufi::test::TemporaryFolder;
using zufi::test::World;

namespace {

World sample() {
  World world;
  world.add(
      "areas",
      "id,kind,name,ars,parents,valid_from\nk,kreis,K,05162,,\nm,gemeinde,Jüchen,,k,2019-01-01\nz,bezirk,Z,,m,\n");
  world.add("streets", "id,municipality,name,aliases,postcode,lat,lon\ns1,m,Weg,Pfad;Steig,41363,51.25,6.5\n");
  world.add("segments", "area,street,house_numbers\nz,s1,1-49 odd;2-.. even\n");
  world.add("services", "key,name,ozg_id\n99012008001000,Bau,10513\n");
  world.add("competences", "id,name,connecting_factor\nbau,\"Bau, \"\"alles\"\"\",property;residence:child\n");
  world.add("offices", "id,kind,area\nkreis,body,k\n");
  world.add("facts", "id,type,values\nwho,enum,a;b\n");
  world.add("rules", "id,relation,from,to,condition,priority,area\na,assigns,99012008001000,bau,,,\nh,held_by,bau,@"
                     "kreis,who in a,7,k;m\n");
  world.add("channels", "id,kind,office,url,title,online_level\nc,portal,kreis,https://x,X,0\n");
  return world;
}

ErrorCode code_of(std::span<const std::byte> bytes) {
  const auto decoded = decode(bytes);
  return decoded ? static_cast<ErrorCode>(0) : decoded.error().code;
}

// The bytes with the digest made right again, as a forger would.
std::vector<std::byte> forged(std::vector<std::byte> file) {
  file.resize(file.size() - TRAILER_SIZE);
  append_trailer(file);
  return file;
}

// A database changed by SQL, with a right digest.
std::vector<std::byte> changed(const char *sql) {
  std::vector<std::byte> file = sample().bytes();
  file.resize(file.size() - TRAILER_SIZE);
  auto *copy = static_cast<unsigned char *>(sqlite3_malloc64(file.size()));
  std::memcpy(copy, file.data(), file.size());
  Connection connection;
  const auto size = static_cast<sqlite3_int64>(file.size());
  REQUIRE(sqlite3_deserialize(connection.get(), "main", copy, size, size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
  connection.execute(sql);
  sqlite3_int64 new_size = 0;
  unsigned char *out = sqlite3_serialize(connection.get(), "main", &new_size, 0);
  std::vector<std::byte> bytes(static_cast<std::size_t>(new_size));
  std::memcpy(bytes.data(), out, bytes.size());
  sqlite3_free(out);
  append_trailer(bytes);
  return bytes;
}

} // namespace

TEST_CASE("what is written is read back, to the last cell") {
  const graph::RuleGraph graph = sample().graph();
  const auto decoded = decode(sample().bytes());
  REQUIRE(decoded);
  CHECK(to_hex(content_digest(decoded->records)) == to_hex(content_digest(graph.records)));
  CHECK(decoded->content_sha256 == to_hex(content_digest(graph.records)));
  CHECK(decoded->records.streets.front().aliases == std::vector<std::string>{"Pfad", "Steig"});
  CHECK(decoded->records.streets.front().lat == 51.25);
  CHECK(decoded->records.channels.front().online_level == 0);
  CHECK(decoded->records.rules.back().priority == 7);
  CHECK(decoded->records.rules.back().file == "test/rules.csv");
  CHECK(decoded->records.identity == graph.records.identity);
}

TEST_CASE("the same records give the same bytes") { CHECK(sample().bytes() == sample().bytes()); }

TEST_CASE("SQLite's own tools can read the file: foreign keys hold, tables are strict") {
  const TemporaryFolder folder;
  const std::vector<std::byte> bytes = sample().bytes();
  REQUIRE(publish(folder.file("x.zufi"), bytes));
  sqlite3 *handle = nullptr;
  REQUIRE(sqlite3_open_v2(folder.file("x.zufi").c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  const auto rows = [handle](const char *sql) {
    std::string out;
    sqlite3_exec(
        handle, sql,
        [](void *text, int, char **values, char **) {
          *static_cast<std::string *>(text) += values[0] == nullptr ? "NULL" : values[0];
          *static_cast<std::string *>(text) += ";";
          return 0;
        },
        &out, nullptr);
    return out;
  };
  CHECK(rows("PRAGMA integrity_check") == "ok;");
  CHECK(rows("PRAGMA foreign_key_check") == "");
  CHECK(rows("PRAGMA application_id") == std::to_string(APPLICATION_ID) + ";");
  CHECK(rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'") ==
        "");
  CHECK(rows("SELECT value FROM rules_to ORDER BY n") == "bau;@kreis;");
  CHECK(rows("SELECT count(*) FROM pragma_foreign_key_list('rules')") != "0;");
  sqlite3_close(handle);
}

TEST_CASE("messages say which: truncated, foreign, damaged, too new, too old") {
  const std::vector<std::byte> file = sample().bytes();
  CHECK(code_of({}) == ErrorCode::foreign);
  CHECK(code_of(std::span(file).first(50)) == ErrorCode::truncated);
  CHECK(code_of(std::span(file).first(4096)) == ErrorCode::truncated);
  CHECK(code_of(std::span(file).first(file.size() - 1)) == ErrorCode::truncated);
  std::vector<std::byte> longer = file;
  longer.push_back(std::byte{0});
  CHECK(code_of(longer) == ErrorCode::damaged);
  const std::string text = "id,name\n1,x\n";
  CHECK(code_of(std::as_bytes(std::span(text))) == ErrorCode::foreign);
  std::vector<std::byte> other = file;
  other[68] = std::byte{0};
  CHECK(code_of(forged(other)) == ErrorCode::foreign);
  std::vector<std::byte> newer = file;
  newer[63] = std::byte{99};
  CHECK(code_of(forged(newer)) == ErrorCode::too_new);
  newer[63] = std::byte{0};
  CHECK(code_of(forged(newer)) == ErrorCode::too_old);
  std::vector<std::byte> damaged = file;
  damaged[5'000] ^= std::byte{1};
  CHECK(code_of(damaged) == ErrorCode::damaged);
  CHECK(code_of(changed("UPDATE meta SET value = '99' WHERE key = 'folding_version'")) == ErrorCode::too_new);
  CHECK(code_of(changed("UPDATE meta SET value = '0' WHERE key = 'specificity_version'")) == ErrorCode::too_old);
}

TEST_CASE("a rightly digested but crafted database is refused") {
  for (const char *sql :
       {"CREATE VIEW extra AS SELECT 1", "CREATE TABLE extra(a)",
        "CREATE TRIGGER t AFTER INSERT ON meta BEGIN SELECT 1; END", "DROP TABLE channels",
        "DROP TABLE rules_to; CREATE VIEW rules_to AS WITH RECURSIVE c(n, position, value) AS "
        "(SELECT 1, 1, 'x' UNION ALL SELECT 1, position + 1, 'x' FROM c) SELECT * FROM c",
        "UPDATE rules SET relation = 'eats' WHERE n = 1", "UPDATE areas SET valid_from = 'soon' WHERE n = 1",
        "UPDATE segments SET house_numbers = 'all' WHERE n = 1",
        "UPDATE rules SET condition = 'when it rains' WHERE n = 1", "UPDATE rules SET priority = -5 WHERE n = 1",
        "UPDATE areas SET n = 77 WHERE n = 1", "PRAGMA foreign_keys = OFF; INSERT INTO rules_to VALUES(99, 1, 'bau')",
        "UPDATE sources SET title = CAST(x'ff' AS TEXT) WHERE n = 1",
        "UPDATE sources SET title = CAST(x'410042' AS TEXT) WHERE n = 1", "DELETE FROM meta WHERE key = 'id'"}) {
    CAPTURE(sql);
    CHECK(code_of(changed(sql)) == ErrorCode::damaged);
  }
}

TEST_CASE("references that lead nowhere are found when a crafted file is linked") {
  const auto open = [](const char *sql) {
    const auto dataset = Dataset::from_bytes(changed(sql));
    return dataset ? static_cast<ErrorCode>(0) : dataset.error().code;
  };
  CHECK(open("PRAGMA foreign_keys = OFF; UPDATE rules SET \"from\" = 'nobody' WHERE n = 2") == ErrorCode::damaged);
  CHECK(open("PRAGMA foreign_keys = OFF; INSERT INTO areas_parents VALUES(1, 1, 'm')") ==
        ErrorCode::damaged); // k in m in k
  CHECK(open("UPDATE meta SET value = 'renamed' WHERE key = 'title'") ==
        static_cast<ErrorCode>(0)); // the helper itself works
}

TEST_CASE("a file is replaced as a whole or not at all") {
  const TemporaryFolder folder;
  const std::string path = folder.file("out.zufi");
  const std::string old_text = "old";
  const std::string new_text = "new";
  REQUIRE(publish(path, std::as_bytes(std::span(old_text))));
  REQUIRE(publish(path, std::as_bytes(std::span(new_text))));
  const auto read = read_whole(path, 100);
  CHECK(std::memcmp(read->data(), "new", 3) == 0);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1); // no temporary file is left
  CHECK(publish(folder.file("none/out.zufi"), std::as_bytes(std::span(new_text))).error().code ==
        ErrorCode::not_written);
  std::filesystem::create_directory(folder.path() / "dir");
  CHECK(publish(folder.file("dir"), std::as_bytes(std::span(new_text))).error().code == ErrorCode::not_written);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("what a killed writer left is swept, what a living one writes is not") {
  const TemporaryFolder folder;
  const std::string text = "x";
  folder.write(".out.zufi.zufi-999999999", "left");
  folder.write(".out.zufi.zufi-" + std::to_string(::getppid()), "living");
  folder.write(".out.zufi.zufi-12x", "not ours");
  REQUIRE(publish(folder.file("out.zufi"), std::as_bytes(std::span(text))));
  CHECK_FALSE(std::filesystem::exists(folder.file(".out.zufi.zufi-999999999")));
  CHECK(std::filesystem::exists(folder.file(".out.zufi.zufi-" + std::to_string(::getppid()))));
  CHECK(std::filesystem::exists(folder.file(".out.zufi.zufi-12x")));
}

TEST_CASE("a full disk leaves the old file, names the path and leaves nothing behind") {
  const TemporaryFolder folder;
  const std::string path = folder.file("out.zufi");
  const std::string old_text = "old";
  REQUIRE(publish(path, std::as_bytes(std::span(old_text))));
  const std::vector<std::byte> large(100'000);
  const rlimit limit{10'000, RLIM_INFINITY};
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto previous = ::signal(SIGXFSZ, SIG_IGN); // else the signal comes before write can fail
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const Status status = publish(path, large);
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, previous);
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::not_written);
  CHECK(status.error().message.find(path) != std::string::npos);
  CHECK(std::filesystem::file_size(path) == 3);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("odd files have a specified error") {
  const TemporaryFolder folder;
  const auto code = [](const std::string &path) {
    const auto dataset = Dataset::open(path);
    return dataset ? static_cast<ErrorCode>(0) : dataset.error().code;
  };
  CHECK(code(folder.file("none")) == ErrorCode::not_found);
  CHECK(code(folder.path().string()) == ErrorCode::unreadable);
  CHECK(code("/dev/zero") == ErrorCode::unreadable);
  ::mkfifo(folder.file("fifo").c_str(), 0600);
  CHECK(code(folder.file("fifo")) == ErrorCode::unreadable);
  folder.write("empty", "");
  CHECK(code(folder.file("empty")) == ErrorCode::foreign);
}

TEST_CASE("a dataset lives on when its file is truncated, overwritten or deleted") {
  const TemporaryFolder folder;
  const std::string path = folder.file("x.zufi");
  REQUIRE(publish(path, sample().bytes()));
  const auto dataset = Dataset::open(path);
  REQUIRE(dataset);
  const Query query = zufi::test::ask("bau", "m");
  REQUIRE(::truncate(path.c_str(), 10) == 0);
  CHECK(dataset->resolve(query));
  folder.write("x.zufi", std::string(100'000, 'x'));
  CHECK(dataset->resolve(query));
  std::filesystem::remove(path);
  CHECK(dataset->resolve(query));
}

TEST_CASE("digests") {
  const std::string text = "abc";
  CHECK(to_hex(sha256(std::as_bytes(std::span(text)))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  World moved = sample();
  moved.folder().path = "elsewhere"; // in which file a rule stands is provenance, not content
  CHECK(to_hex(content_digest(moved.graph().records)) == to_hex(content_digest(sample().graph().records)));
  World other = sample();
  other.add("sources", "id,title\nt,T\n");
  CHECK(to_hex(content_digest(other.graph().records)) != to_hex(content_digest(sample().graph().records)));
}
