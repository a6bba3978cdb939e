// SPDX-License-Identifier: Apache-2.0
// zufi — who handles public service X for address Y, on this date, and why. Speaks zufi.h alone.
#include "did_you_mean.hpp"
#include "handle.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>

namespace {

constexpr const char *EXIT_CODES =
    "Exit codes: 0 answered, clean · 1 findings, or no single answer · 2 wrong usage ·\n"
    "3 file missing, unreadable, of a wrong version · 4 internal error · 130 interrupted";

// A result that did not reach its reader is none.
void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw zufi_tool::Failure{ZUFI_ERROR_NOT_WRITTEN, "standard output cannot be written"};
}

// CLI11 says only that a verb is missing.
void check_verb(const CLI::App &app, int argc, char **argv) {
  const std::string typed = argc > 1 ? argv[1] : "-";
  std::vector<std::string> verbs;
  for (const CLI::App *verb : app.get_subcommands(nullptr)) verbs.push_back(verb->get_name());
  const bool is_verb = std::find(verbs.begin(), verbs.end(), typed) != verbs.end();
  if (is_verb || typed.rfind('-', 0) == 0) return;
  const std::string near = zufi_tool::nearest(typed, verbs);
  const std::string hint = near.empty() ? "" : "; did you mean " + near + "?";
  throw CLI::ParseError("there is no verb " + typed + hint, CLI::ExitCodes::ExtrasError);
}

} // namespace

int main(int argc, char **argv) {
  using namespace zufi_tool;
  std::signal(SIGXFSZ, SIG_IGN); // a file that grows too large is an error of write, not the end of the process
  try {
    CLI::App app("Who handles public service X for address Y, on this date, and why.", "zufi");
    app.set_version_flag("--version", std::string("zufi ") + zufi_version());
    app.footer(EXIT_CODES);
    app.require_subcommand(1);
    Work chosen;
    add_build(app, chosen);
    add_resolve(app, chosen);
    add_explain(app, chosen);
    add_questions(app, chosen);
    add_history(app, chosen);
    add_everywhere(app, chosen);
    add_landscape(app, chosen);
    add_diff(app, chosen);
    add_check(app, chosen);
    add_report(app, chosen);
    add_test(app, chosen);
    add_graph(app, chosen);
    add_search(app, chosen);
    add_complete(app, chosen);
    add_info(app, chosen);
    add_batch(app, chosen);
    add_import(app, chosen);
    try {
      check_verb(app, argc, argv);
      app.parse(argc, argv);
      const int code = chosen();
      flush_output();
      return code;
    } catch (const CLI::ParseError &error) { // also --help and --version
      const int code = app.exit(error) == 0 ? ANSWERED : USAGE;
      flush_output();
      return code;
    }
  } catch (const Failure &failure) {
    fmt::print(stderr, "zufi: {}\n", failure.message);
    return exit_code_of(failure.status);
  } catch (const std::exception &exception) {
    fmt::print(stderr, "zufi: {}\n", exception.what());
    return INTERNAL;
  }
}
