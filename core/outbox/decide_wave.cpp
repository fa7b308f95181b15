#include "outbox/decide_wave.h"

#include <algorithm>

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "outbox/wave_watch.h"
#include "records/institution_terms.h"
#include "records/obligation_store.h"

namespace vestnik {
namespace {

constexpr std::string_view wave_cancelled = "wave_cancelled";

Result<Wave> standing_wave(Transaction& transaction, std::int64_t id) {
  auto wave = find_wave(transaction, id);
  if (!wave) return Problem{"wave.not_found"};
  if (wave->state != WaveState::open) return Problem{"wave.ended"};
  return *std::move(wave);
}

std::string wave_in_json(std::int64_t wave) {
  std::string text;
  JsonWriter{text}.begin_object().member("wave", wave).end_object();
  return text;
}

}  // namespace

std::string_view ReleaseWave::event_type() const { return event_type::wave_agreed; }

Result<Facts> ReleaseWave::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (const auto wave = standing_wave(transaction, wave_); !wave) return wave.problem();
  return Facts{};
}

std::string ReleaseWave::describe() const { return wave_in_json(wave_); }

Result<Written> ReleaseWave::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  const auto wave = standing_wave(transaction, wave_);
  if (!wave) return wave.problem();
  if (!add_wave_vote(transaction, wave_, actor.person, now)) return Problem{"wave.second_person"};
  const auto votes = static_cast<int>(wave_votes(transaction, wave_).size());
  const bool released = votes >= wave->releasers;
  if (released) {
    let_wave_go(transaction, wave_, now);
    end_wave(transaction, wave_, {WaveState::released, actor.person, ""}, now);
  }
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("wave", wave_)
      .member("agreed", votes)
      .member("needed", wave->releasers)
      .member("released", released)
      .end_object();
  return Written{text, text};
}

std::string_view CancelWave::event_type() const { return event_type::wave_cancelled; }

Result<Facts> CancelWave::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (reason_.empty()) return Problem{"wave.reason_missing"};
  if (const auto wave = standing_wave(transaction, wave_); !wave) return wave.problem();
  return Facts{};
}

std::string CancelWave::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("wave", wave_).member("reason", reason_).end_object();
  return text;
}

Result<Written> CancelWave::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  if (const auto wave = standing_wave(transaction, wave_); !wave) return wave.problem();
  const auto debts = wave_debts(transaction, wave_);
  drop_wave_messages(transaction, wave_, wave_cancelled, now);
  for (const WaveDebt& debt : debts) {
    close_obligation(transaction, debt.obligation, ObligationState::no_way, wave_cancelled);
  }
  end_wave(transaction, wave_, {WaveState::cancelled, actor.person, reason_}, now);
  return Written{wave_in_json(wave_), wave_in_json(wave_)};
}

std::string_view HoldRule::event_type() const { return event_type::rule_held; }

Result<Facts> HoldRule::facts(Transaction&, const Actor&, Role, Instant) {
  if (reason_.empty()) return Problem{"wave.reason_missing"};
  return Facts{};
}

std::string HoldRule::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("rule", rule_).member("reason", reason_).end_object();
  return text;
}

Result<Written> HoldRule::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  const auto zone = zone_of_institution(transaction);
  const CivilDate today = zone ? zone->local(now).date : CivilDate{};
  const auto regulation = regulations_.in_force(transaction.institution(), today);
  const Problem unknown{"wave.no_such_rule", {{"rule", rule_}}};
  if (!regulation) return unknown;
  const auto rules = regulation->notify_rules();
  const auto rule = std::ranges::find(rules, rule_, &NotifyRule::name);
  if (rule == rules.end()) return unknown;
  const std::int64_t held = hold_by_hand(transaction, *rule, today, reason_, now);
  if (held == 0) return Problem{"wave.held_already", {{"rule", rule_}}};
  return Written{wave_in_json(held), wave_in_json(held)};
}

}  // namespace vestnik
