#include "plugins/mail/correspondents.h"

#include <algorithm>
#include <utility>

namespace vestnik::mail {

Correspondents::Correspondents(Transaction& transaction, const Regulation* regulation, ChangeContext sender,
                               CivilDate today, Instant now)
    : transaction_(transaction),
      regulation_(regulation),
      sender_(std::move(sender)),
      today_(today),
      now_(now),
      own_(acquaintances(transaction, sender_.actor, today)),
      may_write_(sender_.role != Role::parent || writes_for_a_child(transaction, sender_.actor, today)) {}

MailSending Correspondents::sending(Role role, bool related) const {
  return MailSending{.context = sender_, .recipient_role = role, .related = related};
}

bool Correspondents::permits(const MailSending& asked) const {
  return regulation_ == nullptr || regulation_->decide(Change{asked}, now_).permits();
}

std::optional<MailSending> Correspondents::address(PersonId recipient) const {
  std::vector<MailSending> ways;
  for (const Acquaintance& one : own_) {
    if (one.person == recipient) ways.push_back(sending(one.role, true));
  }
  for (const Role role : roles_of(transaction_, recipient, today_)) ways.push_back(sending(role, false));
  const auto permitted = std::find_if(ways.begin(), ways.end(), [&](const MailSending& way) { return permits(way); });
  if (permitted != ways.end()) return *permitted;
  const auto told = std::find_if(ways.begin(), ways.end(), [](const MailSending& way) {
    return way.related || (way.recipient_role != Role::student && way.recipient_role != Role::parent);
  });
  return told != ways.end() ? *told : of_strangers_family();
}

std::optional<MailSending> Correspondents::of_strangers_family() const {
  for (const Role role : {Role::student, Role::parent}) {
    if (const MailSending way = sending(role, false); !permits(way)) return way;
  }
  return std::nullopt;
}

std::vector<Correspondents::Allowed> Correspondents::allowed() const {
  std::vector<Allowed> found;
  if (!may_write_) return found;
  const auto add = [&](const Acquaintance& one, bool related) {
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const Allowed& held) { return held.person == one.person; });
    if (known || one.person == sender_.actor || !permits(sending(one.role, related))) return;
    found.push_back({one.person, one.role, related});
  };
  for (const Acquaintance& one : own_) add(one, true);
  for (const Acquaintance& one : staff(transaction_, today_)) add(one, false);
  return found;
}

}  // namespace vestnik::mail
