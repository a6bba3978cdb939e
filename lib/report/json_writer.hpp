// SPDX-License-Identifier: Apache-2.0
// JSON written straight into a text. No tree of values in between: the destructor of nlohmann::json needs memory, and
// ends the process of the host where there is none.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zufi::report {

class JsonWriter {
 public:
  // {…}: `write` calls member() and key().
  template <class Write> void object(Write write) {
    open('{');
    write();
    close('}');
  }
  // […]: `write` is called for each item and writes one value.
  template <class Items, class Write> void array(const Items &items, Write write) {
    open('[');
    for (const auto &item : items) write(item);
    close(']');
  }
  void key(std::string_view name); // the value follows

  void value(std::nullptr_t);
  void value(std::string_view text);
  void value(double number);
  template <std::integral Number> void value(Number number) { raw(std::to_string(number)); }

  // A value that is JSON already.
  void raw(std::string_view json);

  template <class T> void member(std::string_view name, const T &member_value) {
    key(name);
    value(member_value);
  }
  template <class T> void member(std::string_view name, const std::optional<T> &member_value) {
    key(name);
    if (member_value)
      value(*member_value);
    else
      value(nullptr);
  }

  const std::string &text() const { return text_; }

 private:
  void separate();
  void quoted(std::string_view text);
  void open(char sign);
  void close(char sign);

  std::string text_;
  bool needs_comma_ = false;
};

} // namespace zufi::report
