#include "word_table.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.h"
#include "built_in.h"

namespace vestnik::import_csv {

WordTable::WordTable(std::string_view tsv) {
  int number = 0;
  for (const std::string_view line : split(tsv, '\n')) {
    ++number;
    if (number <= 2 || trimmed(line).empty()) continue;
    const auto fields = split(line, '\t');
    if (fields.size() != 4) throw std::invalid_argument("headers.tsv, line " + std::to_string(number));
    add(fields[0], fields[1], fields[2], fields[3]);
  }
}

void WordTable::add(std::string_view what, std::string_view of, std::string_view means, std::string_view words) {
  const std::string owner{of};
  const std::string meaning{means};
  if (what == "file") file_kinds_.push_back(meaning);
  for (const std::string_view word : split(words, '|')) {
    const std::string key = loose_key(word);
    if (what == "file") {
      files_.emplace(key, meaning);
    } else if (what == "column") {
      columns_.emplace(std::pair{owner, key}, meaning);
      headers_[owner].emplace_back(word);
      if (has_cyrillic(word)) titles_.emplace(std::pair{owner, meaning}, word);
    } else {
      values_.emplace(std::pair{owner, key}, meaning);
    }
  }
}

std::optional<std::string> WordTable::file_kind(std::string_view stem) const {
  const std::string key = loose_key(stem);
  const std::pair<const std::string, std::string>* best = nullptr;
  for (const auto& known : files_) {
    if (key.find(known.first) == std::string::npos) continue;
    if (best == nullptr || known.first.size() > best->first.size()) best = &known;
  }
  return best == nullptr ? std::nullopt : std::optional{best->second};
}

std::optional<std::string> WordTable::column(std::string_view file_kind, std::string_view header) const {
  const auto found = columns_.find({std::string{file_kind}, loose_key(header)});
  return found == columns_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::string> WordTable::value(std::string_view domain, std::string_view word) const {
  const auto found = values_.find({std::string{domain}, loose_key(word)});
  return found == values_.end() ? std::nullopt : std::optional{found->second};
}

std::string WordTable::column_title(std::string_view file_kind, std::string_view field) const {
  const auto found = titles_.find({std::string{file_kind}, std::string{field}});
  return found == titles_.end() ? std::string{field} : found->second;
}

std::string WordTable::nearest_column(std::string_view file_kind, std::string_view header) const {
  const auto found = headers_.find(std::string{file_kind});
  return found == headers_.end() ? std::string{} : nearest_word(header, found->second);
}

const WordTable& word_table() {
  static const WordTable table{built_in_headers()};
  return table;
}

}  // namespace vestnik::import_csv
