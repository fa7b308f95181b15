#include "lua/fields.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "regulation/findings.h"

namespace vestnik {
namespace {

bool word_character(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool assigns(std::string_view line, std::string_view field) {
  for (auto at = line.find(field); at != std::string_view::npos; at = line.find(field, at + 1)) {
    if (at > 0 && word_character(line[at - 1])) continue;
    const std::string_view rest = trimmed(line.substr(at + field.size()));
    if (rest.starts_with('=') && !rest.starts_with("==")) return true;
    if (rest.starts_with('{')) return true;
  }
  return false;
}

}  // namespace

FileFindings::FileFindings(std::string file, std::string_view source) : file_(std::move(file)) {
  for (const std::string_view line : split(source, '\n')) lines_.emplace_back(line.substr(0, line.find("--")));
}

void FileFindings::add(std::string code, int line, Details details) {
  if (full()) return;
  Details all{{"file", file_}, {"line", std::to_string(line)}};
  all.insert(all.end(), details.begin(), details.end());
  problems_.emplace_back(std::move(code), std::move(all));
}

template <class Matches>
int FileFindings::first_line(int line, Matches&& matches) const {
  constexpr int farthest = 40;
  if (full()) return line;
  for (int at = line; at >= 1 && at < line + farthest && at <= static_cast<int>(lines_.size()); ++at) {
    if (matches(lines_[static_cast<std::size_t>(at - 1)])) return at;
  }
  return line;
}

int FileFindings::line_of(std::string_view field, int line) const {
  return first_line(line, [&](const std::string& text) { return assigns(text, field); });
}

int FileFindings::line_starting_with(std::string_view text, int line) const {
  return first_line(line, [&](const std::string& held) {
    const auto quote = held.find('"');
    return quote != std::string::npos && std::string_view{held}.substr(quote + 1).starts_with(text);
  });
}

std::vector<Problem> FileFindings::take() {
  const auto line = [](const Problem& problem) { return std::stoi("0" + std::string{problem.detail("line")}); };
  std::stable_sort(problems_.begin(), problems_.end(),
                   [&](const Problem& a, const Problem& b) { return line(a) < line(b); });
  return std::move(problems_);
}

Fields::Fields(const Node& table, std::string_view where, FileFindings& findings)
    : table_(table), where_(where), findings_(findings) {}

Fields::~Fields() {
  for (const auto& [name, value] : table_.fields) {
    if (findings_.full()) return;
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    findings_.add(
        "regulation.unknown_field", line_of(name),
        {{"table", where_}, {"field", name}, {"nearest", nearest_word(name, asked_)}, {"expected", listed(asked_)}});
  }
  if (items_read_) return;
  for (const Node& item : table_.items) {
    if (!item.word.empty() && std::find(asked_.begin(), asked_.end(), item.word) != asked_.end()) continue;
    findings_.add("regulation.unexpected_value", item.line, {{"table", where_}, {"word", item.word}});
  }
}

bool Fields::has(std::string_view field) const {
  return table_.fields.contains(std::string{field}) ||
         std::any_of(table_.items.begin(), table_.items.end(), [&](const Node& item) { return item.word == field; });
}

const Node* Fields::any(std::string_view field) {
  if (std::find(asked_.begin(), asked_.end(), field) == asked_.end()) asked_.emplace_back(field);
  const auto at = table_.fields.find(std::string{field});
  return at == table_.fields.end() ? nullptr : &at->second;
}

const Node* Fields::table(std::string_view field) {
  const Node* found = any(field);
  if (found == nullptr) {
    for (const Node& item : table_.items) {
      if (item.word == field) return &item;
    }
    return nullptr;
  }
  if (found->is_table) return found;
  wrong_type(field, "{ ... }");
  return nullptr;
}

const std::vector<Node>& Fields::items() {
  items_read_ = true;
  return table_.items;
}

std::optional<std::string> Fields::text(std::string_view field) {
  const Node* found = any(field);
  if (found == nullptr) return std::nullopt;
  if (const std::string* text = found->text()) return *text;
  wrong_type(field, "\"...\"");
  return std::nullopt;
}

std::string Fields::required_text(std::string_view field) {
  if (!has(field)) missing(field);
  return text(field).value_or("");
}

std::optional<std::int64_t> Fields::whole(std::string_view field, std::int64_t least, std::int64_t most) {
  const Node* found = any(field);
  if (found == nullptr) return std::nullopt;
  const std::int64_t* number = found->whole();
  if (number == nullptr) {
    wrong_type(field, "3");
    return std::nullopt;
  }
  if (*number < least || *number > most) {
    report("regulation.out_of_bounds", field, {{"lowest", std::to_string(least)}, {"highest", std::to_string(most)}});
    return std::nullopt;
  }
  return *number;
}

std::optional<int> Fields::hundredths(std::string_view field, int least, int most) {
  const Node* found = any(field);
  if (found == nullptr) return std::nullopt;
  const std::int64_t* whole = found->whole();
  const double* real = std::get_if<double>(&found->value);
  if (whole == nullptr && real == nullptr) {
    wrong_type(field, "0.75");
    return std::nullopt;
  }
  const double value = 100.0 * (whole != nullptr ? static_cast<double>(*whole) : *real);
  if (value >= least && value <= most) return static_cast<int>(std::lround(value));
  report("regulation.out_of_bounds", field, {{"lowest", to_decimal(least)}, {"highest", to_decimal(most)}});
  return std::nullopt;
}

std::optional<bool> Fields::truth(std::string_view field) {
  const Node* found = any(field);
  if (found == nullptr) return std::nullopt;
  if (const bool* truth = found->truth()) return *truth;
  wrong_type(field, "true / false");
  return std::nullopt;
}

std::optional<Span> Fields::span(std::string_view field) {
  const auto span = span_or_school_days(field);
  if (!span || span->unit != Span::Unit::school_days) return span;
  report("regulation.school_days_not_here", field);
  return std::nullopt;
}

std::optional<Span> Fields::span_or_school_days(std::string_view field) {
  const Node* found = any(field);
  if (found == nullptr) return std::nullopt;
  if (const Span* span = found->span(); span != nullptr && span->unit != Span::Unit::working_days) return *span;
  wrong_type(field, "7 * days");
  return std::nullopt;
}

std::optional<CivilDate> Fields::date(std::string_view field) {
  const auto written = text(field);
  if (!written) return std::nullopt;
  const auto date = parse_iso_date(*written);
  if (!date) report("regulation.no_such_date", field, {{"value", *written}});
  return date;
}

std::optional<WallTime> Fields::clock(std::string_view field) {
  const auto written = text(field);
  if (!written) return std::nullopt;
  const auto time = parse_clock(*written);
  if (!time) report("regulation.no_such_time", field, {{"value", *written}});
  return time;
}

std::vector<std::string> Fields::texts(std::string_view field) {
  const Node* found = any(field);
  std::vector<std::string> all;
  if (found == nullptr) return all;
  if (const std::string* one = found->text()) return {*one};
  if (!found->is_table || !found->fields.empty()) {
    wrong_type(field, "{ \"...\", \"...\" }");
    return all;
  }
  for (const Node& item : found->items) {
    if (const std::string* one = item.text())
      all.push_back(*one);
    else
      wrong_type(field, "{ \"...\", \"...\" }");
  }
  return all;
}

std::vector<std::int64_t> Fields::wholes(std::string_view field, std::int64_t least, std::int64_t most) {
  const Node* found = any(field);
  std::vector<std::int64_t> all;
  if (found == nullptr) return all;
  const auto take = [&](const Node& node) {
    const std::int64_t* number = node.whole();
    if (number == nullptr) return wrong_type(field, "{ 2, 3, 4 }");
    if (*number < least || *number > most)
      return report("regulation.out_of_bounds", field,
                    {{"lowest", std::to_string(least)}, {"highest", std::to_string(most)}});
    all.push_back(*number);
  };
  if (!found->is_table)
    take(*found);
  else
    std::for_each(found->items.begin(), found->items.end(), take);
  return all;
}

std::optional<std::size_t> Fields::choice(std::string_view field, const std::vector<std::string>& known) {
  const auto word = text(field);
  if (!word) return std::nullopt;
  const auto at = std::find(known.begin(), known.end(), *word);
  if (at != known.end()) return static_cast<std::size_t>(at - known.begin());
  unknown_value(field, *word, known);
  return std::nullopt;
}

std::vector<std::size_t> Fields::choices(std::string_view field, const std::vector<std::string>& known) {
  std::vector<std::size_t> chosen;
  for (const std::string& word : texts(field)) {
    const auto at = std::find(known.begin(), known.end(), word);
    if (at == known.end())
      unknown_value(field, word, known);
    else
      chosen.push_back(static_cast<std::size_t>(at - known.begin()));
  }
  return chosen;
}

std::optional<Role> Fields::role(std::string_view field) {
  const auto word = text(field);
  if (!word) return std::nullopt;
  const auto role = parse_role(*word);
  if (!role) unknown_value(field, *word, role_words());
  return role;
}

std::optional<RoleSet> Fields::roles(std::string_view field) {
  if (!table_.fields.contains(std::string{field})) {
    asked_.emplace_back(field);
    return std::nullopt;
  }
  RoleSet set;
  for (const std::string& word : texts(field)) {
    if (const auto role = parse_role(word))
      set.add(*role);
    else
      unknown_value(field, word, role_words());
  }
  return set;
}

void Fields::report(std::string code, std::string_view field, Details details) {
  Details all{{"table", where_}, {"field", std::string{field}}};
  all.insert(all.end(), details.begin(), details.end());
  findings_.add(std::move(code), line_of(field), std::move(all));
}

void Fields::wrong_type(std::string_view field, std::string_view expected) {
  report("regulation.wrong_type", field, {{"expected", std::string{expected}}});
}

void Fields::missing(std::string_view field) {
  // At the table itself: a field of that name further down belongs to another.
  const Details details{{"table", where_}, {"field", std::string{field}}};
  if (field == "clause")
    findings_.add("regulation.missing_clause", table_.line, details);
  else
    findings_.add("regulation.missing_field", table_.line, details);
}

void Fields::unknown_value(std::string_view field, std::string_view value, const std::vector<std::string>& known) {
  if (findings_.full()) return;
  report("regulation.unknown_value", field,
         {{"value", std::string{value}}, {"nearest", nearest_word(value, known)}, {"expected", listed(known)}});
}

const std::vector<std::string>& role_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all{role_names.begin(), role_names.end()};
    all.insert(all.end(), {"curator", "master"});
    return all;
  }();
  return words;
}

const std::vector<std::string>& work_kind_words() {
  static const std::vector<std::string> words{work_kind_names.begin(), work_kind_names.end()};
  return words;
}

}  // namespace vestnik
