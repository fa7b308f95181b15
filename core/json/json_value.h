#pragma once
/// A JSON text read strictly (RFC 8259, and I-JSON of RFC 7493 where it is stricter): request bodies and the answers of
/// providers.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace vestnik {

struct JsonLimits {
  std::size_t bytes = std::size_t{1} << 20U;  ///< of the whole text
  std::size_t depth = 32;                     ///< of arrays and objects within each other
};

/// Where in the text, both counted from 1; the column in bytes. For a value: where its reading ended.
struct JsonPlace {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// A value, immutable after parsing; members keep their order. Any thread may read.
class JsonValue {
 public:
  using Array = std::vector<JsonValue>;
  using Object = std::vector<std::pair<std::string, JsonValue>>;
  /// A number that is not a whole one of 64 bits, as it was written: nothing is rounded behind the reader's back.
  struct Number {
    std::string written;
  };
  using Held = std::variant<std::nullptr_t, bool, std::int64_t, Number, std::string, Array, Object>;

  JsonValue() : held_(nullptr) {}
  JsonValue(Held held, JsonPlace place) : held_(std::move(held)), place_(place) {}

  /// The whole text as one value. Problems, each with "line" and "column":
  /// "json.too_large" {limit}, "json.not_utf8", "json.syntax" (also NaN, Infinity, comments, lone surrogates, text
  /// after the value), "json.too_deep" {limit}, "json.duplicate_member" {field}, "json.number_too_large" (1e400).
  static Result<JsonValue> parse(std::string_view text, const JsonLimits& limits = {});

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(held_); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&held_); }
  /// Only a number written as a whole one that fits: 1.0, 1e2 and 9223372036854775808 are none.
  [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&held_); }
  [[nodiscard]] const Number* number() const { return std::get_if<Number>(&held_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&held_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&held_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&held_); }
  /// The member of an object, or nullptr.
  [[nodiscard]] const JsonValue* find(std::string_view name) const;
  [[nodiscard]] JsonPlace place() const { return place_; }

 private:
  friend class JsonBuilder;
  Held held_;
  JsonPlace place_;
};

}  // namespace vestnik
