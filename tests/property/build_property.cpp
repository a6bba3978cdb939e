// SPDX-License-Identifier: Apache-2.0
// P2, P4, P5, P7 and P8: what a build may not depend on.
#include "changes.hpp"
#include "folders.hpp"
#include "property.hpp"
#include "temporary_folder.hpp"

#include "model/columns.hpp"
#include "model/order.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"
#include "storage/dataset_file.hpp"
#include "zufi/build.hpp"
#include "zufi/json.hpp"
#include "zufi/text.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdlib>
#include <locale>
#include <thread>

using namespace zufi;
using namespace zufi::test;

namespace {

std::vector<std::byte> encoded(const LinkedWorld &world) {
  auto bytes = storage::encode(world.records(), node_ids_of(world.graph()));
  if (!bytes) fail_property(bytes.error().message);
  return std::move(bytes).value();
}

std::string text_of(const std::vector<std::byte> &bytes) {
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

Dataset opened(const std::vector<std::byte> &bytes) {
  auto dataset = Dataset::from_bytes(bytes);
  if (!dataset) fail_property(dataset.error().message);
  return std::move(dataset).value();
}

// The bytes of what a build writes.
std::string built(const std::vector<std::string> &folders, const std::string &output) {
  const auto report = build(folders, output);
  if (!report) fail_property(report.error().message);
  if (report->has_errors()) fail_property(to_text(*report, Language::en));
  return content_of(output);
}

std::string json_of(const Dataset &dataset, const Query &query) {
  auto answer = dataset.resolve(query);
  if (!answer) fail_property(answer.error().message);
  return to_json(*answer);
}

std::string json_of(const LinkedWorld &world, const Query &query, const Dataset &named_as) {
  Answer answer = world.answer(query);
  answer.dataset_id = named_as.info().id;
  answer.dataset_version = named_as.info().version;
  answer.dataset_sha256 = named_as.info().sha256;
  return to_json(answer);
}

// What a host may have done to its process; taken back at the end.
class OddProcess {
 public:
  explicit OddProcess(Dice &dice) {
    struct Comma : std::numpunct<char> {
      char do_decimal_point() const override { return ','; }
      char do_thousands_sep() const override { return '.'; }
      std::string do_grouping() const override { return "\3"; }
    };
    std::locale::global(std::locale(std::locale::classic(), new Comma));
    for (const char *name : {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8"}) // as far as they are installed
      if (std::setlocale(LC_ALL, name) != nullptr && dice.chance(50)) break;
    ::setenv("TZ", dice.chance(50) ? "Pacific/Kiritimati" : "America/Los_Angeles", 1);
    ::tzset();
    umask_ = ::umask(dice.chance(50) ? 0077 : 0007);
    folder_ = std::filesystem::current_path();
    std::filesystem::current_path("/");
  }
  ~OddProcess() {
    std::filesystem::current_path(folder_);
    ::umask(umask_);
    ::unsetenv("TZ");
    ::tzset();
    std::locale::global(std::locale::classic());
  }
  OddProcess(const OddProcess &) = delete;
  OddProcess &operator=(const OddProcess &) = delete;

 private:
  mode_t umask_ = 0;
  std::filesystem::path folder_;
};

model::Records read_back(const model::Records &records, const std::function<std::string(std::string)> &change) {
  model::Records read = records;
  model::for_each_table(read, [&change](std::string_view table, auto &rows) {
    const std::string text = change(source::canonical_csv(rows));
    model::Notices notices;
    std::remove_reference_t<decltype(rows)> found;
    source::read_table(text, table, 0, {}, notices, found);
    if (notices.has_errors()) fail_property(to_text(notices.take_report(), Language::en) + text);
    model::sort_rows(found);
    rows = std::move(found);
  });
  return read;
}

void check_same_tables(Trial &trial, const model::Records &expected, const model::Records &found) {
  std::vector<std::string> texts;
  model::for_each_table(expected,
                        [&texts](std::string_view, const auto &rows) { texts.push_back(source::canonical_csv(rows)); });
  auto next = texts.begin();
  model::for_each_table(found, [&](std::string_view table, const auto &rows) {
    const std::string text = source::canonical_csv(rows);
    trial.check(text == *next, [&] { return std::string(table) + "\nexpected\n" + *next + "found\n" + text; });
    ++next;
  });
}

} // namespace

TEST_CASE("P2: an answer is the same in memory, in a file, and in a file built again") {
  check_property("P2: an answer is the same in memory, in a file, and in a file built again", {}, [](Trial &trial) {
    const std::vector<std::byte> bytes = encoded(trial.world());
    const Dataset from_bytes = opened(bytes);
    std::vector<Dataset> datasets{from_bytes};
    if (trial.dice.chance(10)) {
      const TemporaryFolder folder;
      const std::string file = folder.file("built.zufi");
      trial.check(built(write_folders(trial.records(), folder.path()), file) == text_of(bytes),
                  [] { return "built from folders it has other bytes"; });
      auto reopened = Dataset::open(file);
      trial.check(static_cast<bool>(reopened), [] { return "it cannot be opened"; });
      datasets.push_back(std::move(reopened).value());
    }
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const std::string expected = json_of(trial.world(), query, from_bytes);
      for (const Dataset &dataset : datasets) {
        const std::string found = json_of(dataset, query);
        trial.check(found == expected, [&] { return to_text(query) + "\n" + expected + "\n" + found; });
      }
    }
  });
}

TEST_CASE("P4: rows in another order change no byte of the dataset") {
  check_property("P4: rows in another order change no byte of the dataset", {.checks = FILE_CASES * 2, .queries = 0},
                 [](Trial &trial) {
                   model::Records records = trial.records();
                   model::for_each_table(records, [&trial](std::string_view, auto &rows) { trial.dice.shuffle(rows); });
                   const auto shuffled = trial.variant(std::move(records));
                   trial.check(shuffled != nullptr, [] { return "a build refuses the rows in another order"; });
                   trial.check(encoded(*shuffled) == encoded(trial.world()), [] { return "other bytes"; });
                 });
}

TEST_CASE("P4: rows of files and folders in another order change no byte of the dataset") {
  check_property("P4: rows of files and folders in another order change no byte of the dataset",
                 {.checks = FILE_CASES, .queries = 0}, [](Trial &trial) {
                   const TemporaryFolder folder;
                   std::vector<std::string> paths = write_folders(trial.records(), folder.path() / "in");
                   const std::string expected = built(paths, folder.file("first.zufi"));
                   change_tables(folder.path() / "in",
                                 [&](const std::string &csv) { return with_rows_shuffled(trial.dice, csv); });
                   std::vector<std::string> others(paths.begin(), paths.end() - 1); // the last gives the identity
                   trial.dice.shuffle(others);
                   others.push_back(paths.back());
                   trial.check(built(others, folder.file("second.zufi")) == expected, [] { return "other bytes"; });
                 });
}

TEST_CASE("P4, P5: the Musterkreis is built to the same bytes however its tables are written") {
  const TemporaryFolder folder;
  const std::filesystem::path musterkreis = folder.path() / "musterkreis";
  std::filesystem::copy(ZUFI_DATA "/musterkreis", musterkreis, std::filesystem::copy_options::recursive);
  const auto bytes_of = [&](const std::string &name) {
    const auto report = build({musterkreis.string()}, folder.file(name));
    REQUIRE(report);
    REQUIRE_FALSE(report->has_errors());
    return content_of(folder.file(name));
  };
  const std::string expected = bytes_of("first.zufi");
  Dice dice(20'261'124);
  for (std::size_t i = 0; i < FILE_CASES / 10; ++i) {
    change_tables(musterkreis, [&](const std::string &csv) { return with_rows_shuffled(dice, csv); });
    change_tables(musterkreis, [&](const std::string &csv) { return written_otherwise(dice, csv); });
    INFO("round " << i);
    CHECK(bytes_of("again.zufi") == expected);
  }
}

TEST_CASE("P5: a table written in another way is the same table") {
  check_property("P5: a table written in another way is the same table", {.queries = 0}, [](Trial &trial) {
    const auto otherwise = [&trial](const std::string &csv) { return written_otherwise(trial.dice, csv); };
    check_same_tables(trial, trial.records(), read_back(trial.records(), otherwise));
  });
}

TEST_CASE("P7: nothing that a host does to its process changes a byte of a dataset or an answer") {
  check_property(
      "P7: nothing that a host does to its process changes a byte of a dataset or an answer",
      {.checks = FILE_CASES * 5, .queries = 6}, [](Trial &trial) {
        const TemporaryFolder folder;
        const std::vector<std::string> paths = write_folders(trial.records(), folder.path() / "in");
        const std::string expected = built(paths, folder.file("plain.zufi"));
        const auto plain = Dataset::open(folder.file("plain.zufi"));
        std::vector<std::string> answers;
        for (const Query &query : trial.queries) answers.push_back(json_of(*plain, query));
        const std::vector<std::string> moved = write_folders(trial.records(), folder.path() / "another" / "place");
        const OddProcess odd(trial.dice);
        std::array<std::string, 2> bytes;
        std::thread other([&] { // fails by leaving no bytes
          if (build(paths, folder.file("other.zufi"))) bytes[0] = content_of(folder.file("other.zufi"));
        });
        bytes[1] = built(moved, folder.file("odd.zufi"));
        other.join();
        for (const std::string &found : bytes) trial.check(found == expected, [] { return "other bytes"; });
        const auto reopened = Dataset::open(folder.file("odd.zufi"));
        for (std::size_t i = 0; i < answers.size(); ++i)
          trial.check(json_of(*reopened, trial.queries[i]) == answers[i], [&] { return to_text(trial.queries[i]); });
      });
}

TEST_CASE("P8: what is read is written as it was") {
  check_property("P8: what is read is written as it was", {.queries = 0}, [](Trial &trial) {
    check_same_tables(trial, trial.records(), read_back(trial.records(), [](std::string csv) { return csv; }));
  });
}

TEST_CASE("P8: a dataset holds the tables in canonical form, and is built from them again byte for byte") {
  check_property("P8: a dataset holds the tables in canonical form, and is built from them again byte for byte",
                 {.checks = FILE_CASES * 13, .queries = 0}, [](Trial &trial) {
                   const std::vector<std::byte> bytes = encoded(trial.world());
                   const auto decoded = storage::decode(bytes);
                   trial.check(static_cast<bool>(decoded), [&] { return decoded.error().message; });
                   check_same_tables(trial, trial.records(), decoded->records);
                   const auto again = trial.variant(decoded->records);
                   trial.check(again != nullptr && encoded(*again) == bytes, [] { return "other bytes"; });
                 });
}
