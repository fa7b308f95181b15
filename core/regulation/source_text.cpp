#include "regulation/source_text.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t most_clauses = 5'000;
constexpr std::size_t longest_heading = 120;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// White space, a byte order mark, and what a page description leaves around words: # * _ and <b>.
std::string_view bare(std::string_view line) {
  constexpr std::string_view marks[]{"#", "**", "*", "__", "<b>", "</b>", "\xEF\xBB\xBF", "\xC2\xA0"};
  for (bool again = true; again;) {
    again = false;
    line = trimmed(line);
    for (const std::string_view mark : marks) {
      if (line.starts_with(mark)) {
        line.remove_prefix(mark.size());
        again = true;
      }
      if (line.ends_with(mark) && line.size() > mark.size()) {
        line.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return line;
}

/// What is bold amid a line.
std::string without_stars(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.substr(at).starts_with("**"))
      ++at;
    else
      text += line[at];
  }
  return text;
}

/// A dash or a dot before the words of a list; also the signs that word processors leave for it.
std::string_view without_bullet(std::string_view line) {
  for (const std::string_view mark : {"-", "–", "—", "•", "·", "\xEF\x82\xB7", "\xEF\x80\xAD"}) {
    if (line.starts_with(mark)) return trimmed(line.substr(mark.size()));
  }
  return line;
}

struct Numbered {
  std::string label;  ///< "7.4", "3"
  std::string_view rest;
};

/// "7.4.7. Текст", "3.10 Текст", "4. Текст", "2 Цели"; nothing where no number leads, or a date or an amount does.
Numbered numbered(std::string_view line) {
  std::size_t at = 0;
  std::size_t digits = 0;
  int parts = 0;
  while (at < line.size() && (digit(line[at]) || line[at] == '.')) {
    if (line[at] == '.' && digits == 0) return {};
    if (line[at] == '.') {
      digits = 0;
    } else if (++digits == 1) {
      ++parts;
    }
    if (digits > 2 || parts > 5) return {};
    ++at;
  }
  if (parts == 0) return {};
  std::string_view label = line.substr(0, at);
  while (label.ends_with('.')) label.remove_suffix(1);
  std::string_view rest = line.substr(at);
  if (rest.starts_with(')')) rest.remove_prefix(1);
  // «5 дней» amid a paragraph is no number of a clause; «2 Цели и задачи» is.
  const bool stopped = at > label.size() || line.substr(at).starts_with(')') || parts > 1;
  const std::string_view words = trimmed(rest);
  if (words.empty() && parts == 1) return {};
  const std::u32string first = to_code_points(words.substr(0, std::min<std::size_t>(words.size(), 4)));
  const bool capital = !first.empty() && ((first[0] >= U'А' && first[0] <= U'Я') || first[0] == U'Ё');
  if (!stopped && !capital) return {};
  return {std::string{label}, words};
}

/// Where the next clause begins amid a paragraph («… заданиях. 3.5. Администратор…» after 3.4), or npos.
std::size_t next_clause_in(const Numbered& found) {
  const auto dot = found.label.rfind('.');
  const long last = std::strtol(found.label.c_str() + dot + 1, nullptr, 10);
  const std::string begins = ". " + found.label.substr(0, dot + 1) + std::to_string(last + 1) + ". ";
  const auto at = found.rest.find(begins);
  return at == std::string_view::npos ? at : at + 2;
}

bool is_dotted(std::string_view label) { return label.find('.') != std::string_view::npos; }

class Splitter {
 public:
  std::vector<SourceClause> split(std::string_view document) {
    int number = 0;
    for (const std::string_view raw : vestnik::split(document, '\n')) {
      ++number;
      line(raw, number);
    }
    return std::move(clauses_);
  }

 private:
  void line(std::string_view raw, int number) {
    const std::string_view shown = trimmed(raw);
    const bool bold = shown.starts_with("**");
    const bool marked = shown.starts_with('#') || (bold && shown.ends_with("**"));
    const bool of_a_table = shown.starts_with("<b>");
    const std::string plain = without_stars(bare(raw));
    const std::string_view text = plain;
    if (text.empty()) {
      after_blank_ = true;
      return;
    }
    const std::string_view words = without_bullet(text);
    const bool bullet = words.size() != text.size();
    const Numbered found = numbered(words);
    if (!found.label.empty() && is_dotted(found.label)) {
      dotted(found, number);
    } else if (!found.label.empty() && !bullet) {
      single(found, marked, number);
    } else if (bold && !marked) {
      // «**Оценка** - результат…»: a term and what it means.
      add({}, 0, false, text, number);
    } else if (of_a_table) {
      named_heading(text.substr(0, text.find("</b>")), false, number);
    } else if (bullet) {
      add(clauses_.empty() ? "" : label_, ++bullets_, false, words, number);
    } else if (heading_shaped(text, marked)) {
      named_heading(text, marked, number);
    } else {
      continued(text, number);
    }
    after_blank_ = false;
  }

  void dotted(const Numbered& found, int number) {
    const auto next = next_clause_in(found);
    if (next == std::string_view::npos) return one_dotted(found, number);
    one_dotted({found.label, trimmed(found.rest.substr(0, next))}, number);
    dotted(numbered(found.rest.substr(next)), number);
  }

  void one_dotted(const Numbered& found, int number) {
    label_ = found.label;
    section_ = found.label.substr(0, found.label.find('.'));
    owner_.clear();
    page_owner_.clear();
    bullets_ = 0;
    items_ = 0;
    add(label_, 0, found.rest.ends_with(':') && found.rest.size() < longest_heading, found.rest, number);
  }

  /// «5. Порядок доступа» begins a section, «3. Учитель заполняет план» under a heading is an item of a list.
  void single(const Numbered& found, bool marked, int number) {
    const bool capitals = to_lower(found.rest) != found.rest && in_capitals(found.rest);
    const bool listed = items_ > 0 ? found.label == std::to_string(items_ + 1) : found.label == "1" && !owner_.empty();
    const bool short_words = found.rest.size() < longest_heading && !found.rest.ends_with(';');
    const int further = static_cast<int>(number_of(found.label) - number_of(section_));
    // A fragment may begin anywhere; inside of a document a section follows the one before it.
    const bool begins = section_.empty() && owner_.empty() && short_words;
    if (begins || (further > 0 && (marked || capitals)) || (further == 1 && !listed && short_words)) {
      section_ = found.label;
      label_ = found.label;
      owner_.clear();
      page_owner_.clear();
      bullets_ = 0;
      items_ = 0;
      return add(label_, 0, true, found.rest, number);
    }
    items_ = static_cast<int>(number_of(found.label));
    bullets_ = 0;
    label_ = found.label;
    add(found.label, 0, false, found.rest, number);
  }

  /// A heading of the page stands above those that only end with a colon, and above those of a table.
  void named_heading(std::string_view text, bool marked, int number) {
    if (marked) page_owner_ = std::string{text};
    owner_ = marked || page_owner_.empty() ? std::string{text} : page_owner_ + ". " + std::string{text};
    bullets_ = 0;
    items_ = 0;
    label_.clear();
    add("", 0, true, text, number);
  }

  void continued(std::string_view text, int number) {
    if (clauses_.empty() || (after_blank_ && clauses_.back().heading)) {
      add(label_, clauses_.empty() || label_.empty() ? 0 : ++bullets_, false, text, number);
      return;
    }
    std::string& last = clauses_.back().text;
    // Some programs leave a blank line after every line: a paragraph ends where a sentence does.
    const bool ended = last.ends_with('.') || last.ends_with(';') || last.ends_with(':');
    last += after_blank_ && ended ? "\n" : " ";
    last += text;
  }

  void add(std::string label, int bullet, bool heading, std::string_view text, int number) {
    if (clauses_.size() >= most_clauses) return continued(text, number);
    clauses_.push_back({std::move(label), section_, owner_, bullet, heading, std::string{text}, number});
  }

  static long number_of(const std::string& label) { return std::strtol(label.c_str(), nullptr, 10); }

  /// Begins with a letter and has no small one.
  static bool in_capitals(std::string_view text) {
    const std::u32string letters = to_code_points(text);
    if (letters.empty() || letters[0] < U'А' || letters[0] > U'Я') return false;
    return std::ranges::none_of(letters, [](char32_t c) { return c >= U'а' && c <= U'я'; });
  }

  [[nodiscard]] bool heading_shaped(std::string_view text, bool marked) const {
    if (text.size() > longest_heading * 2) return false;
    if (marked) return true;
    if (text.ends_with(':')) return text.size() < longest_heading;
    return in_capitals(text) && has_cyrillic(text) && text.size() > 8;
  }

  std::vector<SourceClause> clauses_;
  std::string label_;
  std::string section_;
  std::string owner_;
  std::string page_owner_;
  int bullets_ = 0;
  int items_ = 0;
  bool after_blank_ = false;
};

}  // namespace

std::vector<SourceClause> split_source(std::string_view document) { return Splitter{}.split(document); }

}  // namespace vestnik
