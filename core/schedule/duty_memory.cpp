#include "schedule/duty_memory.h"

namespace vestnik {
namespace {

constexpr Areas of_debts{Area::rights, Area::lessons, Area::results};
constexpr Areas of_lessons{Area::lessons};
/// Looks ask for today and for the next day with lessons.
constexpr std::size_t most_days = 8;

LastLessons read_last_lessons(Transaction& read, CivilDate day) {
  return read.all(
      "SELECT actual_teacher_id, MAX(ends_at) FROM lesson WHERE institution_id = $1 AND date = $2"
      " AND state NOT IN ('cancelled', 'moved') GROUP BY actual_teacher_id",
      {read.institution(), day}, [](const Row& row) {
        return std::pair{row.id<PersonId>(0), row.instant(1)};
      });
}

}  // namespace

std::vector<DutyDebt> DutyMemory::debts(const JobView& view, const DutyQuestion& question, CivilDate today,
                                        const AskDebts& ask) {
  const auto revisions = view.transaction.revisions();
  if (!revisions) return ask();
  const std::uint64_t revision = revisions->of(of_debts);
  const std::string& script = view.regulation.info().script_hash;
  const std::pair key{question.rule.name, question.until};
  auto kept = found_.with([&](auto& institutions) -> std::optional<std::vector<DutyDebt>> {
    Found& found = institutions[view.transaction.institution()];
    if (found.revision != revision || found.today != today || found.script != script) {
      found = {revision, today, script, {}};
      return std::nullopt;
    }
    const auto at = found.debts.find(key);
    return at == found.debts.end() ? std::nullopt : std::optional{at->second};
  });
  if (kept) return *std::move(kept);
  auto debts = ask();
  found_.with([&](auto& institutions) {
    Found& found = institutions[view.transaction.institution()];
    // Whoever was slower than a change must not leave behind what is no longer so.
    if (found.revision == revision && found.today == today && found.script == script) found.debts[key] = debts;
  });
  return debts;
}

LastLessons DutyMemory::last_lessons(const JobView& view, CivilDate day) {
  const auto revisions = view.transaction.revisions();
  if (!revisions) return read_last_lessons(view.transaction, day);
  const std::uint64_t revision = revisions->of(of_lessons);
  auto kept = ends_.with([&](auto& institutions) -> std::optional<LastLessons> {
    Ends& ends = institutions[view.transaction.institution()];
    if (ends.revision != revision || ends.by_day.size() >= most_days) ends = {revision, {}};
    const auto at = ends.by_day.find(day);
    return at == ends.by_day.end() ? std::nullopt : std::optional{at->second};
  });
  if (kept) return *std::move(kept);
  auto lessons = read_last_lessons(view.transaction, day);
  ends_.with([&](auto& institutions) {
    Ends& ends = institutions[view.transaction.institution()];
    if (ends.revision == revision) ends.by_day[day] = lessons;
  });
  return lessons;
}

std::shared_ptr<const std::vector<DutyTurn>> DutyMemory::turns(const JobView& view, const DutyRule& rule,
                                                               CivilDate day) {
  return turns_.with([&](auto& institutions) -> Turns {
    DayTurns& known = institutions[view.transaction.institution()];
    if (known.day != day) known = {day, {}};
    Turns& held = known.by_rule[rule.name];
    if (!held) held = std::make_shared<const std::vector<DutyTurn>>(duty_turns_on(rule, view.calendar, day));
    return held;
  });
}

void DutyMemory::forget_turns(InstitutionId institution) {
  turns_.with([&](auto& institutions) { institutions.erase(institution); });
}

}  // namespace vestnik
