#include "regulation/side_by_side.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

// Russian words are the same word in another case when their beginnings are.
constexpr std::size_t stem_letters = 5;
constexpr std::size_t shortest_word = 4;

struct Wanted {
  std::string dotted;                ///< "7.4.7"
  std::vector<std::string> numbers;  ///< "4", "3"
  std::vector<std::string> stems;    ///< of the words
  bool section_first = false;        ///< «1, «Определения»»: the number is that of the section
};

std::string stem(std::string_view word) {
  std::u32string letters = to_code_points(word);
  letters.resize(std::min(letters.size() - (letters.size() > shortest_word ? 1 : 0), stem_letters));
  return to_utf8(letters);
}

Wanted wanted_by(const std::string& clause) {
  Wanted wanted;
  const std::size_t comma = clause.find(',');
  wanted.section_first =
      comma != std::string::npos && std::all_of(clause.begin(), clause.begin() + static_cast<std::ptrdiff_t>(comma),
                                                [](char c) { return c >= '0' && c <= '9'; });
  std::string text = clause;
  std::replace(text.begin(), text.end(), ',', ' ');
  for (std::string_view word : split(text, ' ')) {
    word = trimmed(word);
    while (word.ends_with('.')) word.remove_suffix(1);
    if (word.empty()) continue;
    if (word.front() >= '0' && word.front() <= '9') {
      if (word.find('.') != std::string_view::npos)
        wanted.dotted = word;
      else
        wanted.numbers.emplace_back(word);
      continue;
    }
    const std::string key = search_key(word);
    if (to_code_points(key).size() >= shortest_word) wanted.stems.push_back(stem(key));
  }
  return wanted;
}

bool words_in(const Wanted& wanted, std::string_view heading) {
  const std::string key = ' ' + search_key(heading);
  return std::ranges::all_of(wanted.stems,
                             [&](const std::string& one) { return key.find(' ' + one) != std::string::npos; });
}

/// «7.4.7» as the seventh bullet of «7.4».
bool is_bullet_of(const SourceClause& clause, const std::string& dotted) {
  const auto dot = dotted.rfind('.');
  return clause.bullet > 0 && clause.label == dotted.substr(0, dot) &&
         std::to_string(clause.bullet) == dotted.substr(dot + 1);
}

bool is_item(const SourceClause& clause, const Wanted& wanted) {
  if (clause.heading && !clause.label.empty() && wanted.numbers.size() == 1 && wanted.stems.empty())
    return clause.label == wanted.numbers[0] && clause.section == clause.label;
  if (clause.heading || clause.bullet > 0 || !words_in(wanted, clause.owner)) return false;
  if (wanted.numbers.size() == 2) return clause.section == wanted.numbers[0] && clause.label == wanted.numbers[1];
  return wanted.numbers.size() == 1 && !wanted.stems.empty() && clause.label == wanted.numbers[0];
}

bool is_heading_of(const SourceClause& clause, const Wanted& wanted) {
  if (!clause.heading || wanted.stems.empty() || !words_in(wanted, clause.text + " " + clause.owner)) return false;
  return wanted.numbers.size() < 2 || clause.section == wanted.numbers[0];
}

class Joiner {
 public:
  explicit Joiner(SideBySide& sheet) : sheet_(sheet) {}

  void place(const ExplainedRule& rule) {
    // What the regulation is called and since when it holds stands above the sheet.
    if (rule.topic.starts_with("explain.info")) return;
    SideBySide::Row* row = rule.clause.empty() ? nullptr : row_of(wanted_by(rule.clause));
    if (row != nullptr)
      row->rules.push_back(&rule);
    else
      sheet_.without_clause.push_back(&rule);
  }

 private:
  SideBySide::Row* row_of(const Wanted& wanted) {
    if (!wanted.dotted.empty()) return dotted(wanted.dotted);
    if (auto* row = first([&](const SourceClause& clause) { return is_item(clause, wanted); })) return row;
    if (auto* row = first([&](const SourceClause& clause) { return is_heading_of(clause, wanted); })) return row;
    if (!wanted.section_first) return nullptr;
    const std::string& section = wanted.numbers.front();
    return first([&](const SourceClause& clause) { return clause.heading && clause.label == section; });
  }

  SideBySide::Row* dotted(std::string label) {
    while (!label.empty()) {
      auto* row = first([&](const SourceClause& clause) { return clause.label == label && clause.bullet == 0; });
      if (row == nullptr && label.find('.') != std::string::npos)
        row = first([&](const SourceClause& clause) { return is_bullet_of(clause, label); });
      if (row != nullptr) return row;
      const auto dot = label.rfind('.');
      if (dot == std::string::npos) return nullptr;
      label.resize(dot);
      if (label.find('.') == std::string::npos) return nullptr;
    }
    return nullptr;
  }

  template <class Fits>
  SideBySide::Row* first(Fits&& fits) {
    const auto row = std::ranges::find_if(sheet_.rows, [&](const auto& one) { return fits(one.clause); });
    return row == sheet_.rows.end() ? nullptr : &*row;
  }

  SideBySide& sheet_;
};

}  // namespace

std::size_t SideBySide::clauses() const {
  return static_cast<std::size_t>(std::ranges::count_if(rows, [](const Row& row) { return !row.clause.heading; }));
}

std::size_t SideBySide::carried() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const Row& row) { return !row.clause.heading && !row.rules.empty(); }));
}

SideBySide side_by_side(std::vector<SourceClause> clauses, const std::vector<ExplainedRule>& rules) {
  SideBySide sheet;
  sheet.rows.reserve(clauses.size());
  for (SourceClause& clause : clauses) sheet.rows.push_back({std::move(clause), {}});
  Joiner joiner{sheet};
  for (const ExplainedRule& rule : rules) joiner.place(rule);
  return sheet;
}

}  // namespace vestnik
