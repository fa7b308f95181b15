#pragma once
/// Writing to people within the institution. Who may write to whom is the regulation's word on each recipient.
#include <string>
#include <vector>

#include "plugins/mail/mail_store.h"
#include "ports/recorder.h"

namespace vestnik::mail {

inline constexpr std::size_t longest_subject = 200;  ///< characters
inline constexpr std::size_t longest_body = 10000;
inline constexpr std::size_t most_recipients = 300;

/// What the person asked for.
struct Draft {
  std::vector<PersonId> to;
  std::vector<GroupId> groups;  ///< everybody of them: students and parents (syzran-7.3.10, labinsk-4.4.11)
  std::string subject;
  std::string body;
  MessageId reply_to;
  ChangeContext said;  ///< comment and confirmation
};

/// Event "mail.sent" {"message":1}. All recipients or none. Problems: "mail.empty", "mail.no_recipients",
/// "mail.too_many_recipients" {most}, "mail.unknown_recipient" (also somebody who has left), "mail.not_your_group",
/// "mail.unknown_reply", "mail.writing_withdrawn".
class SendMail final : public Command {
 public:
  SendMail(Draft draft, const RegulationBook& regulations) : draft_(std::move(draft)), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override { return "mail.sent"; }
  [[nodiscard]] Permission permission() const override { return {"mail", "send"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  /// The people written to, ascending, without repeats and without the sender.
  [[nodiscard]] Result<std::vector<PersonId>> people(Transaction& transaction, PersonId sender, CivilDate today) const;
  [[nodiscard]] Result<void> check(Transaction& transaction, PersonId sender) const;

  Draft draft_;
  const RegulationBook& regulations_;
  std::vector<Recipient> recipients_;
};

}  // namespace vestnik::mail
