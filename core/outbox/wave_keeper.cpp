#include "outbox/wave_keeper.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "outbox/wave_notice.h"
#include "outbox/wave_rules.h"
#include "records/audience_store.h"
#include "records/call_task_store.h"
#include "records/institution_terms.h"
#include "records/obligation_store.h"

namespace vestnik {
namespace {

constexpr std::string_view wave_unhandled = "wave_unhandled";

/// Whom the wave should be known to by now.
int people_due(const WaveTerms& terms, const Wave& wave, Instant now) {
  if (terms.next_after.count() <= 0) return first_told(terms);
  return first_told(terms) + static_cast<int>((now - wave.opened_at) / terms.next_after);
}

/// Only what cannot wait is worth a class teacher's evening: whatever else waits until somebody decides or it expires.
bool ends_in_calls(const Regulation& regulation, const Wave& wave) {
  const auto rules = regulation.notify_rules();
  const auto rule = std::ranges::find(rules, wave.rule, &NotifyRule::name);
  return rule == rules.end() || wave_nature(*rule) == WaveNature::alarm;
}

bool is_for_calls(const Regulation& regulation, const Wave& wave, Instant now) {
  return now - wave.opened_at >= regulation.informing().wave.calls_after && ends_in_calls(regulation, wave);
}

/// What must happen to a wave now; nothing for most looks.
enum class WaveTurn { nothing, dissolve, call, show };

WaveTurn turn_of(Transaction& transaction, const Regulation& regulation, const Wave& wave, Instant now) {
  const WaveTerms& terms = regulation.informing().wave;
  if (wave.kind == WaveKind::hand) return WaveTurn::nothing;
  if (!is_still_wave(terms, wave, students_left(transaction, wave))) return WaveTurn::dissolve;
  if (is_for_calls(regulation, wave, now)) return WaveTurn::call;
  return people_due(terms, wave, now) > wave.people_told ? WaveTurn::show : WaveTurn::nothing;
}

void hand_to_class_teachers(const Fallback& fallback, const Wave& wave) {
  Transaction& transaction = fallback.transaction;
  const CivilDate today = fallback.zone.local(fallback.now).date;
  const auto debts = wave_debts(transaction, wave.id);
  drop_wave_messages(transaction, wave.id, wave_unhandled, fallback.now);
  for (const WaveDebt& debt : debts) {
    leave_to_call(transaction, debt.obligation, wave_unhandled);
    insert_call_task(transaction,
                     {debt.student, class_teacher_of(transaction, debt.student, today), debt.obligation, wave.rule,
                      wave.clause, std::string{wave_unhandled}},
                     fallback.now);
  }
  end_wave(transaction, wave.id, {WaveState::called, PersonId{}, ""}, fallback.now);
}

void take_turn(const Fallback& fallback, const Wave& wave) {
  const WaveTerms& terms = fallback.regulation.informing().wave;
  switch (turn_of(fallback.transaction, fallback.regulation, wave, fallback.now)) {
    case WaveTurn::nothing: break;
    case WaveTurn::dissolve:
      let_wave_go(fallback.transaction, wave.id, fallback.now);
      end_wave(fallback.transaction, wave.id, {WaveState::dissolved, PersonId{}, ""}, fallback.now);
      break;
    case WaveTurn::call: hand_to_class_teachers(fallback, wave); break;
    case WaveTurn::show: show_wave(fallback, wave, people_due(terms, wave, fallback.now)); break;
  }
}

}  // namespace

std::size_t WaveKeeper::step(InstitutionId institution, Instant now) {
  std::vector<std::int64_t> moving;
  std::shared_ptr<const Regulation> regulation;
  std::optional<TimeZone> zone;
  parts_.database.read(institution, [&](Transaction& transaction) {
    if (!has_open_wave(transaction)) return;
    zone = zone_of_institution(transaction);
    if (zone) regulation = parts_.regulations.in_force(institution, zone->local(now).date);
    if (!regulation) return;
    for (const Wave& wave : open_waves(transaction)) {
      if (turn_of(transaction, *regulation, wave, now) != WaveTurn::nothing) moving.push_back(wave.id);
    }
  });
  if (moving.empty()) return 0;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    const Fallback fallback{transaction, *regulation, parts_.channels, *zone, now};
    for (const std::int64_t id : moving) {
      const auto wave = find_wave(transaction, id);
      if (wave && wave->state == WaveState::open) take_turn(fallback, *wave);
    }
    return true;
  });
  return moving.size();
}

std::optional<Instant> WaveKeeper::next_turn(Transaction& transaction, Instant now) const {
  if (!has_open_wave(transaction)) return std::nullopt;
  const auto zone = zone_of_institution(transaction);
  const auto regulation =
      zone ? parts_.regulations.in_force(transaction.institution(), zone->local(now).date) : nullptr;
  if (!regulation) return std::nullopt;
  const WaveTerms& terms = regulation->informing().wave;
  std::optional<Instant> next;
  for (const Wave& wave : open_waves(transaction)) {
    if (wave.kind == WaveKind::hand) continue;
    const auto sooner = [&](Instant turn) { next = next ? std::min(*next, turn) : turn; };
    if (ends_in_calls(*regulation, wave)) sooner(wave.opened_at + terms.calls_after);
    if (terms.next_after.count() > 0)
      sooner(wave.opened_at + (wave.people_told - first_told(terms) + 1) * terms.next_after);
  }
  return next;
}

}  // namespace vestnik
