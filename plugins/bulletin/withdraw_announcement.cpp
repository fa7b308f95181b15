#include "plugins/bulletin/withdraw_announcement.h"

#include "json/json_writer.h"
#include "plugins/bulletin/announcement_store.h"

namespace vestnik::bulletin {
namespace {

bool is_administration(Role role) {
  return role == Role::administrator || role == Role::director || role == Role::deputy_head;
}

}  // namespace

Result<Facts> WithdrawAnnouncement::facts(Transaction& transaction, const Actor& actor, Role role, Instant) {
  const auto announcement = find_announcement(transaction, id_);
  if (!announcement || (announcement->posted_by != actor.person && !is_administration(role))) {
    return Problem{"access.not_found"};
  }
  if (announcement->withdrawn_at) return Problem{"bulletin.already_withdrawn"};
  return Facts{};
}

std::string WithdrawAnnouncement::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("announcement", id_.value).end_object();
  return text;
}

Result<Written> WithdrawAnnouncement::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                            Instant now) {
  withdraw(transaction, id_, actor.person, now);
  return Written{describe(), describe()};
}

}  // namespace vestnik::bulletin
