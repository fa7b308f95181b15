#pragma once
/// A family's answer comes in; the class teacher accepts or declines what it proposes.
#include "plugins/replies/reading.h"
#include "plugins/replies/reply_store.h"
#include "ports/family_desk.h"
#include "ports/recorder.h"

namespace vestnik::replies {

inline constexpr std::string_view reply_received = "reply.received";
inline constexpr std::string_view reply_declined = "reply.declined";

/// Who wrote, from where, and what.
struct Incoming {
  std::string message_key;
  PersonId guardian;
  std::vector<PersonId> children;
  std::string telephone;
  std::string text;
};

/// Run by the service itself. Event "reply.received" {"reply":1}; a stop word stops the telephone in the same
/// transaction. An illness becomes a proposal for each child absent today or, when none is, for an only child;
/// otherwise it is left for the class teacher to read. Problem "replies.known": the message was taken already.
class ReceiveReply final : public Command {
 public:
  ReceiveReply(Incoming incoming, const ReplyWords& words, FamilyDesk& desk, const RegulationBook& regulations)
      : incoming_(std::move(incoming)), words_(words), desk_(desk), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override { return reply_received; }
  [[nodiscard]] Permission permission() const override { return {"replies", "receive"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] std::vector<PersonId> concerned(Transaction& transaction, CivilDate today) const;

  Incoming incoming_;
  const ReplyWords& words_;
  FamilyDesk& desk_;
  const RegulationBook& regulations_;
};

/// The absence as the class teacher's own entry: event "notice.entered", with its rules and refusals. Problems besides:
/// "access.not_found", "replies.decided".
class AcceptProposal final : public Command {
 public:
  /// `student`: whose proposal it is, as the caller read it; a proposal of nobody answers "access.not_found".
  AcceptProposal(ProposalId id, PersonId student, FamilyDesk& desk, const RegulationBook& regulations)
      : id_(id), student_(student), desk_(desk), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"replies", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] bool partial() const override { return true; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  ProposalId id_;
  PersonId student_;
  FamilyDesk& desk_;
  const RegulationBook& regulations_;
  std::unique_ptr<Command> absence_;
};

/// Event "reply.declined" {"proposal":1}. Problems as above.
class DeclineProposal final : public Command {
 public:
  DeclineProposal(ProposalId id, PersonId student) : id_(id), student_(student) {}

  [[nodiscard]] std::string_view event_type() const override { return reply_declined; }
  [[nodiscard]] Permission permission() const override { return {"replies", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  ProposalId id_;
  PersonId student_;
};

}  // namespace vestnik::replies
