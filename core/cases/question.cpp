#include "cases/question.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cases/question_tokens.h"
#include "regulation/explain_words.h"

namespace vestnik {
namespace {

// What the vocabulary of the messages means here; each has a sentence "try.word_<meaning>" with its spellings.
constexpr std::array plain_meanings{
    "mark",      "attendance",  "reason",  "final",     "lesson",    "application",  "credentials", "announcement",
    "mail",      "instead",     "comment", "confirmed", "final_set", "sheet_closed", "opened",      "no_task",
    "own_class", "other_class", "away",    "urgent",    "everyone",  "own_groups",   "filed",       "consent",
    "related",   "homework",    "topic",   "filled",    "due",       "work",         "for",         "not_held"};
constexpr std::size_t kinds = 9;

/// What one line says, word by word.
class Reading {
 public:
  Reading(const TabledRegulation& regulation, const std::vector<Questions::Word>& words, std::string_view line)
      : regulation_(regulation), words_(words), tokens_(tokens_of(line)) {}

  Result<CaseChange> read(QuestionOf what) {
    while (at_ < tokens_.size() && !problem_) next();
    if (problem_) return *problem_;
    if (said_.kind.empty()) return Problem{"try.no_kind"};
    return change_of(said_, regulation_, what);
  }

 private:
  void next() {
    if (moment() || known_word() || value()) return;
    const std::string& token = tokens_[at_];
    if (group_shaped(token) && said_.group.empty()) {
      said_.group = token;
      ++at_;
      return;
    }
    if (said_.subject.empty() && has_cyrillic(token) && !near_known(token) &&
        (!said_.group.empty() || !said_.value.empty())) {
      said_.subject = token;
      ++at_;
      return;
    }
    problem_ = Problem{"try.unknown_word", {{"word", token}, {"nearest", nearest(token)}}};
  }

  bool moment() {
    const std::string& token = tokens_[at_];
    if (date_shaped(token)) {
      const auto date = russian_date(token);
      if (!date) {
        problem_ = Problem{"try.no_such_date", {{"word", token}}};
        return true;
      }
      ++at_;
      std::optional<std::chrono::seconds> time;
      if (at_ < tokens_.size()) time = clock_of(tokens_[at_]);
      if (time) ++at_;
      put_date(*date, time);
      return true;
    }
    const auto time = clock_of(token);
    if (!time) return false;
    ++at_;
    said_.now_time = time;
    return true;
  }

  void put_date(CivilDate date, std::optional<std::chrono::seconds> time) {
    if (pending_ == "opened") {
      said_.opened_until = regulation_.zone().start_of_day(date) + time.value_or(std::chrono::seconds{0});
      pending_.clear();
    } else if (pending_ == "due") {
      said_.due = date;
      pending_.clear();
    } else if (!said_.date && !time) {
      said_.date = date;
    } else if (!said_.now_date) {
      said_.now_date = date;
      said_.now_time = time;
    } else {
      problem_ = Problem{"try.twice", {{"word", to_russian(date)}}};
    }
  }

  /// The longest row of tokens that is a known word.
  bool known_word() {
    for (std::size_t length = std::min<std::size_t>(4, tokens_.size() - at_); length > 0; --length) {
      std::string joined;
      for (std::size_t one = at_; one < at_ + length; ++one) joined += (one == at_ ? "" : " ") + tokens_[one];
      const std::string key = search_key(joined);
      const auto found = std::ranges::find(words_, key, &Questions::Word::text);
      if (found == words_.end()) continue;
      // «О» is an attendance mark before it is a word.
      at_ += length;
      say(found->meaning, joined);
      return true;
    }
    return false;
  }

