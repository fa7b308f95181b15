#include "plugins/acquaintance/confirm_reading.h"

#include "answers/institution_day.h"
#include "json/json_writer.h"

namespace vestnik::acquaintance {

std::string ConfirmReading::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("in_force_from", to_iso(version_)).end_object();
  return text;
}

Result<Facts> ConfirmReading::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  regulation_ = regulations_.in_force(transaction.institution(), *today);
  if (!regulation_) return Problem{"regulation.none_in_force", {{"date", to_russian(*today)}}};
  const CivilDate standing = regulation_->info().in_force_from;
  if (standing != version_) return Problem{"acquaintance.another_version", {{"from", to_russian(standing)}}};
  return Facts{};
}

Result<Written> ConfirmReading::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  transaction.execute(
      "INSERT INTO p_acquaintance_reading (institution_id, in_force_from, person_id, script_hash, read_at) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (institution_id, in_force_from, person_id) DO NOTHING",
      {transaction.institution(), version_, actor.person, regulation_->info().script_hash, now});
  return Written{describe(), describe()};
}

}  // namespace vestnik::acquaintance
