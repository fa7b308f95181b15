#include "plugins/informing_report/overlooked.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/mark.h"

namespace vestnik::informing_report {
namespace {

/// One row of v1_recorded_fact.
struct RecordedFact {
  std::string kind;  ///< "mark", "attendance", "final"
  std::int64_t id = 0;
  PersonId student;
  GroupId group;
  std::optional<CivilDate> date;
  Instant recorded_at;
  std::optional<std::int64_t> first, second;  ///< of a mark
  std::string code, reason;                   ///< of an attendance; the code of a final is its value
  bool stands = false;                        ///< its lesson was not cancelled; of a final: its sheet is closed
  bool late = false;                          ///< of a final
  bool notice = false;                        ///< somebody said beforehand that the child would be absent
};

RecordedFact read_fact(const Row& row) {
  RecordedFact fact;
  fact.kind = row.string(0);
  fact.id = row.integer(1);
  fact.student = row.id<PersonId>(2);
  fact.group = row.id<GroupId>(3);
  fact.date = row.optional_date(4);
  fact.recorded_at = row.instant(5);
  fact.first = row.optional_integer(6);
  fact.second = row.optional_integer(7);
  fact.code = row.string(8);
  fact.reason = row.string(9);
  fact.stands = row.integer(10) != 0;
  fact.late = row.integer(11) != 0;
  fact.notice = row.integer(12) != 0;
  return fact;
}

bool wants_mark(const Trigger& when, const RecordedFact& fact) {
  if (!fact.first) return false;
  const auto low = [&](const std::optional<std::int64_t>& grade) { return grade && *grade <= *when.at_most; };
  return !when.at_most || low(fact.first) || low(fact.second);
}

bool wants_absence(const Trigger& when, const RecordedFact& fact) {
  if (!fact.stands || fact.code.empty()) return false;
  if (when.kind == TriggerKind::absence_reason) return !fact.reason.empty() && fact.reason == when.reason;
  const bool known = fact.notice || !fact.reason.empty();
  return fact.code == when.code && (!when.known || *when.known == known);
}

bool wants_final(const NotifyRule& rule, const RecordedFact& fact) {
  if (fact.code.empty() || (rule.when_published && !fact.stands)) return false;
  const bool not_attested = parse_final_mark(fact.code) == FinalMark{};
  return rule.when.not_attested.value_or(not_attested) == not_attested &&
         rule.when.late.value_or(fact.late) == fact.late;
}

bool wants(const NotifyRule& rule, const RecordedFact& fact) {
  switch (rule.when.kind) {
    case TriggerKind::mark: return fact.kind == "mark" && wants_mark(rule.when, fact);
    case TriggerKind::absence:
    case TriggerKind::absence_reason: return fact.kind == "attendance" && wants_absence(rule.when, fact);
    case TriggerKind::final_mark: return fact.kind == "final" && wants_final(rule, fact);
    default: return false;
  }
}

/// Asks of one institution.
class SecondOpinion {
 public:
  SecondOpinion(Transaction& transaction, const RegulationBook& regulations, const TimeZone& zone)
      : transaction_(transaction), regulations_(regulations), zone_(zone) {}

  void look_at(const RecordedFact& fact, Overlooked& found) {
    ++found.facts;
    const auto version = version_for(fact);
    if (!version) return;
    for (const NotifyRule& rule : version->notify_rules()) {
      if (!wants(rule, fact) || is_owed(rule, fact) || comes_too_late(rule, fact) || has_nobody(rule, fact)) continue;
      ++found.by_rule[rule.name];
    }
  }

 private:
  [[nodiscard]] std::shared_ptr<const Regulation> version_for(const RecordedFact& fact) const {
    const InstitutionId institution = transaction_.institution();
    const CivilDate day = zone_.local(fact.recorded_at).date;
    return regulations_.on_trial(institution) && fact.group ? regulations_.in_force_for(institution, day, fact.group)
                                                            : regulations_.in_force(institution, day);
  }

