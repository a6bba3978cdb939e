// SPDX-License-Identifier: Apache-2.0
// Batches: which columns ask, what a row becomes, where parts may be cut, and what is recalled.
#include "source/csv.hpp"
#include "town.hpp"
#include "zufi/batch.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

using namespace zufi;

namespace {

const Date DAY = *Date::parse("2026-01-01");

Batch csv(const Dataset &dataset, std::string_view input) {
  auto batch = Batch::create(dataset, BatchFormat::csv, input, DAY);
  INFO((batch ? std::string() : batch.error().message));
  REQUIRE(batch);
  return *batch;
}

std::string refusal(std::string_view input, BatchFormat format = BatchFormat::csv) {
  const auto batch = Batch::create(test::town().dataset(), format, input, DAY);
  if (batch) return {};
  CHECK(batch.error().code == ErrorCode::unreadable);
  return batch.error().message;
}

// The output of one row below the header, without the header.
std::string answered(std::string_view header, std::string_view row) {
  const std::string input = std::string(header) + "\n" + std::string(row);
  const Batch batch = csv(test::town().dataset(), input);
  return batch.answer(std::string_view(input).substr(batch.header_bytes()), 2).text;
}

bool ends_in_error(std::string_view row, std::string_view text) {
  return row.ends_with(",,,,,,,,,,,\"line 2: " + std::string(text) + "\"\n") ||
         row.ends_with(",,,,,,,,,,,line 2: " + std::string(text) + "\n");
}

} // namespace

TEST_CASE("the header of a batch says what is asked and what is copied") {
  const Batch batch = csv(test::town().dataset(), "\xef\xbb\xbf\n\"key,\",service,area,Straße\nx\n");
  CHECK(batch.header() ==
        "\"key,\",service,area,Straße,outcome,office,office_name,body,body_name,confidence,valid_from,"
        "valid_until,missing,warnings,rules,error\n");
  CHECK(batch.header_bytes() == std::string_view("\xef\xbb\xbf\n\"key,\",service,area,Straße\n").size());
  CHECK(batch.copied_columns() == std::vector<std::string>{"key,", "Straße"});
  CHECK(csv(test::town().dataset(), "competence").header_bytes() == 10);
  CHECK(csv(test::town().dataset(), "service,\"a\nb\"\n1,2\n").header_bytes() == 14);
}

TEST_CASE("headers that cannot be used say why, and repeat nothing that may be data") {
  CHECK(refusal("") == "the input is empty: a batch in CSV begins with a header");
  CHECK(refusal("\n\r\n") == refusal(""));
  CHECK(refusal("Erika Mustermann,Weg 1\n").find("Erika") == std::string::npos);
  CHECK(refusal("street\n") == "the first row of the input is no header: it names neither service nor competence");
  CHECK(refusal("service,service\n") == "the input has two columns service");
  CHECK(refusal("service,outcome\n") == "the input has a column outcome, which the output adds: rename it");
  CHECK(refusal("service,House-Number\n") == "column 2 is spelled nearly as house_number: spell it so, or rename it");
  CHECK(refusal("ser\"vice\n").starts_with("the header of the input cannot be read: the quotes are wrong"));
  CHECK(refusal("service,\xff\n") == "the header of the input cannot be read: the row is not valid UTF-8");
  CHECK(refusal("", BatchFormat::json_lines).empty());
}

TEST_CASE("a row is answered as the same question is") {
  const Dataset dataset = test::town().dataset();
  const Batch batch = csv(dataset, "id,area,competence\n");
  const BatchPart part = batch.answer("r1,m,bau\n", 2);
  const auto answer = dataset.resolve(test::ask("bau", "m"));
  REQUIRE(answer);
  CHECK(part.rows == 1);
  CHECK(part.faults.empty());
  CHECK(part.outcomes[static_cast<std::size_t>(answer->outcome)] == 1);
  CHECK(part.text.starts_with("r1,m,bau," + std::string(name_of(answer->outcome)) + ","));
}

TEST_CASE("a row that cannot be read or asked costs that row alone") {
  const std::string header = "id,service,date,role,at,facts,address,street";
  CHECK(ends_in_error(answered(header, "a,1,2026,,,,,\n"), "date is not of the form YYYY-MM-DD"));
  CHECK(ends_in_error(answered(header, "a,1,,all,,,,\n"), "role is none of responsible, accepts, advises"));
  CHECK(ends_in_error(answered(header, "a,1,,,x;y=z,,,\n"), "at is not of the form KIND=ADDRESS;KIND=ADDRESS"));
  CHECK(ends_in_error(answered(header, "a,1,,,x=y;,,,\n"), "at is not of the form KIND=ADDRESS;KIND=ADDRESS"));
  CHECK(ends_in_error(answered(header, "a,1,,,,=1,,\n"), "facts is not of the form NAME=VALUE;NAME=VALUE"));
  CHECK(ends_in_error(answered(header, "a,1,,,,size=1;size=2,,\n"), "facts names a fact twice"));
  CHECK(ends_in_error(answered(header, "a,1,,,,,Weg 1,Weg\n"), "address stands beside elements of an address"));
  CHECK(answered(header, "a,,,,,,,\n").starts_with("a,,,,,,,,,,,,,,,,,,,line 2: "));
  CHECK(ends_in_error(answered(header, "a,1\n"), "the row has 2 cells instead of 8"));
  CHECK(ends_in_error(answered(header, "\xff,1,,,,,,\n"), "the row is not valid UTF-8"));
  const BatchPart part = csv(test::town().dataset(), "competence,area\n").answer("bau,\"m\n\nbau,m\n", 7);
  CHECK(part.rows == 1); // the quote takes all
  REQUIRE(part.faults.size() == 1);
  CHECK(part.faults[0].line == 7);
}

