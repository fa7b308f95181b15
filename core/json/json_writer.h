#pragma once
/// Writes JSON (RFC 8259) straight into a string: an answer of a whole week is streamed, never built as a document
/// first.
///
/// The buffer belongs to the caller and is appended to; nothing else is allocated. The writer sets commas and escapes;
/// that every begin has its end and every key its value is the caller's part. Text must be UTF-8 and is passed through.
/// One thread.
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace vestnik {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
  template <std::same_as<bool> Truth>
  JsonWriter& value(Truth truth) {
    return literal(truth ? "true" : "false");
  }
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) JsonWriter& value(Integer number) {
    return integer(static_cast<std::int64_t>(number));
  }
  JsonWriter& null() { return literal("null"); }
  /// An average: 425 is written 4.25, 400 is written 4.00. Exact, unlike a double.
  JsonWriter& hundredths(std::int64_t count);
  /// A piece of JSON that is known to be well-formed, e.g. a schema of the source.
  JsonWriter& raw(std::string_view json) { return literal(json); }

  template <class Value>
  JsonWriter& member(std::string_view name, const Value& member_value) {
    return key(name).value(member_value);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& integer(std::int64_t number);
  JsonWriter& literal(std::string_view text);
  void separate() {
    if (comma_due_) out_ += ',';
  }
  void append_quoted(std::string_view text);

  std::string& out_;
  bool comma_due_ = false;
};

/// A text as a JSON string with its quotes.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace vestnik
