#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/text.h"
#include "json/json_value.h"

namespace vestnik {
namespace {

using Library = nlohmann::json;

JsonPlace place_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(before.size() - line_start + 1)};
}

/// How far the library has read; it tells only its own complaints where they are.
struct Progress {
  const char* reached = nullptr;
  const char* line_start = nullptr;
  std::uint32_t line = 1;

  [[nodiscard]] JsonPlace place() const {
    return {line, static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(reached - line_start, 1))};
  }
};

class WatchedCharacter {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  WatchedCharacter(const char* at, Progress* progress) : at_(at), progress_(progress) {}
  reference operator*() const { return *at_; }
  WatchedCharacter& operator++() {
    if (*at_ == '\n') {
      ++progress_->line;
      progress_->line_start = at_ + 1;
    }
    progress_->reached = ++at_;
    return *this;
  }
  bool operator==(const WatchedCharacter& other) const { return at_ == other.at_; }
  bool operator!=(const WatchedCharacter& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  Progress* progress_;
};

}  // namespace

/// Takes the library's events and builds the value. `false` ends the parsing.
class JsonBuilder {
 public:
  JsonBuilder(std::string_view text, const Progress& progress, const JsonLimits& limits)
      : text_(text), progress_(progress), limits_(limits) {}

  bool null() { return put(nullptr); }
  bool boolean(bool truth) { return put(truth); }
  bool number_integer(std::int64_t number) { return put(number); }
  bool number_unsigned(std::uint64_t number) {
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return put(JsonValue::Number{std::to_string(number)});
    }
    return put(static_cast<std::int64_t>(number));
  }
  bool number_float(double, const std::string& written) { return put(JsonValue::Number{written}); }
  bool string(std::string& text) { return put(std::move(text)); }
  bool binary(Library::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(JsonValue::Object{}); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(JsonValue::Array{}); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Level& level = open_.back();
    if (!level.names.insert(name).second) return fail("json.duplicate_member", {{"field", name}});
    level.next_name = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Library::exception& error) {
    constexpr int number_overflow = 406;
    problem_ = Problem{error.id == number_overflow ? "json.number_too_large" : "json.syntax"};
    set_place(place_at(text_, position == 0 ? 0 : position - 1));
    return false;
  }

  [[nodiscard]] Result<JsonValue> take() {
    if (problem_) return std::move(*problem_);
    return std::move(root_);
  }

 private:
  /// An array or object that has begun and not ended.
  struct Level {
    JsonValue value;
    /// A hash set: an object of a hundred thousand names must not cost their square.
    std::unordered_set<std::string> names;
    std::string next_name;
  };

  bool put(JsonValue::Held held) { return attach(JsonValue{std::move(held), progress_.place()}); }

  bool attach(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Level& level = open_.back();
    if (auto* members = std::get_if<JsonValue::Object>(&level.value.held_)) {
      members->emplace_back(std::move(level.next_name), std::move(value));
    } else {
      std::get<JsonValue::Array>(level.value.held_).push_back(std::move(value));
    }
    return true;
  }

  bool open(JsonValue::Held held) {
    if (open_.size() >= limits_.depth) return fail("json.too_deep", {{"limit", std::to_string(limits_.depth)}});
    open_.push_back({JsonValue{std::move(held), progress_.place()}, {}, {}});
    return true;
  }

  bool close() {
    JsonValue done = std::move(open_.back().value);
    open_.pop_back();
    return attach(std::move(done));
  }

  bool fail(std::string code, Details details) {
    problem_ = Problem{std::move(code), std::move(details)};
    set_place(progress_.place());
    return false;
  }

  void set_place(JsonPlace place) {
    problem_->details.emplace_back("line", std::to_string(place.line));
    problem_->details.emplace_back("column", std::to_string(place.column));
  }

  std::string_view text_;
  const Progress& progress_;
  JsonLimits limits_;
  std::vector<Level> open_;
  JsonValue root_;
  std::optional<Problem> problem_;
};

Result<JsonValue> JsonValue::parse(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return Problem{"json.too_large", {{"limit", std::to_string(limits.bytes)}, {"line", "1"}, {"column", "1"}}};
  }
  if (!is_utf8(text)) return Problem{"json.not_utf8", {{"line", "1"}, {"column", "1"}}};
  // The library takes a NUL for the end of the text and would never see what stands behind it.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    const JsonPlace place = place_at(text, nul);
    return Problem{"json.syntax", {{"line", std::to_string(place.line)}, {"column", std::to_string(place.column)}}};
  }
  Progress progress{text.data(), text.data(), 1};
  JsonBuilder builder{text, progress, limits};
  Library::sax_parse(WatchedCharacter{text.data(), &progress}, WatchedCharacter{text.data() + text.size(), &progress},
                     &builder, Library::input_format_t::json, true, false);
  return builder.take();
}

}  // namespace vestnik
