#include "cases/question.h"

#include <algorithm>
#include <array>

#include "base/text.h"
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

std::vector<std::string> tokens_of(std::string_view line) {
  std::vector<std::string> tokens;
  std::string token;
  bool quoted = false;
  const auto finish = [&] {
    if (!token.empty()) tokens.push_back(std::move(token));
    token.clear();
  };
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') {
      quoted = !quoted;
    } else if (line.substr(at).starts_with("\xC2\xAB")) {
      quoted = true;
      ++at;
    } else if (line.substr(at).starts_with("\xC2\xBB")) {
      quoted = false;
      ++at;
    } else if (!quoted && (line[at] == ' ' || line[at] == '\t' || line[at] == ',')) {
      finish();
    } else {
      token += line[at];
    }
  }
  finish();
  return tokens;
}

/// "14.09.2026"; nothing for what is not written like a date.
std::optional<CivilDate> russian_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  return parse_iso_date(std::string{text.substr(6)} + "-" + std::string{text.substr(3, 2)} + "-" +
                        std::string{text.substr(0, 2)});
}

bool date_shaped(std::string_view text) {
  return text.size() >= 8 && std::ranges::count(text, '.') == 2 &&
         std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

/// "00:00" or "00:00:00".
std::optional<std::chrono::seconds> clock_of(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  const auto time = parse_clock(text.substr(0, 5));
  if (!time) return std::nullopt;
  std::chrono::seconds seconds{0};
  if (text.size() == 8) {
    const bool shaped = text[5] == ':' && text[6] >= '0' && text[6] <= '5' && text[7] >= '0' && text[7] <= '9';
    if (!shaped) return std::nullopt;
    seconds = std::chrono::seconds{(text[6] - '0') * 10 + (text[7] - '0')};
  }
  return std::chrono::seconds{*time} + seconds;
}

/// «7-А», «10Б», «ТЭ-21»: letters and digits together.
bool group_shaped(std::string_view text) {
  const bool digits = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool letters = std::ranges::any_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0;
  });
  return digits && letters && text.size() <= 40;
}

int course_of(std::string_view group) {
  int course = 0;
  for (const char c : group) {
    if (c < '0' || c > '9' || course > 9) break;
    course = course * 10 + (c - '0');
  }
  return course;
}

/// What one line says, word by word.
class Reading {
 public:
  Reading(const TabledRegulation& regulation, const std::vector<Questions::Word>& words, std::string_view line)
      : regulation_(regulation), words_(words), tokens_(tokens_of(line)) {}

  Result<CaseChange> read() {
    while (at_ < tokens_.size() && !problem_) next();
    if (problem_) return *problem_;
    if (kind_.empty()) return Problem{"try.no_kind"};
    return assembled();
  }