TEST_CASE("rows without a date need one to be given") {
  const auto batch = Batch::create(test::town().dataset(), BatchFormat::csv, "competence,area\n", std::nullopt);
  REQUIRE(batch);
  CHECK(batch->answer("bau,m\n", 2).faults.size() == 1);
  const auto lines = Batch::create(test::town().dataset(), BatchFormat::json_lines, "", std::nullopt);
  REQUIRE(lines);
  CHECK(lines->answer("{\"competence\":\"bau\"}", 1).faults[0].text == "date is missing");
}

TEST_CASE("JSON Lines: an answer a line, or an error with its line") {
  const Dataset dataset = test::town().dataset();
  const auto batch = Batch::create(dataset, BatchFormat::json_lines, "\xef\xbb\xbf{}", DAY);
  REQUIRE(batch);
  CHECK(batch->header_bytes() == 3);
  CHECK(batch->header().empty());
  const BatchPart part = batch->answer("{\"competence\":\"bau\",\"place\":{\"area\":\"m\"}}\r\n \r\nx\n", 5);
  const auto answer = dataset.resolve(test::ask("bau", "m"));
  CHECK(part.text ==
        to_json(*answer) + "\n{\"format\":\"zufi-error/1\",\"line\":7,\"error\":\"the query is not valid JSON\"}\n");
  CHECK(part.rows == 2);
}

TEST_CASE("a batch is split where rows end, and nowhere else") {
  const Batch batch = csv(test::town().dataset(), "competence,note\n");
  const auto split = [&](std::string_view bytes, std::uint64_t most = 100) {
    const Batch::Split found = batch.split(bytes, most);
    return std::pair(found.bytes, found.rows);
  };
  using Found = std::pair<std::size_t, std::uint64_t>;
  CHECK(split("") == Found{0, 0});
  CHECK(split("a,b") == Found{0, 0});
  CHECK(split("a,b\n") == Found{4, 1});
  CHECK(split("a,b\nc,d\ne") == Found{8, 2});
  CHECK(split("a,b\nc,d\ne", 1) == Found{4, 1});
  CHECK(split("a,b\n\n\r\n\"\"\nc") == Found{10, 1}); // empty lines
  CHECK(split("a,\"b\nc\",d\ne\"") == Found{10, 1});
  CHECK(split("a,\"b\nc") == Found{0, 0});
  CHECK(split("a,b\"\nc,\"d\ne") == Found{5, 1}); // a stray quote opens nothing
  CHECK(split("a,\"\"\"\n\"\"\n\"\nx\n") == Found{13, 2});
  CHECK(split("a,\xff\n") == Found{4, 1});
  const std::string open = "\"" + std::string(Batch::MOST_ROW_BYTES, '\n');
  CHECK(split(open).second == 1); // too long a row ends with its line
}

TEST_CASE("what was answered is recalled without asking") {
  const Dataset dataset = test::town().dataset();
  const std::string rows = "\"bau\",m\nbau,\n,\"1\nnope,1\nx\nbau,\"a\nb\"\n";
  for (const BatchFormat format : {BatchFormat::csv, BatchFormat::json_lines}) {
    const auto batch = Batch::create(dataset, format, "competence,area\n", DAY);
    REQUIRE(batch);
    const std::string input = format == BatchFormat::csv
                                  ? rows
                                  : "{\"competence\":\"bau\"}\n\nx\n{\"service\":\"\"}\n{\"competence\":\"1\"}\n";
    const BatchPart part = batch->answer(input, 3);
    const auto recalled = batch->recall(input, 3, part.text);
    REQUIRE(recalled);
    CHECK(recalled->rows == part.rows);
    CHECK(recalled->outcomes == part.outcomes);
    CHECK(recalled->faults.size() == part.faults.size());
    CHECK_FALSE(part.faults.empty());
    CHECK_FALSE(batch->recall(input, 3, part.text + part.text));
    CHECK(!batch->recall(input, 4, part.text) == (format == BatchFormat::json_lines)); // other lines
    CHECK_FALSE(batch->recall(input, 3, part.text.substr(1)));
    CHECK_FALSE(batch->recall(input, 3, part.text.substr(0, part.text.size() / 2)));
    CHECK_FALSE(batch->recall("", 3, part.text));
  }
  const Batch batch = csv(dataset, "competence,area\n");
  const std::string other = batch.answer("bau,n\n", 2).text;
  const auto refused = batch.recall("bau,m\n", 2, other);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "the answers do not belong to the row of line 2");
}

TEST_CASE("parts of any size give the answers of the whole") {
  const Batch batch = csv(test::town().dataset(), "competence,area,note\n");
  const std::string rows = "bau,m,\"a\nb\"\n\nbau,n,\xef\xbb\xbf\n\xef\xbb\xbf"
                           "bau,1,2\nbau,\"\"\"\"\r\n\"\"\n,,\"\n\",";
  const std::string whole = batch.answer(rows, 2).text;
  for (const std::uint64_t most : {1U, 2U, 3U}) {
    std::string parts;
    std::uint64_t line = 2;
    for (std::string_view rest = rows; !rest.empty();) {
      std::size_t size = batch.split(rest, most).bytes;
      if (size == 0) size = rest.size();
      parts += batch.answer(rest.substr(0, size), line).text;
      line +=
          static_cast<std::uint64_t>(std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
      rest.remove_prefix(size);
    }
    CHECK(parts == whole);
  }
}
