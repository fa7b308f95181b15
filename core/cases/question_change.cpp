#include "cases/question_change.h"

#include <algorithm>

#include "base/text.h"
#include "cases/question_tokens.h"

namespace vestnik {
namespace {

class Assembling {
 public:
  Assembling(SaidWords said, const TabledRegulation& regulation, QuestionOf what)
      : said_(std::move(said)), regulation_(regulation), what_(what) {}

  Result<CaseChange> assembled() {
    if (!said_.date && said_.now_date) said_.date = said_.now_date;
    const bool dated = said_.kind == "mark" || said_.kind == "attendance" || said_.kind == "reason" ||
                       said_.kind == "lesson" || said_.kind == "application";
    if (dated && !said_.date) return Problem{"try.missing_date"};
    if (!said_.date) said_.date = regulation_.info().in_force_from;
    constexpr std::chrono::hours noon{12};
    const Instant now = regulation_.zone().start_of_day(said_.now_date.value_or(*said_.date)) +
                        said_.now_time.value_or(std::chrono::seconds{noon});
    auto change = change_of_kind();
    if (!change) return change.problem();
    return CaseChange{*std::move(change), now};
  }

 private:
  [[nodiscard]] bool said(std::string_view meaning) const {
    return std::ranges::find(said_.others, meaning) != said_.others.end();
  }

  Result<Change> change_of_kind() {
    if (said_.kind == "mark") return mark();
    if (said_.kind == "attendance" || said_.kind == "reason") return attendance();
    if (said_.kind == "final") return final_mark();
    if (said_.kind == "lesson") return lesson_entry();
    if (said_.kind == "application") {
      ApplicationFiling change;
      change.context = context();
      change.lessons = {lesson()};
      change.reason = change.context.comment;
      return Change{std::move(change)};
    }
    if (said_.kind == "credentials")
      return Change{
          CredentialIssue{context(), said_.other_role.value_or(Role::parent), said("filed"), said("consent")}};
    if (said_.kind == "mail")
      return Change{MailSending{context(), said_.other_role.value_or(Role::teacher), said("related")}};
    return Change{AnnouncementPost{context(), said("urgent"), said("everyone"), said("own_groups")}};
  }

  ChangeContext context() {
    ChangeContext context;
    context.role = said_.role.value_or(Role::teacher);
    if (said("comment")) context.comment = "+";
    context.confirmed = said("confirmed");
    context.opened_until = said_.opened_until;
    return context;
  }

  GroupTraits group() {
    GroupTraits traits;
    traits.name = said_.group;
    traits.course = leading_number(said_.group);
    return traits;
  }

  std::shared_ptr<const LessonFacts> lesson() {
    constexpr std::chrono::hours begins{8};
    constexpr std::chrono::minutes lasts{40};
    auto facts = std::make_shared<LessonFacts>();
    facts->date = *said_.date;
    facts->starts_at = regulation_.zone().start_of_day(*said_.date) + begins;
    facts->ends_at = facts->starts_at + lasts;
    facts->number = 1;
    facts->state = said("not_held") ? LessonState::planned : LessonState::held;
    facts->group = group();
    facts->subject_name = said_.subject;
    return facts;
  }

  Result<Change> mark() {
    MarkChange change;
    change.context = context();
    change.lesson = lesson();
    change.has_task = !said("no_task");
    change.work_kind = said_.work;
    change.after = parse_mark(said_.value);
    if (!change.after && what_ == QuestionOf::decision) return Problem{"try.missing_grade"};
    change.before = parse_mark(said_.before);
    if (said("away")) change.attendance.code = regulation_.attendance().absence_code;
    change.final_set = said("final_set");
    change.sheet_closed = said("sheet_closed");
    return Change{std::move(change)};
  }

  Result<Change> attendance() {
    AttendanceChange change;
    change.context = context();
    change.lesson = lesson();
    change.before.code = said_.before;
    change.after.code = said_.value;
    change.after.reason = said_.reason;
    if (said_.kind == "reason") {
      change.before.code = regulation_.attendance().absence_code;
      change.after.code = change.before.code;
      if (said_.reason.empty()) return Problem{"try.missing_reason"};
    } else if (said_.value.empty() && what_ == QuestionOf::decision) {
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
    change.topic = said("topic") ? said_.subject : "";
    change.homework_due = said_.due;
    if (said_.due || said("homework")) change.homework = said_.subject;
    change.marks_filled = said("filled");
    return Change{std::move(change)};
  }

  Result<Change> final_mark() {
    FinalChange change;
    change.context = context();
    change.group = group();
    change.subject_name = said_.subject;
    change.after = parse_final_mark(to_lower(said_.value));
    if (!change.after) return Problem{"try.missing_grade"};
    if (!said_.before.empty()) change.before = parse_final_mark(to_lower(said_.before));
    change.sheet_closed = said("sheet_closed");
    const auto period = std::ranges::find_if(regulation_.periods(), [&](const Period& one) {
      if (said_.period.empty())
        return one.starts <= *said_.date && *said_.date <= one.ends && one.kind != PeriodKind::year;
      return to_text(one.kind) == said_.period && (said_.period_number == 0 || one.number == said_.period_number);
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

  SaidWords said_;
  const TabledRegulation& regulation_;
  QuestionOf what_;
};

}  // namespace

Result<CaseChange> change_of(SaidWords said, const TabledRegulation& regulation, QuestionOf what) {
  return Assembling{std::move(said), regulation, what}.assembled();
}

}  // namespace vestnik
