#include "lua/unknown_words.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "lua/change_view.h"
#include "lua/script_words.h"

namespace vestnik {
namespace {

const std::set<std::string, std::less<>> keywords{
    "and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
    "in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while"};

struct Token {
  std::string text;
  int line = 0;
  bool name = false;
};

bool name_start(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool name_part(char c) { return name_start(c) || (c >= '0' && c <= '9'); }

/// Cuts a text into names and signs; texts and comments are left out, texts as a sign of their own.
class Cutter {
 public:
  explicit Cutter(std::string_view source) : rest_(source) {}

  std::vector<Token> cut() {
    std::vector<Token> tokens;
    while (!rest_.empty()) {
      if (rest_.starts_with("--")) {
        skip_comment();
      } else if (const auto level = long_bracket(rest_)) {
        skip_long(*level);
        tokens.push_back({"\"", line_, false});
      } else if (rest_.front() == '"' || rest_.front() == '\'') {
        skip_quoted();
        tokens.push_back({"\"", line_, false});
      } else if (name_start(rest_.front())) {
        const auto size =
            static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), name_part) - rest_.begin());
        tokens.push_back({std::string{rest_.substr(0, size)}, line_, true});
        skip(size);
      } else if (rest_.front() >= '0' && rest_.front() <= '9') {
        skip(static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), name_part) - rest_.begin()));
      } else {
        cut_sign(tokens);
      }
    }
    return tokens;
  }

 private:
  void skip(std::size_t size) {
    size = std::min(size, rest_.size());
    line_ += static_cast<int>(std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    rest_.remove_prefix(size);
  }

  void cut_sign(std::vector<Token>& tokens) {
    for (const std::string_view sign : {"...", "..", "==", "~=", "<=", ">=", "::"}) {
      if (!rest_.starts_with(sign)) continue;
      tokens.push_back({std::string{sign}, line_, false});
      return skip(sign.size());
    }
    if (static_cast<unsigned char>(rest_.front()) > ' ') tokens.push_back({std::string{rest_.front()}, line_, false});
    skip(1);
  }

  static std::optional<std::size_t> long_bracket(std::string_view text) {
    if (!text.starts_with('[')) return std::nullopt;
    const auto level = text.find_first_not_of('=', 1);
    if (level == std::string_view::npos || text[level] != '[') return std::nullopt;
    return level - 1;
  }

  void skip_long(std::size_t level) {
    const std::string end = "]" + std::string(level, '=') + "]";
    const auto at = rest_.find(end);
    skip(at == std::string_view::npos ? rest_.size() : at + end.size());
  }

  void skip_comment() {
    skip(2);
    if (const auto level = long_bracket(rest_)) return skip_long(*level);
    skip(rest_.find('\n'));
  }

  void skip_quoted() {
    const char quote = rest_.front();
    std::size_t at = 1;
    while (at < rest_.size() && rest_[at] != quote && rest_[at] != '\n') at += rest_[at] == '\\' ? 2U : 1U;
    skip(at + 1);
  }

  std::string_view rest_;
  int line_ = 1;
};

class Looker {
 public:
  Looker(std::vector<Token> tokens, FileFindings& findings) : tokens_(std::move(tokens)), findings_(findings) {
    note_declared();
  }

  void look() {
    for (std::size_t at = 0; at < tokens_.size() && !findings_.full(); ++at) {
      if (!tokens_[at].name || keywords.contains(tokens_[at].text)) continue;
      if (is(at, -1, ".") || is(at, -1, ":"))
        look_at_field(at);
      else if (!is(at, -1, "goto") && !is(at, -1, "::") && !names_a_field(at))
        look_at_word(at);
    }
  }

 private:
  [[nodiscard]] bool is(std::size_t at, int offset, std::string_view text) const {
    const auto place = static_cast<std::ptrdiff_t>(at) + offset;
    return place >= 0 && place < static_cast<std::ptrdiff_t>(tokens_.size()) &&
           tokens_[static_cast<std::size_t>(place)].text == text;
  }

  // `{ field = …` or `, field = …`: an assignment to a global looks the same only at the start of a statement.
  [[nodiscard]] bool names_a_field(std::size_t at) const {
    return is(at, 1, "=") && (is(at, -1, "{") || is(at, -1, ",") || is(at, -1, ";"));
  }

  // Names that the script declares anywhere are known everywhere: scopes are Lua's affair.
  void note_declared() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].text == "local" || tokens_[at].text == "for") note_list(at + 1);
      if (tokens_[at].text == "function") note_function(at);
    }
  }

  void note_list(std::size_t at) {
    while (at < tokens_.size() && tokens_[at].name && !keywords.contains(tokens_[at].text)) {
      declared_.insert(tokens_[at].text);
      if (!is(at, 1, ",")) return;
      at += 2;
    }
  }

  void note_function(std::size_t at) {
    const bool named = at + 1 < tokens_.size() && tokens_[at + 1].name;
    if (named) declared_.insert(tokens_[at + 1].text);
    const std::size_t open = named ? at + 2 : at + 1;
    if (open + 1 >= tokens_.size()) return;
    note_list(open + 1);
    // before_mark(function(change): whose fields `change` has is known.
    if (named || at < 2 || tokens_[at - 1].text != "(") return;
    const auto hook = std::find(hook_words.begin(), hook_words.end(), tokens_[at - 2].text);
    if (hook == hook_words.end()) return;
    const auto point = static_cast<HookPoint>(hook - hook_words.begin());
    for (std::string& field : change_fields(point)) change_fields_[tokens_[open + 1].text].push_back(std::move(field));
  }

  void look_at_field(std::size_t at) {
    if (at < 2 || !is(at, -1, ".")) return;
    const auto known = change_fields_.find(tokens_[at - 2].text);
    if (known == change_fields_.end() || is(at, -3, ".")) return;
    const auto& names = known->second;
    if (std::find(names.begin(), names.end(), tokens_[at].text) != names.end()) return;
    findings_.add("regulation.unknown_change_field", tokens_[at].line,
                  {{"word", tokens_[at].text}, {"nearest", nearest_word(tokens_[at].text, names)}});
  }

  void look_at_word(std::size_t at) {
    const std::string& word = tokens_[at].text;
    const auto& known = script_words();
    if (declared_.contains(word) || std::binary_search(known.begin(), known.end(), word)) return;
    findings_.add("regulation.unknown_word", tokens_[at].line,
                  {{"word", word}, {"nearest", nearest_word(word, known)}});
  }

  std::vector<Token> tokens_;
  FileFindings& findings_;
  std::set<std::string, std::less<>> declared_;
  std::map<std::string, std::vector<std::string>, std::less<>> change_fields_;
};

}  // namespace

void find_unknown_words(std::string_view source, FileFindings& findings) {
  Looker{Cutter{source}.cut(), findings}.look();
}

}  // namespace vestnik