  // One alert a child and day speaks of all lessons that he missed; whoever hears of a final by one rule does not hear
  // of it by another.
  [[nodiscard]] bool is_owed(const NotifyRule& rule, const RecordedFact& fact) {
    if (fact.student != whose_) read_owed(fact.student);
    const std::string_view by_rule = fact.kind == "final" ? std::string_view{} : std::string_view{rule.name};
    if (owed_of_facts_.contains({fact.kind, fact.id, std::string{by_rule}})) return true;
    return rule.when.first_of_day && fact.date && owed_of_days_.contains({*fact.date, rule.name});
  }

  void read_owed(PersonId student) {
    whose_ = student;
    owed_of_facts_.clear();
    owed_of_days_.clear();
    transaction_.query(
        "SELECT fact_kind, fact_id, rule, fact_date FROM v1_owed WHERE institution_id = $1 AND student_id = $2",
        {transaction_.institution(), student}, [&](const Row& row) {
          owed_of_facts_.emplace(row.string(0), row.integer(1), row.string(2));
          owed_of_facts_.emplace(row.string(0), row.integer(1), std::string{});
          if (const auto day = row.optional_date(3)) owed_of_days_.emplace(*day, row.string(2));
        });
  }

  // Leniently: within half a day of the end the planner's own reckoning of settle times and quiet hours decides.
  [[nodiscard]] bool comes_too_late(const NotifyRule& rule, const RecordedFact& fact) const {
    if (rule.expires == Expiry::never || rule.afterwards == Afterwards::digest) return false;
    return !fact.date || zone_.local(fact.recorded_at + rule.settle).date > *fact.date ||
           fact.recorded_at + std::chrono::hours{12} > zone_.start_of_day(plus_days(*fact.date, 1));
  }

  // Who tells parents alone, of a child without a guardian who is to be told, tells nobody.
  [[nodiscard]] bool has_nobody(const NotifyRule& rule, const RecordedFact& fact) const {
    if (std::ranges::any_of(rule.tell, [](Audience word) { return word != Audience::parents; })) return false;
    const CivilDate day = zone_.local(fact.recorded_at).date;
    const auto guardians = transaction_.one(
        "SELECT COUNT(*) FROM v1_guardian_child WHERE institution_id = $1 AND student_id = $2 AND is_told <> 0"
        " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
        {transaction_.institution(), fact.student, day}, [](const Row& row) { return row.integer(0); });
    return guardians.value_or(0) == 0;
  }

  Transaction& transaction_;
  const RegulationBook& regulations_;
  const TimeZone& zone_;
  PersonId whose_;  ///< the two are of this student; facts come student by student
  std::set<std::tuple<std::string, std::int64_t, std::string>> owed_of_facts_;  ///< by rule, and by any under ""
  std::set<std::pair<CivilDate, std::string>> owed_of_days_;
};

}  // namespace

std::int64_t Overlooked::total() const {
  return std::accumulate(by_rule.begin(), by_rule.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& one) { return sum + one.second; });
}

Overlooked find_overlooked(Transaction& transaction, const RegulationBook& regulations, const TimeZone& zone,
                           const MonthSpan& span) {
  // Read whole first: a question within a running query is not every engine's.
  const std::vector<RecordedFact> facts = transaction.all(
      "SELECT f.kind, f.fact_id, f.student_id, f.group_id, f.on_date, f.recorded_at, f.first_grade, f.second_grade,"
      " f.code, f.reason, f.stands, f.late, f.notice FROM v1_recorded_fact f"
      " JOIN v1_planner_place p ON p.institution_id = f.institution_id"
      " WHERE f.institution_id = $1 AND f.recorded_at >= $2 AND f.recorded_at < $3"
      " AND (f.recorded_at < p.planned_until OR p.nothing_waits = 1) ORDER BY f.student_id",
      {transaction.institution(), span.from, span.until}, read_fact);
  Overlooked found;
  SecondOpinion opinion{transaction, regulations, zone};
  for (const RecordedFact& fact : facts) opinion.look_at(fact, found);
  return found;
}

}  // namespace vestnik::informing_report
