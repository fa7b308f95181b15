#pragma once
/// The reader opened a mail: the first time stands.
#include "plugins/mail/mail_id.h"
#include "ports/recorder.h"

namespace vestnik::mail {

/// Event "mail.opened" {"mail":"m17"}. Problem "access.not_found" when it does not lie in the reader's inbox.
class MarkOpened final : public Command {
 public:
  explicit MarkOpened(MailId id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override { return "mail.opened"; }
  [[nodiscard]] Permission permission() const override { return {"mail", "view"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  MailId id_;
};

}  // namespace vestnik::mail
