// SPDX-License-Identifier: Apache-2.0
// Out of memory: whichever allocation fails, the call gives ZUFI_ERROR_EXHAUSTED (or did not need it), leaks nothing,
// keeps errno, and what was open before works as before.
//
//   allocation_test DATA-FOLDER SMALL-FOLDER WORK-FOLDER [STRIDE]
//
// Every STRIDE-th allocation (7) fails in turn, once, and again with all that follow it. SMALL-FOLDER is built, which
// takes many more allocations than the rest.
#include "allocation_gate.hpp"

#include <zufi.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

using zufi::faults::After;

namespace {

constexpr int ODD_ERRNO = 77;
constexpr const char *QUERY = R"({"service":"99999005001001","place":"Dorfstraße 33, 99102 Musterstadt",)"
                              R"("facts":{"child_surname":"Pesch"},"role":"all","date":"2026-01-01"})";

void require(bool holds, const std::string &what) {
  if (holds) return;
  std::fprintf(stderr, "FAILED: %s\n", what.c_str());
  std::exit(1);
}

std::size_t open_files() {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}));
}

std::string content_of(const std::string &path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// Which allocation fails.
struct Fault {
  std::size_t number = ~std::size_t{0}; // none
  After after = After::once;
};

// What one call came to.
struct Result {
  zufi_status status = ZUFI_OK;
  std::string text;            // of its output, if there is one
  std::size_t allocations = 0; // made until the call came back
  bool has_failed = false;     // one of them did
};

using Operation = std::function<Result(const Fault &)>;

// One call with the fault; `text_of` reads the output, `release` frees it.
template <class Handle, class Call, class TextOf>
Result attempt(const Fault &fault, Call call, TextOf text_of, void (*release)(Handle *)) {
  Handle *out = nullptr;
  zufi_error *error = nullptr;
  Result result;
  errno = ODD_ERRNO;
  zufi::faults::arm(fault.number, fault.after);
  result.status = call(&out, &error);
  result.allocations = zufi::faults::disarm();
  require(errno == ODD_ERRNO, "errno is kept");
  result.has_failed = zufi::faults::has_failed();
  if (result.status == ZUFI_OK) {
    require(out != nullptr && error == nullptr, "success gives an output and no error");
    result.text = text_of(out);
  } else {
    require(out == nullptr && error != nullptr, "failure gives an error and no output");
    const std::string message = zufi_error_message(error);
    require(result.has_failed, "without a fault there is no failure: " + message);
    require(result.status == ZUFI_ERROR_EXHAUSTED && zufi_error_status(error) == result.status,
            "out of memory has its status, and is not told as: " + message);
    require(!message.empty(), "the error says why");
  }
  zufi::faults::arm(0, After::for_ever);
  release(out);
  zufi_error_free(error);
  const std::size_t for_freeing = zufi::faults::disarm();
  require(for_freeing == 0, "freeing allocates nothing");
  return result;
}

std::string text_of_buffer(zufi_buffer *buffer) { return {zufi_buffer_data(buffer), zufi_buffer_size(buffer)}; }

// Calls that give text.
template <class Call> Operation text_call(Call call) {
  return [call](const Fault &fault) { return attempt<zufi_buffer>(fault, call, text_of_buffer, zufi_buffer_free); };
}

// Every stride-th allocation of the operation fails; gives how many did.
std::size_t fail_every(const std::string &name, const Operation &operation, std::size_t stride, After after,
                       const std::function<void(const Result &)> &check) {
  const Result sound = operation({}); // also warms up what is made once and kept
  require(sound.status == ZUFI_OK && sound.allocations > 0, name + " succeeds, and allocates");
  check(sound);
  std::size_t points = 0;
  std::size_t refused = 0;
  for (std::size_t number = 0;; number += stride) {
    const long blocks = zufi::faults::live_blocks();
    const std::size_t files = open_files();
    bool is_over = false;
    {
      const Result result = operation({number, after});
      is_over = !result.has_failed;
      refused += result.status == ZUFI_OK ? 0U : 1U;
      if (result.status == ZUFI_OK)
        require(result.text == sound.text, name + " that succeeds gives what it always gives");
      check(result);
    }
    const long kept = zufi::faults::live_blocks() - blocks;
    const std::string where = name + ", allocation " + std::to_string(number);
    require(kept == 0, where + ": nothing leaks, not " + std::to_string(kept) + " blocks");
    require(open_files() == files, where + ": no file stays open");
    if (is_over) break;
    ++points;
  }
  require(points > 0 && refused > 0, name + ": allocations did fail");
  require(operation({}).text == sound.text, name + " works as before");
  std::printf("%-12s %7zu allocations, %5zu failed in turn%s, %5zu times EXHAUSTED\n", name.c_str(), sound.allocations,
              points, after == After::once ? "" : " with all after", refused);
  return points;
}

void fail_in_both_ways(
    const std::string &name, const Operation &operation, std::size_t stride,
    const std::function<void(const Result &)> &check = [](const Result &) {}) {
  fail_every(name, operation, stride, After::once, check);
  fail_every(name, operation, stride * 7, After::for_ever, check);
}

Operation opening(const std::string &path) {
  return [path](const Fault &fault) {
    return attempt<zufi_dataset>(
        fault, [&](zufi_dataset **out, zufi_error **error) { return zufi_dataset_open(path.c_str(), out, error); },
        [](zufi_dataset *dataset) { return std::string(zufi_dataset_sha256(dataset)); }, zufi_dataset_free);
  };
}

Operation building(const std::string &folder, const std::string &output) {
  return [folder, output](const Fault &fault) {
    const char *folders[] = {folder.c_str()};
    return attempt<zufi_report>(
        fault,
        [&](zufi_report **out, zufi_error **error) { return zufi_build(folders, 1, output.c_str(), out, error); },
        [](zufi_report *report) { return std::to_string(zufi_report_count(report)); }, zufi_report_free);
  };
}

// The first use in a process makes what is kept for good; it too may fail, and must be possible again. Each point is a
// process of its own. Gives how many there were.
std::size_t fail_in_new_processes(const std::string &path, std::size_t stride) {
  constexpr int NOT_REACHED = 3;
  for (std::size_t points = 0;; ++points) {
    const pid_t child = ::fork();
    require(child >= 0, "a process can be made");
    if (child == 0) {
      const Operation open = opening(path);
      const Result first = open({points * stride, After::once});
      require(open({}).status == ZUFI_OK, "what failed once can be done again");
      std::_Exit(first.has_failed ? 0 : NOT_REACHED);
    }
    int status = 0;
    require(::waitpid(child, &status, 0) == child && WIFEXITED(status), "no process dies of a lack of memory");
    if (WEXITSTATUS(status) == NOT_REACHED) return points;
    require(WEXITSTATUS(status) == 0, "opening for the first time, allocation " + std::to_string(points * stride));
  }
}

void test_open_dataset(const std::string &path, std::size_t stride) {
  zufi_dataset *dataset = nullptr;
  zufi_query *query = nullptr;
  zufi_answer *answer = nullptr;
  require(zufi_dataset_open(path.c_str(), &dataset, nullptr) == ZUFI_OK, "the dataset is opened");
  require(zufi_query_from_json(QUERY, std::strlen(QUERY), &query, nullptr) == ZUFI_OK, "the query is read");
  require(zufi_dataset_resolve(dataset, query, &answer, nullptr) == ZUFI_OK, "the query is answered");
  require(zufi_answer_finding_count(answer) >= 3, "with a finding for each role");

  fail_in_both_ways(
      "query",
      [](const Fault &fault) {
        return attempt<zufi_query>(
            fault,
            [](zufi_query **out, zufi_error **error) {
              return zufi_query_from_json(QUERY, std::strlen(QUERY), out, error);
            },
            [](zufi_query *) { return std::string(); }, zufi_query_free);
      },
      1);
  fail_in_both_ways(
      "resolve",
      [&](const Fault &fault) {
        return attempt<zufi_answer>(
            fault,
            [&](zufi_answer **out, zufi_error **error) { return zufi_dataset_resolve(dataset, query, out, error); },
            [](zufi_answer *found) { return std::string(zufi_answer_office_id(found, 0)); }, zufi_answer_free);
      },
      stride);
  fail_in_both_ways("resolve json", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_resolve_json(dataset, QUERY, std::strlen(QUERY), out, error);
                    }),
                    stride);
  fail_in_both_ways(
      "json", text_call([&](zufi_buffer **out, zufi_error **error) { return zufi_answer_json(answer, out, error); }),
      stride);
  fail_in_both_ways("explain", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_answer_explain(answer, ZUFI_LANGUAGE_DE, out, error);
                    }),
                    1);
  fail_in_both_ways("why not", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_why_not(dataset, query, "freistadt", ZUFI_LANGUAGE_EN, out, error);
                    }),
                    stride);
  fail_in_both_ways("picture", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_graph_dot(dataset, nullptr, out, error);
                    }),
                    stride);
  fail_in_both_ways("info", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_info_json(dataset, out, error);
                    }),
                    stride);
  fail_in_both_ways("history", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_history(dataset, query, nullptr, nullptr, out, error);
                    }),
                    stride);
  zufi_query *everything = nullptr;
  zufi_overview *table = nullptr;
  require(zufi_query_create(&everything, nullptr) == ZUFI_OK &&
              zufi_query_set_date(everything, "2026-01-01", nullptr) == ZUFI_OK &&
              zufi_query_add_place(everything, nullptr, nullptr, nullptr, nullptr, nullptr, "99001", nullptr) ==
                  ZUFI_OK &&
              zufi_dataset_landscape(dataset, everything, &table, nullptr) == ZUFI_OK,
          "an overview is made");
  fail_in_both_ways(
      "landscape",
      [&](const Fault &fault) {
        return attempt<zufi_overview>(
            fault,
            [&](zufi_overview **out, zufi_error **error) {
              return zufi_dataset_landscape(dataset, everything, out, error);
            },
            [](zufi_overview *made) { return std::string(zufi_overview_id(made, 0)); }, zufi_overview_free);
      },
      1);
  fail_in_both_ways(
      "row", text_call([&](zufi_buffer **out, zufi_error **error) { return zufi_overview_row(table, 0, out, error); }),
      stride);
  zufi_overview_free(table);
  zufi_query_free(everything);
  fail_in_both_ways("complete", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_complete(dataset, "Hauptstr. 1, M", 14, 0, 10, nullptr, out, error);
                    }),
                    1);
  fail_in_both_ways("search", text_call([&](zufi_buffer **out, zufi_error **error) {
                      return zufi_dataset_search(dataset, "Musterhund anmelden", 19, 10, nullptr, out, error);
                    }),
                    stride);
  zufi_answer_free(answer);
  zufi_query_free(query);
  zufi_dataset_free(dataset);
}

