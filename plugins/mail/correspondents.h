#pragma once
/// Whom a person may write to, and as whom: the regulation's word on each (syzran-5.3b, syzran-5.4b, yarovoe-2.9).
#include <optional>
#include <vector>

#include "plugins/mail/relations.h"
#include "ports/regulation.h"

namespace vestnik::mail {

/// The sender and the day, read once for any number of recipients.
class Correspondents {
 public:
  /// `regulation` may be nullptr: then nobody's word stands against a recipient, and the recorder refuses for want of
  /// one.
  Correspondents(Transaction& transaction, const Regulation* regulation, ChangeContext sender, CivilDate today,
                 Instant now);

  /// False for a parent none of whose guardianships lets him write; then nobody is allowed.
  [[nodiscard]] bool may_write() const { return may_write_; }

  /// How the recipient is addressed: of several roles the first the regulation permits, own ones first; otherwise one
  /// whose refusal may be told. Members of strangers' families and people who do not exist are refused in the same
  /// words, or the refusal would tell who goes to the school. Nothing for somebody unknown whom no word stands against.
  [[nodiscard]] std::optional<MailSending> address(PersonId recipient) const;

  struct Allowed {
    PersonId person;
    Role role = Role::teacher;
    bool related = false;
  };
  /// Own people first, then staff by order; each person once.
  [[nodiscard]] std::vector<Allowed> allowed() const;

 private:
  [[nodiscard]] bool permits(const MailSending& sending) const;
  [[nodiscard]] MailSending sending(Role role, bool related) const;
  [[nodiscard]] std::optional<MailSending> of_strangers_family() const;

  Transaction& transaction_;
  const Regulation* regulation_;
  ChangeContext sender_;
  CivilDate today_;
  Instant now_;
  std::vector<Acquaintance> own_;
  bool may_write_;
};

}  // namespace vestnik::mail
