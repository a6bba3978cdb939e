// SPDX-License-Identifier: Apache-2.0
// batch: many questions in a file, answered by many threads, in their order.
#include "batch_input.hpp"
#include "batch_output.hpp"
#include "batch_tally.hpp"
#include "question.hpp"
#include "streams.hpp"
#include "verbs.hpp"
#include "workers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace zufi_tool {

namespace {

using BatchHandle = std::unique_ptr<zufi_batch, Freer<zufi_batch_free>>;
using PartHandle = std::unique_ptr<zufi_batch_part, Freer<zufi_batch_part_free>>;

constexpr std::uint64_t ROWS_OF_A_PART = 256;
constexpr std::size_t PARTS_FOR_A_THREAD = 4; // at hand at once, at most
constexpr unsigned MOST_THREADS = 256;

struct BatchOptions {
  std::string dataset, input, output;
  std::string format; // by the name of the input, if not given
  std::string date;   // today, if not given
  unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, MOST_THREADS);
  bool is_resumed = false;

  zufi_batch_format format_code() const {
    const auto ends_in = [this](std::string_view end) { return std::string_view(input).ends_with(end); };
    const bool is_json = format.empty() ? ends_in(".jsonl") || ends_in(".ndjson") : format == "jsonl";
    return is_json ? ZUFI_BATCH_JSON_LINES : ZUFI_BATCH_CSV;
  }
};

// Open for reading; standard input is left open.
class InputFile {
 public:
  explicit InputFile(const std::string &path)
      : descriptor_(is_stream(path) ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw Failure{ZUFI_ERROR_NOT_FOUND, path + ": no such file, or it cannot be opened"};
  }
  ~InputFile() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  InputFile(const InputFile &) = delete;
  InputFile &operator=(const InputFile &) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// A name from a file that may be anybody's, for a terminal: control signs as '?'.
std::string printable(const char *name) {
  std::string text(name);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_c1 = i > 0 && text[i - 1] == '\xc2' && byte >= 0x80 && byte < 0xa0;
    if (is_c1) text[i - 1] = '?';
    if (is_c1 || byte < 0x20 || byte == 0x7f) text[i] = '?';
  }
  return text;
}

class BatchRun {
 public:
  BatchRun(const BatchOptions &options, const DatasetHandle &dataset)
      : options_(options), file_(options.input), input_(file_.descriptor(), options.input, interrupts_),
        tally_(options.input) {
    const std::string &beginning = input_.beginning();
    const std::string date = options.date.empty() ? today() : options.date;
    try {
      batch_ = make<BatchHandle>(zufi_batch_create, dataset.get(), options.format_code(), beginning.data(),
                                 beginning.size(), date.c_str());
    } catch (const Failure &failure) {
      throw Failure{failure.status, options.input + ": " + failure.message};
    }
    input_.skip(zufi_batch_header_size(batch_.get()));
    say_what_is_copied();
    output_.emplace(options.output, options.is_resumed ? BatchOutput::Start::resume : BatchOutput::Start::anew,
                    interrupts_);
  }

  ExitCode run() {
    if (!output_->is_resumed() || !catch_up()) output_->write(zufi_batch_header(batch_.get()));
    answer();
    if (!interrupts_.came()) output_->finish();
    tally_.finish();
    if (!interrupts_.came()) return tally_.exit_code();
    tally_.say(output_->can_be_resumed() ? "interrupted; " + output_->name() + " is kept: go on with --resume"
                                         : std::string("interrupted"));
    return INTERRUPTED;
  }

 private:
  void say_what_is_copied() {
    std::string names;
    for (std::size_t i = 0; i < zufi_batch_copied_count(batch_.get()); ++i)
      names += (i == 0 ? "" : ", ") + printable(zufi_batch_copied_name(batch_.get(), i));
    if (!names.empty()) tally_.say("copied, not asked: " + names);
  }

  PartHandle answer(const Rows &rows) const {
    return make<PartHandle>(zufi_batch_answer, batch_.get(), rows.bytes.data(), rows.bytes.size(), rows.first_line);
  }

  static std::string_view text_of(const PartHandle &part) {
    return {zufi_batch_part_data(part.get()), zufi_batch_part_size(part.get())};
  }

  [[noreturn]] void refuse(const std::string &why) const {
    throw Failure{ZUFI_ERROR_UNREADABLE, output_->name() + ": " + why +
                                             "; go on with the input, dataset and options that it was begun with, or "
                                             "remove it"};
  }

