#include "plugins/replies/inbound.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "base/digest.h"
#include "base/text.h"
#include "plugins/replies/reply_commands.h"

namespace vestnik::replies {
namespace {

constexpr std::size_t longest_reply = 1000;  // characters: several joined SMS

/// What a database and a template can hold: well-formed, without control characters, not longer than anybody writes.
std::string readable(const std::string& text) {
  std::u32string kept;
  for (const char32_t point : to_code_points(text)) {
    if (kept.size() == longest_reply) break;
    if (point >= U' ') kept.push_back(point);
    if (point == U'\n') kept.push_back(U' ');
  }
  return to_utf8(kept);
}

/// Guardians with this telephone, and all the children they are told of.
struct Family {
  std::vector<PersonId> guardians;
  std::vector<PersonId> children;
};

Family family_of(Transaction& transaction, std::string_view telephone, CivilDate today) {
  Family family;
  for (const PersonId owner : owners_of(transaction, telephone, today)) {
    const auto children = children_of(transaction, owner, today);
    if (children.empty()) continue;
    family.guardians.push_back(owner);
    for (const PersonId child : children) {
      if (std::ranges::find(family.children, child) == family.children.end()) family.children.push_back(child);
    }
  }
  return family;
}

}  // namespace

std::vector<InstitutionId> Inbound::institutions() {
  std::vector<InstitutionId> all;
  host_.database().read(InstitutionId{}, [&](Transaction& transaction) {
    all = transaction.all("SELECT institution_id FROM v1_institution ORDER BY institution_id", {},
                          [](const Row& row) { return row.id<InstitutionId>(0); });
  });
  return all;
}

bool Inbound::take(const InboundMessage& message) {
  bool taken = false;
  for (const InstitutionId institution : institutions()) taken = take_at(institution, message) || taken;
  return taken;
}

bool Inbound::take_at(InstitutionId institution, const InboundMessage& message) {
  const Instant now = host_.clock().now();
  Family family;
  Meaning meaning = Meaning::unread;
  host_.database().read(institution, [&](Transaction& transaction) {
    const Result<CivilDate> today = day_there(transaction, now);
    if (!today) return;
    family = family_of(transaction, message.from, *today);
    meaning = read_reply(words_, message.text, *today).meaning;
  });
  if (family.guardians.empty()) return false;
  // One telephone of two parents: the word is one, but a stop is for both of them.
  if (meaning != Meaning::stop) family.guardians.resize(1);
  Actor service;
  service.institution = institution;
  service.service = true;
  const std::string key = digest(message.gateway + "\n" + message.id);
  for (const PersonId guardian : family.guardians) {
    ReceiveReply command{
        {key, guardian, family.children, message.from, readable(message.text)}, words_, desk_, host_.regulations()};
    const std::string once = "reply." + std::to_string(guardian.value) + "." + key;
    // A second copy is answered by its key or by "replies.known": nothing changes.
    [[maybe_unused]] const auto recorded = host_.recorder().run(service, command, {once, key}, now);
  }
  return true;
}

}  // namespace vestnik::replies
