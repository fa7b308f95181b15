#include "notify/plan_summaries.h"

#include <algorithm>

#include "domain/summary_words.h"
#include "notify/paper.h"
#include "notify/progress_words.h"
#include "records/audience_store.h"
#include "records/fact_reader.h"
#include "records/summary_store.h"
#include "records/visit_reader.h"

namespace vestnik {
namespace {

using Turn = Recurrence::Turn;

constexpr std::string_view opted_out = "opted_out";

/// The time that a summary speaks of.
struct Span {
  Instant from;
  Instant until;
  PeriodId period;
};

std::chrono::days usual_length(Turn turn) {
  constexpr std::chrono::days day{1};
  constexpr std::chrono::days week{7};
  constexpr std::chrono::days month{31};
  return turn == Turn::school_day ? day : turn == Turn::week ? week : month;
}

/// One rule at one moment.
class SummaryPlan {
 public:
  SummaryPlan(const Planning& planning, const PeriodicRule& rule, const SchoolTime& calendar, Instant due)
      : planning_(planning),
        rule_(rule),
        telling_(rule.telling),
        calendar_(calendar),
        due_(due),
        due_day_(planning.zone.local(due).date),
        about_(rule.telling.when.name) {}

  void plan() {
    const auto timing =
        time_message(telling_, planning_.regulation.informing(), planning_.zone, planning_.recorded, std::nullopt);
    if (!timing) return;
    timing_ = *timing;
    span_ = span();
    if (about_ == summary::class_visits) return plan_class_lists();
    if (about_ == summary::visits) return plan_reminders();
    if (about_ == summary::no_account) return plan_without_account();
    plan_students();
  }

 private:
  [[nodiscard]] Span span() const {
    const bool of_period = about_ == summary::report || about_ == summary::forecast;
    if (of_period || rule_.every.turn == Turn::period) {
      if (const auto period = period_told()) {
        const Instant end = planning_.zone.start_of_day(plus_days(period->ends, 1));
        const bool over = about_ == summary::report && end < due_;
        return {planning_.zone.start_of_day(period->starts), over ? end : due_, period->id};
      }
    }
    const auto usual = usual_length(rule_.every.turn);
    const auto last = last_summary(planning_.transaction, telling_.name);
    // What the last one did not tell is told now, but not the whole of the summer holidays.
    constexpr int most_turns_back = 5;
    const bool recent = last && *last >= due_ - most_turns_back * usual;
    return {recent ? *last : due_ - usual, due_, PeriodId{}};
  }

  // The period whose moment this is: the one whose anchor lies nearest.
  [[nodiscard]] std::optional<Period> period_told() const {
    const auto& every = rule_.every;
    if (every.turn != Turn::period) {
      return study_period_on({planning_.transaction, planning_.regulation, planning_.zone}, due_day_);
    }
    std::optional<Period> nearest;
    const auto distance = [&](const Period& one) {
      return std::abs(days_between(plus_days(every.from_start ? one.starts : one.ends, every.offset_days), due_day_));
    };
    for (const Period& one : calendar_.periods()) {
      const bool asked = every.kinds.empty() ? one.kind != PeriodKind::month
                                             : std::ranges::find(every.kinds, one.kind) != every.kinds.end();
      if (asked && (!nearest || distance(one) < distance(*nearest))) nearest = one;
    }
    return nearest;
  }

  [[nodiscard]] std::set<PersonId> students_with_something() const {
    if (about_ == summary::results) return students_with_news(planning_.transaction, span_.from, span_.until);
    const auto day = [&](Instant at) { return planning_.zone.local(at).date; };
    return students_with_progress(planning_.transaction,
                                  {day(span_.from), day(span_.until - std::chrono::microseconds{1})});
  }

  void plan_students() {
    const auto something = students_with_something();
    const bool on_paper = telling_.opted_out_only;
    for (const PersonId student : all_students(planning_.transaction, planning_.today)) {
      if (!on_paper && !something.contains(student)) continue;
      auto to = audience(student);
      if (to.empty()) continue;
      if (on_paper && !is_school_week(planning_.transaction, student, due_day_)) continue;
      tell_of(student, student, std::move(to));
    }
  }

  // Whoever wants paper gets it by the rule of paper, not twice.
  [[nodiscard]] std::vector<Addressee> audience(PersonId student) const {
    auto to = audience_of_student(planning_.transaction, planning_.regulation.informing(), telling_.tell, student,
                                  PersonId{}, planning_.today);
    const bool paper_tells = about_ == summary::results && paper_rule(planning_.regulation.notify_rules()) != nullptr;
    std::erase_if(to, [&](const Addressee& one) {
      return telling_.opted_out_only ? one.barrier != opted_out : paper_tells && one.barrier == opted_out;
    });
    return to;
  }

