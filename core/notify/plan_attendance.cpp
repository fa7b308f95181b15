#include <algorithm>

#include "notify/plan_facts.h"
#include "records/fact_reader.h"

namespace vestnik {
namespace {

/// One rule's view of one child's day.
class AbsenceDay {
 public:
  AbsenceDay(const Planning& planning, const NotifyRule& rule, PersonId student, CivilDate day)
      : planning_(planning),
        rule_(rule),
        student_(student),
        day_(day),
        facts_(attendance_of_day(planning.transaction, student, day)) {}

  void put_right() {
    const auto held = absences_of_day(planning_.transaction, student_, day_);
    for (const auto& one : held) {
      if (one.rule == rule_.name && !one.corrects) put_right(one, held);
    }
  }

  void plan(const std::set<std::int64_t>& fresh) {
    const auto timing = time_message(rule_, planning_.regulation.informing(), planning_.zone, planning_.recorded,
                                     last_bell(planning_.transaction, student_, day_));
    if (!timing) return;
    const auto held = absences_of_day(planning_.transaction, student_, day_);
    const bool once = rule_.when.first_of_day && !timing->digest;
    if (once && std::ranges::any_of(held, [&](const Obligation& one) { return stands(one); })) return;
    for (const auto& fact : facts_) {
      // Of an hour gone by only the digest tells, and only of what was entered or restored now.
      if (timing->digest && !rule_.digest && !fresh.contains(fact.id.value) && !was_withdrawn(held, fact)) continue;
      if (!matches(fact) || stands(held, fact)) continue;
      tell_of(fact, *timing);
      if (once) return;
    }
  }

 private:
  [[nodiscard]] bool is_absence() const { return rule_.when.kind == TriggerKind::absence; }

  [[nodiscard]] bool matches(const AttendanceFact& fact) const {
    return fact.lesson_stands && speaks_of_absence(rule_.when, fact.code, fact.reason, fact.known());
  }

  // What the family was told of still holds, whatever was learnt about it since.
  [[nodiscard]] bool says_so(const AttendanceFact& fact) const {
    return fact.lesson_stands && vestnik::says_so(rule_.when, fact.code, fact.reason);
  }

  [[nodiscard]] bool stands(const Obligation& one) const {
    return one.rule == rule_.name && !one.corrects && (one.state == ObligationState::open || one.may_be_told());
  }
  [[nodiscard]] bool stands(const std::vector<Obligation>& held, const AttendanceFact& fact) const {
    return std::ranges::any_of(held, [&](const Obligation& one) { return one.fact == fact.id.value && stands(one); });
  }

  [[nodiscard]] bool was_withdrawn(const std::vector<Obligation>& held, const AttendanceFact& fact) const {
    return std::ranges::any_of(held, [&](const Obligation& one) {
      return one.fact == fact.id.value && one.rule == rule_.name && !one.corrects &&
             one.state == ObligationState::not_needed;
    });
  }

  void put_right(const Obligation& one, const std::vector<Obligation>& held) {
    const auto fact = std::ranges::find(facts_, AttendanceId{one.fact}, &AttendanceFact::id);
    if (!one.may_be_told()) {
      const bool needed = fact != facts_.end() && matches(*fact);
      if (one.state == ObligationState::open && !needed) withdraw(planning_, one);
      return;
    }
    const bool holds = fact != facts_.end() && says_so(*fact);
    const auto correction = std::ranges::find_if(held, [&](const Obligation& other) {
      return other.corrects == one.id && (other.state == ObligationState::open || other.may_be_told());
    });
    if (holds && correction != held.end() && !correction->may_be_told()) return withdraw(planning_, *correction);
    if (holds || correction != held.end() || fact == facts_.end()) return;
    const std::string stem = is_absence() ? "absence" : "absence_reason";
    correct(planning_, rule_, one, fact->version, {rule_.name + "_correction", stem + "_correction"});
  }

  void tell_of(const AttendanceFact& fact, const Timing& timing) {
    tell(planning_, {rule_,
                     {std::string{fact_kind::attendance}, fact.id.value, fact.version, day_},
                     student_,
                     timing,
                     is_absence() ? "absence" : "absence_reason",
                     "",
                     audience_of_student(planning_.transaction, planning_.regulation.informing(), rule_.tell, student_,
                                         fact.teacher, planning_.today, planning_.families)});
  }

  const Planning& planning_;
  const NotifyRule& rule_;
  PersonId student_;
  CivilDate day_;
  std::vector<AttendanceFact> facts_;
};

}  // namespace

void plan_attendance(const Planning& planning, PersonId student, CivilDate day, const std::set<std::int64_t>& fresh) {
  for (const auto& rule : planning.regulation.notify_rules()) {
    if (rule.when.kind != TriggerKind::absence && rule.when.kind != TriggerKind::absence_reason) continue;
    AbsenceDay of{planning, rule, student, day};
    of.put_right();
    of.plan(fresh);
  }
}

}  // namespace vestnik
