#include "simulate/wave_decisions.h"

#include "domain/event_types.h"
#include "outbox/decide_wave.h"

namespace vestnik {
namespace {

std::string text_asked(const Happening& happening, std::string_view member) {
  const JsonValue* value = happening.asked ? happening.asked->find(member) : nullptr;
  const std::string* text = value == nullptr ? nullptr : value->text();
  return text == nullptr ? std::string{} : *text;
}

/// The number in the scratch of the journal's wave; 0: there is none.
std::int64_t same_wave(Transaction& transaction, const Happening& happening) {
  const JsonValue* value = happening.asked ? happening.asked->find("wave") : nullptr;
  const std::int64_t* number = value == nullptr ? nullptr : value->integer();
  if (number == nullptr) return 0;
  const auto found = transaction.one(
      "SELECT MIN(s.id) FROM wave s JOIN was.wave w ON w.institution_id = s.institution_id AND w.kind = s.kind"
      " AND w.rule = s.rule AND w.group_id = s.group_id AND w.on_date = s.on_date"
      " WHERE s.institution_id = $1 AND w.id = $2 AND s.state = 'open'",
      {transaction.institution(), *number}, [](const Row& row) { return row.optional_integer(0); });
  return found ? found->value_or(0) : 0;
}

}  // namespace

std::unique_ptr<Command> wave_decision_of(Transaction& transaction, const Happening& happening,
                                          const RegulationBook& regulations) {
  if (happening.command == event_type::rule_held) {
    return std::make_unique<HoldRule>(text_asked(happening, "rule"), text_asked(happening, "reason"), regulations);
  }
  const bool agreed = happening.command == event_type::wave_agreed;
  if (!agreed && happening.command != event_type::wave_cancelled) return nullptr;
  const std::int64_t wave = same_wave(transaction, happening);
  if (wave == 0) return nullptr;
  if (agreed) return std::make_unique<ReleaseWave>(wave);
  return std::make_unique<CancelWave>(wave, text_asked(happening, "reason"));
}

}  // namespace vestnik
