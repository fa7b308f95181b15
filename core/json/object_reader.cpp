#include "json/object_reader.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
  });
}

std::string element(std::string_view name, std::size_t at) {
  return std::string{name} + "[" + std::to_string(at) + "]";
}

constexpr CivilDate no_date{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};

}  // namespace

ObjectReader::ObjectReader(const JsonValue& object, std::string path) : value_(object), path_(std::move(path)) {
  if (object.object() == nullptr) wrong_type(object, "", "object");
}

std::string ObjectReader::path_of(std::string_view name) const {
  if (path_.empty()) return std::string{name};
  return name.empty() ? path_ : path_ + "." + std::string{name};
}

const JsonValue* ObjectReader::find(std::string_view name) {
  asked_.emplace_back(name);
  const JsonValue* found = value_.find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

const JsonValue* ObjectReader::require(std::string_view name) {
  const JsonValue* found = find(name);
  if (found == nullptr) fail("json.missing_member", value_, name);
  return found;
}

bool ObjectReader::has(std::string_view name) { return find(name) != nullptr; }

void ObjectReader::fail(std::string code, const JsonValue& where, std::string_view name, Details details) {
  if (problem_) return;
  details.emplace_back("field", path_of(name));
  details.emplace_back("line", std::to_string(where.place().line));
  details.emplace_back("column", std::to_string(where.place().column));
  problem_.emplace(std::move(code), std::move(details));
}

void ObjectReader::refuse(std::string code, std::string_view name, Details details) {
  const JsonValue* found = value_.find(name);
  fail(std::move(code), found == nullptr ? value_ : *found, name, std::move(details));
}

void ObjectReader::wrong_type(const JsonValue& value, std::string_view name, const char* expected) {
  fail("json.wrong_type", value, name, {{"expected", expected}});
}

std::optional<std::string> ObjectReader::as_text(const JsonValue& value, std::string_view name, std::size_t most) {
  const std::string* text = value.text();
  if (text == nullptr) {
    wrong_type(value, name, "text");
  } else if (count_characters(*text) > most) {
    fail("json.text_too_long", value, name, {{"limit", std::to_string(most)}});
  } else if (has_control_character(*text)) {
    fail("json.bad_text", value, name);
  } else {
    return *text;
  }
  return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::as_integer(const JsonValue& value, std::string_view name, std::int64_t least,
                                                     std::int64_t most) {
  const std::int64_t* number = value.integer();
  if (number == nullptr) {
    wrong_type(value, name, "integer");
  } else if (*number < least || *number > most) {
    fail("json.out_of_range", value, name, {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  } else {
    return *number;
  }
  return std::nullopt;
}

std::optional<bool> ObjectReader::as_boolean(const JsonValue& value, std::string_view name) {
  const bool* truth = value.boolean();
  if (truth != nullptr) return *truth;
  wrong_type(value, name, "boolean");
  return std::nullopt;
}

std::optional<CivilDate> ObjectReader::as_date(const JsonValue& value, std::string_view name) {
  const std::string* text = value.text();
  if (text == nullptr) {
    wrong_type(value, name, "date");
    return std::nullopt;
  }
  const std::optional<CivilDate> date = parse_iso_date(*text);
  if (!date) fail("json.bad_date", value, name);
  return date;
}

void ObjectReader::as_object(const JsonValue& value, std::string_view name, const Read& read) {
  ObjectReader inner{value, path_of(name)};
  if (!inner.failed()) read(inner);
  const Result<void> done = inner.finish();
  if (!done && !problem_) problem_ = done.problem();
}

const JsonValue::Array* ObjectReader::as_array(std::string_view name, std::size_t most) {
  const JsonValue* value = require(name);
  if (value == nullptr) return nullptr;
  const JsonValue::Array* items = value->array();
  if (items == nullptr) {
    wrong_type(*value, name, "array");
  } else if (items->size() > most) {
    fail("json.too_many", *value, name, {{"limit", std::to_string(most)}});
    return nullptr;
  }
  return items;
}

std::string ObjectReader::text(std::string_view name, std::size_t most) {
  const JsonValue* value = require(name);
  return value == nullptr ? std::string{} : as_text(*value, name, most).value_or(std::string{});
}

std::optional<std::string> ObjectReader::optional_text(std::string_view name, std::size_t most) {
  const JsonValue* value = find(name);
  return value == nullptr ? std::nullopt : as_text(*value, name, most);
}

std::optional<std::string> ObjectReader::nullable_text(std::string_view name, std::size_t most) {
  if (value_.find(name) == nullptr) fail("json.missing_member", value_, name);
  return optional_text(name, most);
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t least, std::int64_t most) {
  const JsonValue* value = require(name);
  return value == nullptr ? 0 : as_integer(*value, name, least, most).value_or(0);
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view name, std::int64_t least,
                                                           std::int64_t most) {
  const JsonValue* value = find(name);
  return value == nullptr ? std::nullopt : as_integer(*value, name, least, most);
}

bool ObjectReader::boolean(std::string_view name) {
  const JsonValue* value = require(name);
  return value != nullptr && as_boolean(*value, name).value_or(false);
}

std::optional<bool> ObjectReader::optional_boolean(std::string_view name) {
  const JsonValue* value = find(name);
  return value == nullptr ? std::nullopt : as_boolean(*value, name);
}

CivilDate ObjectReader::date(std::string_view name) {
  const JsonValue* value = require(name);
  return value == nullptr ? no_date : as_date(*value, name).value_or(no_date);
}

std::optional<CivilDate> ObjectReader::optional_date(std::string_view name) {
  const JsonValue* value = find(name);
  return value == nullptr ? std::nullopt : as_date(*value, name);
}

void ObjectReader::object(std::string_view name, const Read& read) {
  if (const JsonValue* value = require(name)) as_object(*value, name, read);
}

bool ObjectReader::optional_object(std::string_view name, const Read& read) {
  const JsonValue* value = find(name);
  if (value != nullptr) as_object(*value, name, read);
  return value != nullptr;
}

void ObjectReader::objects(std::string_view name, std::size_t most, const Read& read) {
  const JsonValue::Array* items = as_array(name, most);
  if (items == nullptr) return;
  for (std::size_t at = 0; at < items->size() && !problem_; ++at) as_object((*items)[at], element(name, at), read);
}

std::vector<std::int64_t> ObjectReader::integers(std::string_view name, std::size_t most) {
  std::vector<std::int64_t> numbers;
  const JsonValue::Array* items = as_array(name, most);
  for (std::size_t at = 0; items != nullptr && at < items->size() && !problem_; ++at) {
    numbers.push_back(as_integer((*items)[at], element(name, at), least_integer, most_integer).value_or(0));
  }
  return numbers;
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t most, std::size_t most_characters) {
  std::vector<std::string> found;
  const JsonValue::Array* items = as_array(name, most);
  for (std::size_t at = 0; items != nullptr && at < items->size() && !problem_; ++at) {
    found.push_back(as_text((*items)[at], element(name, at), most_characters).value_or(std::string{}));
  }
  return found;
}

Result<void> ObjectReader::finish() {
  if (problem_) return *problem_;
  for (const auto& [name, value] : *value_.object()) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    fail("json.unknown_member", value, name, {{"nearest", nearest_word(name, asked_)}});
    return *problem_;
  }
  return {};
}

}  // namespace vestnik
