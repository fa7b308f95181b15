#include "journal/kept_decisions.h"

#include <stdexcept>

#include "json/json_value.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

// More than `to_json` ever writes: a command has some hundreds of rows with a few findings each.
constexpr JsonLimits limits{std::size_t{1} << 28U, 8};
constexpr std::int64_t most_rows = 1'000'000;

[[noreturn]] void broken(std::string_view what) {
  throw std::runtime_error{"kept findings: " + std::string{what} + " is not what was written"};
}

const JsonValue& member(const JsonValue& object, std::string_view name) {
  const JsonValue* found = object.find(name);
  if (found == nullptr) broken(name);
  return *found;
}

std::int64_t integer(const JsonValue& object, std::string_view name, std::int64_t most) {
  const std::int64_t* number = member(object, name).integer();
  if (number == nullptr || *number < 0 || *number > most) broken(name);
  return *number;
}

const std::string& text(const JsonValue& value) {
  const std::string* words = value.text();
  if (words == nullptr) broken("a text");
  return *words;
}

const JsonValue::Array& array(const JsonValue& object, std::string_view name) {
  const JsonValue::Array* items = member(object, name).array();
  if (items == nullptr) broken(name);
  return *items;
}

void write_finding(JsonWriter& json, std::size_t row, const Finding& finding) {
  json.begin_object()
      .member("row", row)
      .member("verdict", static_cast<std::int64_t>(finding.verdict))
      .member("code", finding.problem.code)
      .member("clause", finding.problem.clause)
      .key("details")
      .begin_array();
  for (const auto& [name, value] : finding.problem.details) json.begin_array().value(name).value(value).end_array();
  json.end_array().end_object();
}

Finding read_finding(const JsonValue& kept) {
  Details details;
  for (const JsonValue& pair : array(kept, "details")) {
    const JsonValue::Array* words = pair.array();
    if (words == nullptr || words->size() != 2) broken("a detail");
    details.emplace_back(text(words->front()), text(words->back()));
  }
  const auto verdict = integer(kept, "verdict", static_cast<std::int64_t>(Verdict::refused));
  const std::string& code = text(member(kept, "code"));
  const std::string& clause = text(member(kept, "clause"));
  return {static_cast<Verdict>(verdict), Problem{code, std::move(details), clause}};
}

}  // namespace

std::string to_json(const std::vector<Decision>& decisions) {
  std::string written;
  JsonWriter json{written};
  json.begin_object().member("rows", decisions.size()).key("findings").begin_array();
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    for (const Finding& finding : decisions[row].findings) write_finding(json, row, finding);
  }
  json.end_array().end_object();
  return written;
}

std::vector<Decision> decisions_from_json(std::string_view kept) {
  const auto document = JsonValue::parse(kept, limits);
  if (!document) broken(document.problem().code);
  std::vector<Decision> decisions(static_cast<std::size_t>(integer(*document, "rows", most_rows)));
  for (const JsonValue& finding : array(*document, "findings")) {
    const auto row = static_cast<std::size_t>(integer(finding, "row", most_rows));
    if (row >= decisions.size()) broken("row");
    decisions[row].findings.push_back(read_finding(finding));
  }
  return decisions;
}

}  // namespace vestnik
