#include "regulation/source_text.h"

#include <algorithm>

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
    const bool marked =
        trimmed(raw).starts_with('#') || trimmed(raw).starts_with("**") || trimmed(raw).starts_with("<b>");
    const std::string_view text = bare(raw);
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
    label_ = found.label;
    section_ = found.label.substr(0, found.label.find('.'));
    owner_.clear();
    bullets_ = 0;
    items_ = 0;
    add(label_, 0, found.rest.ends_with(':') && found.rest.size() < longest_heading, found.rest, number);
  }

  /// «5. Порядок доступа» begins a section, «3. Учитель заполняет план» under a heading is an item of a list.
  void single(const Numbered& found, bool marked, int number) {
    const bool next = found.label == next_section();
    const bool capitals = to_lower(found.rest) != found.rest && in_capitals(found.rest);
    const bool listed = items_ > 0 ? found.label == std::to_string(items_ + 1) : found.label == "1" && !owner_.empty();
    if (next &&
        (marked || capitals || (!listed && found.rest.size() < longest_heading && !found.rest.ends_with(';')))) {
      section_ = found.label;
      label_ = found.label;
      owner_.clear();
      bullets_ = 0;
      items_ = 0;
      return add(label_, 0, true, found.rest, number);
    }
    items_ = static_cast<int>(std::strtol(found.label.c_str(), nullptr, 10));
    bullets_ = 0;
    label_ = found.label;
    add(found.label, 0, false, found.rest, number);
  }

  void named_heading(std::string_view text, bool marked, int number) {
    // A heading of a page stands above those that only end with a colon.
    owner_ = marked || owner_.empty() || !page_heading_ ? std::string{text} : page_owner_ + ". " + std::string{text};
    page_heading_ = marked || (page_heading_ && !marked);
    if (marked) page_owner_ = std::string{text};
    if (!marked && !page_owner_.empty() && page_heading_) owner_ = page_owner_ + ". " + std::string{text};
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
    last += (after_blank_ ? "\n" : " ");
    last += text;
  }

  void add(std::string label, int bullet, bool heading, std::string_view text, int number) {
    if (clauses_.size() >= most_clauses) return continued(text, number);
    clauses_.push_back({std::move(label), section_, owner_, bullet, heading, std::string{text}, number});
  }

  [[nodiscard]] std::string next_section() const {
    if (section_.empty()) return "1";
    return std::to_string(std::strtol(section_.c_str(), nullptr, 10) + 1);
  }

  static bool in_capitals(std::string_view text) {
    const std::u32string letters = to_code_points(text);
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
  bool page_heading_ = false;
  int bullets_ = 0;
  int items_ = 0;
  bool after_blank_ = false;
};

}  // namespace

std::vector<SourceClause> split_source(std::string_view document) { return Splitter{}.split(document); }

}  // namespace vestnik