 private:
  void next() {
    if (moment() || known_word() || value()) return;
    const std::string& token = tokens_[at_];
    if (group_shaped(token) && group_.empty()) {
      group_ = token;
      ++at_;
      return;
    }
    if (subject_.empty() && has_cyrillic(token) && !near_known(token) && (!group_.empty() || !value_.empty())) {
      subject_ = token;
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
    now_time_ = time;
    return true;
  }

  void put_date(CivilDate date, std::optional<std::chrono::seconds> time) {
    if (pending_ == "opened") {
      opened_until_ = regulation_.zone().start_of_day(date) + time.value_or(std::chrono::seconds{0});
      pending_.clear();
    } else if (pending_ == "due") {
      due_ = date;
      pending_.clear();
    } else if (!date_ && !time) {
      date_ = date;
    } else if (!now_date_) {
      now_date_ = date;
      now_time_ = time;
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
    if (kind != plain_meanings.begin() + kinds && kind_.empty()) {
      kind_ = meaning;
    } else if (meaning.starts_with("role ")) {
      const auto role = parse_role(std::string_view{meaning}.substr(5));
      if ((kind_ == "mail" || kind_ == "credentials") && !other_role_)
        other_role_ = role;
      else if (!role_)
        role_ = role;
      else
        problem_ = Problem{"try.twice", {{"word", written}}};
    } else if (meaning.starts_with("work ")) {
      work_ = parse_work_kind(std::string_view{meaning}.substr(5));
    } else if (meaning.starts_with("period ")) {
      period_ = std::string_view{meaning}.substr(7);
    } else if (meaning == "instead" || meaning == "opened" || meaning == "due") {
      pending_ = meaning;
    } else {
      said_.push_back(meaning);
    }
  }

  bool value() {
    const std::string token = tokens_[at_];
    const bool number = std::ranges::all_of(token, [](char c) { return c == '/' || (c >= '0' && c <= '9'); });
    if (!period_.empty() && period_number_ == 0 && number) {
      period_number_ = course_of(token);
    } else if (pending_ == "instead") {
      before_ = token;
      pending_.clear();
    } else if ((number || is_code(token)) && value_.empty()) {
      value_ = token;
    } else if (is_reason(token) && reason_.empty()) {
      reason_ = token;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  [[nodiscard]] bool is_code(const std::string& token) const {
    const auto& terms = regulation_.attendance();
    if (kind_ == "final") return parse_final_mark(to_lower(token)).has_value();
    return (kind_ == "attendance" || kind_ == "reason") && std::ranges::find(terms.codes, token) != terms.codes.end();
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

  [[nodiscard]] bool said(std::string_view meaning) const { return std::ranges::find(said_, meaning) != said_.end(); }

  Result<CaseChange> assembled() {
    if (!date_ && now_date_) date_ = now_date_;
    const bool dated =
        kind_ == "mark" || kind_ == "attendance" || kind_ == "reason" || kind_ == "lesson" || kind_ == "application";
    if (dated && !date_) return Problem{"try.missing_date"};
    if (!date_) date_ = regulation_.info().in_force_from;
    constexpr std::chrono::hours noon{12};
    const Instant now =
        regulation_.zone().start_of_day(now_date_.value_or(*date_)) + now_time_.value_or(std::chrono::seconds{noon});
    auto change = change_of_kind();
    if (!change) return change.problem();
    return CaseChange{*std::move(change), now};
  }

  Result<Change> change_of_kind() {
    if (kind_ == "mark") return mark();
    if (kind_ == "attendance" || kind_ == "reason") return attendance();
    if (kind_ == "final") return final_mark();
    if (kind_ == "lesson") return lesson_entry();
    if (kind_ == "application") {
      ApplicationFiling change;
      change.context = context();
      change.lessons = {lesson()};
      change.reason = change.context.comment;
      return Change{std::move(change)};
    }
    if (kind_ == "credentials")
      return Change{CredentialIssue{context(), other_role_.value_or(Role::parent), said("filed"), said("consent")}};
    if (kind_ == "mail") return Change{MailSending{context(), other_role_.value_or(Role::teacher), said("related")}};
    return Change{AnnouncementPost{context(), said("urgent"), said("everyone"), said("own_groups")}};
  }

  ChangeContext context() {
    ChangeContext context;
    context.role = role_.value_or(Role::teacher);
    if (said("comment")) context.comment = "+";
    context.confirmed = said("confirmed");
    context.opened_until = opened_until_;
    return context;
  }

  GroupTraits group() {
    GroupTraits traits;
    traits.name = group_;
    traits.course = course_of(group_);
    return traits;
  }

  std::shared_ptr<const LessonFacts> lesson() {
    constexpr std::chrono::hours begins{8};
    constexpr std::chrono::minutes lasts{40};
    auto facts = std::make_shared<LessonFacts>();
    facts->date = *date_;
    facts->starts_at = regulation_.zone().start_of_day(*date_) + begins;
    facts->ends_at = facts->starts_at + lasts;
    facts->number = 1;
    facts->state = said("not_held") ? LessonState::planned : LessonState::held;
    facts->group = group();
    facts->subject_name = subject_;
    return facts;
  }

  Result<Change> mark() {
    MarkChange change;
    change.context = context();
    change.lesson = lesson();
    change.has_task = !said("no_task");
    change.work_kind = work_;
    change.after = parse_mark(value_);
    if (!change.after) return Problem{"try.missing_grade"};
    change.before = parse_mark(before_);
    if (said("away")) change.attendance.code = regulation_.attendance().absence_code;
    change.final_set = said("final_set");
    change.sheet_closed = said("sheet_closed");
    return Change{std::move(change)};
  }

  Result<Change> attendance() {
    AttendanceChange change;
    change.context = context();
    change.lesson = lesson();
    change.before.code = before_;
    change.after.code = value_;
    change.after.reason = reason_;
    if (kind_ == "reason") {
      change.before.code = regulation_.attendance().absence_code;
      change.after.code = change.before.code;
      if (reason_.empty()) return Problem{"try.missing_reason"};
    } else if (value_.empty()) {
      return Problem{"try.missing_code"};
    }
    change.own_class = !said("other_class");
    return Change{std::move(change)};
  }

  Result<Change> lesson_entry() {
    LessonChange change;
    change.context = context();
    change.lesson = lesson();
    change.state_after = change.lesson->state;
    change.topic = said("topic") ? subject_ : "";
    change.homework_due = due_;
    if (due_ || said("homework")) change.homework = subject_;
    change.marks_filled = said("filled");
    return Change{std::move(change)};
  }

  Result<Change> final_mark() {
    FinalChange change;
    change.context = context();
    change.group = group();
    change.subject_name = subject_;
    change.after = parse_final_mark(to_lower(value_));
    if (!change.after) return Problem{"try.missing_grade"};
    if (!before_.empty()) change.before = parse_final_mark(to_lower(before_));
    change.sheet_closed = said("sheet_closed");
    const auto period = std::ranges::find_if(regulation_.periods(), [&](const Period& one) {
      if (period_.empty()) return one.starts <= *date_ && *date_ <= one.ends && one.kind != PeriodKind::year;
      return to_text(one.kind) == period_ && (period_number_ == 0 || one.number == period_number_);
    });
    if (period == regulation_.periods().end()) return Problem{"try.no_such_period"};
    change.period = *period;
    // How many grades there are nobody said: as many as are asked for.
    for (const FinalRule& rule : regulation_.rules().finals) add_basis(rule, change);
    return Change{std::move(change)};
  }

  static void add_basis(const FinalRule& rule, FinalChange& change) {
    BasisMark one;
    one.value = {5, std::nullopt};
    for (const WorkKind kind : rule.including) {
      one.work_kind = kind;
      change.basis.push_back(one);
    }
    while (static_cast<int>(change.basis.size()) < rule.at_least) change.basis.push_back(one);
  }

  const TabledRegulation& regulation_;
  const std::vector<Questions::Word>& words_;
  std::vector<std::string> tokens_;
  std::size_t at_ = 0;
  std::optional<Problem> problem_;
  std::string kind_, value_, reason_, before_, group_, subject_, pending_, period_;
  int period_number_ = 0;
  std::vector<std::string> said_;
  std::optional<Role> role_, other_role_;
  std::optional<WorkKind> work_;
  std::optional<CivilDate> date_, now_date_, due_;
  std::optional<std::chrono::seconds> now_time_;
  std::optional<Instant> opened_until_;
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
  for (std::size_t at = 0; at < role_names.size(); ++at)
    add(words.role(static_cast<Role>(at)) + "," + std::string{role_names[at]}, "role " + std::string{role_names[at]});
  add(words.sentence("try.word_curator"), "role class_teacher");
  add(words.sentence("try.word_master"), "role teacher");
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

Result<CaseChange> Questions::read(std::string_view line) const { return Reading{regulation_, words_, line}.read(); }

}  // namespace vestnik
