// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace zufi::report {

namespace {

// Numbers and texts alone: their destructors need no memory.
std::string dumped(const nlohmann::json &value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_plain(char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; }

} // namespace

void JsonWriter::key(std::string_view name) {
  separate();
  quoted(name);
  text_ += ':';
  needs_comma_ = false;
}

void JsonWriter::value(std::nullptr_t) { raw("null"); }
void JsonWriter::value(double number) { raw(dumped(number)); }

void JsonWriter::value(std::string_view text) {
  separate();
  quoted(text);
  needs_comma_ = true;
}

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
}

void JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
  needs_comma_ = true;
}

void JsonWriter::quoted(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), is_plain)) {
    text_ += dumped(std::string(text)); // escapes; valid UTF-8 whatever stands in it
    return;
  }
  text_ += '"';
  text_ += text;
  text_ += '"';
}

void JsonWriter::open(char sign) {
  separate();
  text_ += sign;
  needs_comma_ = false;
}

void JsonWriter::close(char sign) {
  text_ += sign;
  needs_comma_ = true;
}

} // namespace zufi::report
