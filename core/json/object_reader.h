#pragma once
/// Reads the members of a request body: every handler names what it wants, and what nobody asked for is refused.
///
/// The first problem is kept and later reads answer empty values, so that a handler reads everything and asks once:
///
///     ObjectReader body{document};
///     const std::int64_t student = body.integer("student_id");
///     const std::optional<std::string> comment = body.optional_text("comment", 1000);
///     if (const Result<void> read = body.finish(); !read) return problem_response(read.problem(), messages);
///
/// Problems carry "field" ("marks[2].value"), "line" and "column": "json.missing_member", "json.wrong_type"
/// {expected: text, integer, boolean, date, array, object}, "json.text_too_long" {limit}, "json.bad_text" (control
/// characters), "json.out_of_range" {least, most}, "json.bad_date", "json.too_many" {limit}, "json.unknown_member"
/// {nearest}. One thread; the value must outlive the reader.
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "json/json_value.h"

namespace vestnik {

class ObjectReader {
 public:
  using Read = std::function<void(ObjectReader&)>;
  static constexpr std::int64_t least_integer = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t most_integer = std::numeric_limits<std::int64_t>::max();

  /// `path` stands before the names in messages: "" for the body itself.
  explicit ObjectReader(const JsonValue& object, std::string path = {});

  /// `most` in characters (code points). Line breaks and tabulators are text, other control characters are not.
  std::string text(std::string_view name, std::size_t most);
  /// An optional member is absent when it is missing or null.
  std::optional<std::string> optional_text(std::string_view name, std::size_t most);
  /// A member that must be there and may be null: where null is a wish of its own ("take it away"), a forgotten member
  /// must not stand for it.
  std::optional<std::string> nullable_text(std::string_view name, std::size_t most);
  std::int64_t integer(std::string_view name, std::int64_t least = least_integer, std::int64_t most = most_integer);
  std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t least = least_integer,
                                               std::int64_t most = most_integer);
  bool boolean(std::string_view name);
  std::optional<bool> optional_boolean(std::string_view name);
  /// "YYYY-MM-DD" of a date that exists; 1970-01-01 when the read failed.
  CivilDate date(std::string_view name);
  std::optional<CivilDate> optional_date(std::string_view name);

  void object(std::string_view name, const Read& read);
  /// Whether the member was there.
  bool optional_object(std::string_view name, const Read& read);
  /// An array of objects, `read` once for each.
  void objects(std::string_view name, std::size_t most, const Read& read);
  std::vector<std::int64_t> integers(std::string_view name, std::size_t most);
  std::vector<std::string> texts(std::string_view name, std::size_t most, std::size_t most_characters);
  /// Whether the member is there and not null; counts as asked for.
  bool has(std::string_view name);

  /// Lets a handler refuse a value in its own words, e.g. "marks.unknown_code".
  void refuse(std::string code, std::string_view name, Details details = {});
  [[nodiscard]] bool failed() const { return problem_.has_value(); }
  /// The first problem; without one, an unknown member with the nearest name asked for.
  [[nodiscard]] Result<void> finish();

 private:
  const JsonValue* find(std::string_view name);
  const JsonValue* require(std::string_view name);
  void fail(std::string code, const JsonValue& where, std::string_view name, Details details = {});
  void wrong_type(const JsonValue& value, std::string_view name, const char* expected);
  std::optional<std::string> as_text(const JsonValue& value, std::string_view name, std::size_t most);
  std::optional<std::int64_t> as_integer(const JsonValue& value, std::string_view name, std::int64_t least,
                                         std::int64_t most);
  std::optional<bool> as_boolean(const JsonValue& value, std::string_view name);
  std::optional<CivilDate> as_date(const JsonValue& value, std::string_view name);
  void as_object(const JsonValue& value, std::string_view name, const Read& read);
  const JsonValue::Array* as_array(std::string_view name, std::size_t most);
  [[nodiscard]] std::string path_of(std::string_view name) const;

  const JsonValue& value_;
  std::string path_;
  std::vector<std::string> asked_;
  std::optional<Problem> problem_;
};

}  // namespace vestnik