  void plan_class_lists() {
    if (std::ranges::find(telling_.tell, Audience::class_teacher) == telling_.tell.end()) return;
    for (const PersonId teacher : class_teachers(planning_.transaction, planning_.today)) {
      const auto parents = parents_of_class(planning_.transaction, teacher, planning_.today);
      const bool something = about_ == summary::no_account
                                 ? std::ranges::any_of(parents, [](const ClassParent& one) { return !one.account; })
                                 : !parents.empty();
      if (something) tell_of(teacher, PersonId{}, {{teacher, PersonId{}, ""}});
    }
  }

  void plan_reminders() {
    const auto visits = visits_between(planning_.transaction, span_.from, span_.until);
    for_guardians([&](PersonId guardian, bool account) { return account && !visits.contains(guardian); });
  }

  void plan_without_account() {
    plan_class_lists();
    if (std::ranges::find(telling_.tell, Audience::parents) == telling_.tell.end()) return;
    for_guardians([](PersonId, bool account) { return !account; });
  }

  // Whoever wants no electronic form, or has not consented to it, is not called to the diary.
  void for_guardians(const std::function<bool(PersonId, bool account)>& wanted) {
    const std::array parents{Audience::parents};
    for (const PersonId student : all_students(planning_.transaction, planning_.today)) {
      for (const Addressee& one : audience_of_student(planning_.transaction, planning_.regulation.informing(), parents,
                                                      student, PersonId{}, planning_.today)) {
        const bool account = reach_of(planning_.transaction, one.person, planning_.today).account;
        if (one.barrier.empty() && wanted(one.person, account)) tell_of(one.person, student, {one});
      }
    }
  }

  void tell_of(PersonId person, PersonId student, std::vector<Addressee> to) {
    const auto [at, fresh] = summaries_.try_emplace(person);
    if (fresh) {
      at->second = insert_summary(
          planning_.transaction, {0, telling_.name, std::string{about_}, person, span_.from, span_.until, span_.period},
          planning_.now);
    }
    if (at->second == 0) return;
    // One message to a guardian of two children.
    std::string merge = "summary:" + telling_.name + ":" + to_iso(due_);
    tell(planning_, {telling_,
                     {std::string{fact_kind::summary}, at->second, 1, std::nullopt},
                     student,
                     timing_,
                     std::string{about_},
                     std::move(merge),
                     std::move(to)});
  }

  const Planning& planning_;
  const PeriodicRule& rule_;
  const NotifyRule& telling_;
  const SchoolTime& calendar_;
  Instant due_;
  CivilDate due_day_;
  std::string_view about_;
  Timing timing_;
  Span span_;
  std::map<PersonId, std::int64_t> summaries_;
};

}  // namespace

void plan_summaries(const Planning& planning, const PeriodicRule& rule, const SchoolTime& calendar, Instant due) {
  SummaryPlan{planning, rule, calendar, due}.plan();
}

namespace {

/// A report since the study period began, told by every rule of an event's word.
class ReportPlan {
 public:
  ReportPlan(const Planning& planning, std::string_view word)
      : planning_(planning),
        word_(word),
        period_(study_period_on({planning.transaction, planning.regulation, planning.zone}, planning.today)) {}

  /// `to`: nobody given, whomever the rule names. `whose`: tells summaries of one moment apart.
  void tell_of(PersonId student, const std::vector<Addressee>& to, const std::string& whose) const {
    const InformTerms& terms = planning_.regulation.informing();
    for (const auto& rule : planning_.regulation.notify_rules()) {
      if (rule.when.kind != TriggerKind::event || rule.when.name != word_) continue;
      const auto timing = time_message(rule, terms, planning_.zone, planning_.recorded, std::nullopt);
      if (!timing) continue;
      const std::int64_t id = insert_summary(planning_.transaction,
                                             {0, rule.name + whose, std::string{summary::report}, student, from(),
                                              planning_.recorded, period_ ? period_->id : PeriodId{}},
                                             planning_.now);
      if (id == 0) continue;
      tell(planning_, {rule,
                       {std::string{fact_kind::summary}, id, 1, std::nullopt},
                       student,
                       *timing,
                       std::string{summary::report},
                       "summary:" + rule.name + whose + ":" + to_iso(planning_.recorded),
                       !to.empty() ? to
                                   : audience_of_student(planning_.transaction, terms, rule.tell, student, PersonId{},
                                                         planning_.today)});
    }
  }

 private:
  [[nodiscard]] Instant from() const {
    return period_ ? planning_.zone.start_of_day(period_->starts) : planning_.recorded - usual_length(Turn::month);
  }

  const Planning& planning_;
  std::string_view word_;
  std::optional<Period> period_;
};

}  // namespace

void plan_requested_report(const Planning& planning, PersonId guardian, PersonId student) {
  const ReportPlan plan{planning, summary::requested};
  plan.tell_of(student, {{guardian, student, ""}}, ":" + std::to_string(guardian.value));
}

void plan_class_reports(const Planning& planning, GroupId group) {
  const ReportPlan plan{planning, summary::requested_for_class};
  for (const PersonId student : student_ids_of_group(planning.transaction, group, planning.today)) {
    plan.tell_of(student, {}, "");
  }
}

}  // namespace vestnik