  void say(const std::string& meaning, const std::string& written) {
    const auto kind = std::find(plain_meanings.begin(), plain_meanings.begin() + kinds, meaning);
    if (kind != plain_meanings.begin() + kinds && said_.kind.empty()) {
      said_.kind = meaning;
    } else if (meaning.starts_with("role ")) {
      const auto role = parse_role(std::string_view{meaning}.substr(5));
      if ((said_.kind == "mail" || said_.kind == "credentials") && !said_.other_role)
        said_.other_role = role;
      else if (!said_.role)
        said_.role = role;
      else
        problem_ = Problem{"try.twice", {{"word", written}}};
    } else if (meaning.starts_with("work ")) {
      said_.work = parse_work_kind(std::string_view{meaning}.substr(5));
    } else if (meaning.starts_with("period ")) {
      said_.period = std::string_view{meaning}.substr(7);
    } else if (meaning == "instead" || meaning == "opened" || meaning == "due") {
      pending_ = meaning;
    } else {
      said_.others.push_back(meaning);
    }
  }

  bool value() {
    const std::string token = tokens_[at_];
    const bool number = std::ranges::all_of(token, [](char c) { return c == '/' || (c >= '0' && c <= '9'); });
    if (!said_.period.empty() && said_.period_number == 0 && number) {
      said_.period_number = leading_number(token);
    } else if (pending_ == "instead") {
      said_.before = token;
      pending_.clear();
    } else if ((number || is_code(token)) && said_.value.empty()) {
      said_.value = token;
    } else if (is_reason(token) && said_.reason.empty()) {
      said_.reason = token;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  [[nodiscard]] bool is_code(const std::string& token) const {
    const auto& terms = regulation_.attendance();
    if (said_.kind == "final") return parse_final_mark(to_lower(token)).has_value();
    return (said_.kind == "attendance" || said_.kind == "reason") &&
           std::ranges::find(terms.codes, token) != terms.codes.end();
  }
  [[nodiscard]] bool is_reason(const std::string& token) const {
    const auto& terms = regulation_.attendance();
    return std::ranges::find(terms.reasons, token) != terms.reasons.end();
  }

  [[nodiscard]] std::string nearest(std::string_view token) const {
    std::vector<std::string> known;
    for (const Questions::Word& word : words_) known.push_back(word.text);
    return nearest_word(search_key(token), known);
  }
  /// A slip of a known word is no subject: one letter apart.
  [[nodiscard]] bool near_known(std::string_view token) const {
    const std::string key = search_key(token);
    const std::string near = nearest(token);
    return !near.empty() && edit_distance(key, near) <= 1 && to_code_points(key).size() > 4;
  }

  const TabledRegulation& regulation_;
  const std::vector<Questions::Word>& words_;
  std::vector<std::string> tokens_;
  std::size_t at_ = 0;
  std::optional<Problem> problem_;
  std::string pending_;  ///< a word that waits for what follows it
  SaidWords said_;
};

}  // namespace

Questions::Questions(const TabledRegulation& regulation, const MessageCatalogue& catalogue) : regulation_(regulation) {
  const ExplainWords words{catalogue};
  const auto add = [&](std::string_view spellings, const std::string& meaning) {
    for (const std::string_view spelling : split(spellings, ',')) {
      if (const std::string key = search_key(spelling); !key.empty()) words_.push_back({key, meaning});
    }
  };
  for (const char* meaning : plain_meanings) add(words.sentence("try.word_" + std::string{meaning}), meaning);
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    const std::string name{role_names[at]};
    add(words.role(static_cast<Role>(at)) + "," + name + "," + words.sentence("try.role_" + name), "role " + name);
  }
  for (std::size_t at = 0; at < work_kind_names.size(); ++at) {
    const std::string name{work_kind_names[at]};
    add(words.work_kinds(std::array{static_cast<WorkKind>(at)}) + "," + words.sentence("try.work_" + name),
        "work " + name);
  }
  for (std::size_t at = 0; at < period_kind_names.size(); ++at) {
    const std::string name{period_kind_names[at]};
    add(words.period_kind(static_cast<PeriodKind>(at)) + "," + words.sentence("try.period_" + name), "period " + name);
  }
}

Result<CaseChange> Questions::read(std::string_view line, QuestionOf what) const {
  return Reading{regulation_, words_, line}.read(what);
}

}  // namespace vestnik
