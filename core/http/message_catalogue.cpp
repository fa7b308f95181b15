#include "http/message_catalogue.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr const char* fallback_code = "internal";
constexpr std::string_view missing_value = "—";

std::string_view value_of(const Problem& problem, std::string_view name) {
  const std::string_view value = name == "clause" ? std::string_view{problem.clause} : problem.detail(name);
  return value.empty() ? missing_value : value;
}

/// The sentence of a code; "" where there is none.
using SentenceOf = std::function<std::string_view(const std::string& code)>;

/// The text of one pair of braces.
std::string_view filled_in(const Problem& problem, std::string_view inside, const SentenceOf& sentence_of) {
  const std::vector<std::string_view> parts = split(inside, '|');
  if (parts.size() == 4) return parts[1 + static_cast<std::size_t>(russian_plural(value_of(problem, parts[0])))];
  const auto colon = inside.find(':');
  if (colon == std::string_view::npos) return value_of(problem, inside);
  const std::string code = std::string{inside.substr(colon + 1)}.append(value_of(problem, inside.substr(0, colon)));
  const std::string_view word = sentence_of(code);
  return word.empty() ? missing_value : word;
}

std::string filled(const std::string& pattern, const Problem& problem, const SentenceOf& sentence_of) {
  std::string text;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) break;
    text.append(pattern, at, open - at);
    text += filled_in(problem, std::string_view{pattern}.substr(open + 1, close - open - 1), sentence_of);
    at = close + 1;
  }
  return text.append(pattern, at);
}

}  // namespace

PluralForm russian_plural(std::string_view count) {
  if (count.empty() || count.back() < '0' || count.back() > '9') return PluralForm::many;
  const int ones = count.back() - '0';
  const bool teen = count.size() > 1 && count[count.size() - 2] == '1';
  if (teen || ones == 0 || ones > 4) return PluralForm::many;
  return ones == 1 ? PluralForm::one : PluralForm::few;
}

Result<MessageTable> MessageTable::load(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error) return Problem{"messages.unreadable", {{"file", folder.string()}}};
  std::sort(files.begin(), files.end());
  MessageTable table;
  for (const auto& file : files) {
    if (const Result<void> done = table.read(file); !done) return done.problem();
  }
  if (!table.knows(fallback_code)) return Problem{"messages.no_internal", {{"file", folder.string()}}};
  return table;
}

Result<void> MessageTable::read(const std::filesystem::path& file) {
  std::ifstream in{file};
  const std::string name = file.filename().string();
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1) {
      if (line != "code\tstatus\tsentence\tnext") {
        return Problem{"messages.bad_line", {{"file", name}, {"line", "1"}}};
      }
    } else if (!line.empty()) {
      if (const Result<void> done = add(line, name, number); !done) return done;
    }
  }
  if (!in.eof()) return Problem{"messages.unreadable", {{"file", name}}};
  return {};
}

Result<void> MessageTable::add(std::string_view line, const std::string& file, std::size_t number) {
  const std::vector<std::string_view> fields = split(line, '\t');
  const Details where{{"file", file}, {"line", std::to_string(number)}};
  // "next" may be left out: a sentence can say it all. Status 200: words that are no error (titles, explanations).
  if (fields.size() < 3 || fields.size() > 4) return Problem{"messages.bad_line", where};
  Entry entry;
  const auto read = std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), entry.status);
  const bool good_status = read.ec == std::errc{} && read.ptr == fields[1].data() + fields[1].size() &&
                           (entry.status == 200 || (entry.status >= 400 && entry.status <= 599));
  if (!good_status || fields[0].empty() || fields[2].empty()) return Problem{"messages.bad_line", where};
  entry.sentence = fields[2];
  if (fields.size() == 4) entry.next = fields[3];
  if (!entries_.emplace(std::string{fields[0]}, std::move(entry)).second) {
    Details details = where;
    details.emplace_back("field", std::string{fields[0]});
    return Problem{"messages.duplicate_code", std::move(details)};
  }
  return {};
}

ProblemText MessageTable::explain(const Problem& problem) const {
  auto found = entries_.find(problem.code);
  if (found == entries_.end()) found = entries_.find(fallback_code);
  const Entry& entry = found->second;
  const SentenceOf sentence_of = [this](const std::string& code) {
    const auto word = entries_.find(code);
    return word == entries_.end() ? std::string_view{} : std::string_view{word->second.sentence};
  };
  return {entry.status, filled(entry.sentence, problem, sentence_of), filled(entry.next, problem, sentence_of)};
}

bool MessageTable::knows(std::string_view code) const { return entries_.contains(std::string{code}); }

std::vector<std::string> MessageTable::codes() const {
  std::vector<std::string> all;
  all.reserve(entries_.size());
  for (const auto& [code, entry] : entries_) all.push_back(code);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace vestnik