void test_building(const std::string &folder, const std::string &output, std::size_t stride) {
  const Operation build = building(folder, output);
  require(build({}).status == ZUFI_OK, "the small folder is built");
  const std::string built = content_of(output);
  require(!built.empty(), "to a file");
  const std::string old = "the old file";
  const auto put_old = [&] { std::ofstream(output, std::ios::binary) << old; };
  put_old();
  fail_in_both_ways("build", build, stride, [&](const Result &result) {
    const std::string now = content_of(output);
    require(now == (result.status == ZUFI_OK ? built : old), result.status == ZUFI_OK
                                                                 ? "a build that succeeds leaves the new file"
                                                                 : "one that fails leaves the old one");
    put_old();
  });
}

// A table is at every moment wholly the old one or wholly the new one; of several some may be new.
void test_importing(const std::string &folder, std::size_t stride) {
  const std::string list = folder + "/allocation_list.csv";
  const std::string table = folder + "/segments.csv";
  std::ofstream(list)
      << "street;number;district\nAm Bach;1;Ost\nAm Bach;2;West\nAm Bach;3;Ost\n###;1;Ost\nMarkt;x;Ost\n";
  const Operation import = [&](const Fault &fault) {
    const char *files[] = {list.c_str()};
    const char *options[] = {"municipality=990010001001",  "source=s",   "column.street=street", "column.area=district",
                             "column.house_number=number", "replace=yes"};
    return attempt<zufi_report>(
        fault,
        [&](zufi_report **out, zufi_error **error) {
          return zufi_import("streets", files, 1, options, std::size(options), folder.c_str(), out, error);
        },
        [](zufi_report *report) { return std::to_string(zufi_report_rows(report, ZUFI_ROWS_MERGED)); },
        zufi_report_free);
  };
  require(import({}).status == ZUFI_OK, "the list is imported");
  const std::string imported = content_of(table);
  require(!imported.empty(), "to tables");
  const std::string old = "the old table";
  const auto put_old = [&] { std::ofstream(table, std::ios::binary) << old; };
  put_old();
  fail_in_both_ways("import", import, stride, [&](const Result &result) {
    const std::string now = content_of(table);
    require(now == imported || (result.status != ZUFI_OK && now == old), "no table is cut short");
    put_old();
  });
}

} // namespace

int main(int argc, char **argv) {
  require(argc >= 4, "usage: allocation_test DATA-FOLDER SMALL-FOLDER WORK-FOLDER [STRIDE]");
  const std::size_t stride = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 7;
  const std::string file = std::string(argv[3]) + "/allocation_test.zufi";
  const pid_t builder = ::fork(); // so that nothing of the library was used yet in this process
  if (builder == 0) std::_Exit(building(argv[1], file)({}).status);
  int status = 0;
  require(::waitpid(builder, &status, 0) == builder && status == 0, "the dataset is built");
  const std::size_t cold = fail_in_new_processes(file, stride * 29);
  require(cold > 0, "allocations did fail in new processes");
  std::printf("%-12s %5zu new processes\n", "open", cold);
  fail_in_both_ways("open", opening(file), stride);
  test_open_dataset(file, stride);
  test_building(argv[2], std::string(argv[3]) + "/allocation_small.zufi", stride);
  test_importing(argv[3], stride);
}
