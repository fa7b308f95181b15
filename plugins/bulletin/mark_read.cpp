#include "plugins/bulletin/mark_read.h"

#include "answers/institution_day.h"
#include "json/json_writer.h"
#include "plugins/bulletin/announcement_store.h"

namespace vestnik::bulletin {

Result<Facts> MarkRead::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto announcement = find_announcement(transaction, id_);
  if (!announcement || announcement->withdrawn_at) return Problem{"access.not_found"};
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  ties_ = Reader::of(transaction, actor.person, *today).ties_to(*announcement);
  if (ties_.empty()) return Problem{"access.not_found"};
  return Facts{};
}

std::string MarkRead::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("announcement", id_.value).end_object();
  return text;
}

Result<Written> MarkRead::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  for (const Tie& tie : ties_) add_receipt(transaction, id_, actor.person, tie, now);
  return Written{describe(), describe()};
}

}  // namespace vestnik::bulletin