  // Goes past the rows that are answered already, and cuts off what is torn. False: not even the header is there.
  bool catch_up() {
    RowReader done(output_->descriptor(), output_->name(), interrupts_);
    const std::string_view header = zufi_batch_header(batch_.get());
    const std::string &beginning = done.beginning();
    const std::size_t common = std::min(beginning.size(), header.size());
    if (beginning.compare(0, common, header, 0, common) != 0) refuse("it was begun with another header");
    if (common < header.size()) {
      output_->cut(0);
      return false;
    }
    done.skip(header.size());
    Rows rows;
    Rows answers;
    std::uint64_t whole = done.skipped_bytes();
    while (std::optional<Rows> next = take_whole(done)) {
      answers = std::move(*next);
      rows = input_.take_all(batch_.get(), answers.count);
      recall(rows, answers);
      whole += answers.bytes.size();
    }
    if (!interrupts_.came() && answers.count > 0 && text_of(answer(rows)) != answers.bytes)
      refuse("its last rows are answered otherwise now");
    output_->cut(whole);
    return true;
  }

  // Some rows that were answered; no torn one.
  std::optional<Rows> take_whole(RowReader &done) const {
    while (!done.is_at_end() && !interrupts_.came()) {
      std::optional<Rows> rows = done.take(batch_.get(), ROWS_OF_A_PART);
      if (rows && rows->bytes.back() == '\n') return rows;
    }
    return std::nullopt;
  }

  void recall(const Rows &rows, const Rows &answers) {
    if (interrupts_.came()) return;
    try {
      const PartHandle part = make<PartHandle>(zufi_batch_recall, batch_.get(), rows.bytes.data(), rows.bytes.size(),
                                               rows.first_line, answers.bytes.data(), answers.bytes.size());
      tally_.add_recalled(part.get());
    } catch (const Failure &failure) {
      refuse(failure.message);
    }
  }

  void answer() {
    Workers<PartHandle> workers(options_.threads);
    std::deque<std::future<PartHandle>> parts; // in the order of the input
    const std::size_t most_parts = PARTS_FOR_A_THREAD * options_.threads;
    for (;;) {
      const bool has_more = !input_.is_at_end() && !interrupts_.came();
      if (!has_more && parts.empty()) return;
      // What is answered does not wait for input that has not come yet.
      if (has_more && parts.size() < most_parts && (parts.empty() || input_.is_ready())) {
        std::optional<Rows> rows = input_.take(batch_.get(), ROWS_OF_A_PART);
        if (rows) parts.push_back(workers.give([this, part = std::move(*rows)] { return answer(part); }));
        continue;
      }
      const PartHandle part = parts.front().get();
      parts.pop_front();
      output_->write(text_of(part));
      tally_.add(part.get());
    }
  }

  const BatchOptions &options_;
  Interrupts interrupts_;
  InputFile file_;
  RowReader input_;
  BatchTally tally_;
  BatchHandle batch_;
  std::optional<BatchOutput> output_;
};

ExitCode batch(const BatchOptions &options) {
  if (is_stream(options.dataset) && is_stream(options.input))
    throw Failure{ZUFI_ERROR_ARGUMENT, "dataset and input cannot both be standard input"};
  const DatasetHandle dataset = open_dataset(options.dataset);
  return BatchRun(options, dataset).run();
}

} // namespace

void add_batch(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<BatchOptions>();
  CLI::App *verb = app.add_subcommand("batch", "Many questions: CSV or JSON Lines in, answers out, in their order");
  verb->add_option("-d,--dataset", options->dataset, "Dataset file; - is standard input")->required();
  verb->add_option("IN", options->input, "Questions; - is standard input")->required();
  verb->add_option("-o,--output", options->output, "Answers; - is standard output. Written as OUT.part until all are")
      ->required();
  verb->add_option("--format", options->format,
                   "csv or jsonl (default: jsonl if IN ends in .jsonl or .ndjson, else csv)")
      ->check(CLI::IsMember({"csv", "jsonl"}));
  verb->add_option("--date", options->date, "Day asked about by rows that name none (default: today)");
  verb->add_option("--threads", options->threads, "How many threads answer (default: one for each core)")
      ->check(CLI::Range(1U, MOST_THREADS));
  verb->add_flag("--resume", options->is_resumed, "Go on with OUT.part of an interrupted run");
  verb->callback([options, &chosen] { chosen = [options] { return batch(*options); }; });
}

} // namespace zufi_tool
