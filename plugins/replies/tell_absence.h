#pragma once
/// A guardian says in the diary that the child does not come; the class teacher decides, as about any answer.
#include <string>

#include "plugins/replies/reply_store.h"
#include "ports/recorder.h"

namespace vestnik::replies {

/// What was told: first and last day, both included, and the guardian's own words.
struct AbsenceWord {
  PersonId student;
  std::string kind;  ///< "illness", "other"
  CivilDate from;
  CivilDate to;
  std::string words;
};

/// Event "reply.received" {"reply":1}: told to the class teacher like an answer by telephone. Problems
/// "replies.days_wrong" (days gone by, or more than `farthest_days` ahead), "replies.words_missing" (a reason other
/// than an illness in no words), "replies.waits_already" (the class teacher has not decided yet about one of the days).
class TellAbsence final : public Command {
 public:
  /// `key`: names this telling among all of the guardian's.
  TellAbsence(AbsenceWord told, std::string key) : told_(std::move(told)), key_(std::move(key)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"absence_word", "write"}; }
  [[nodiscard]] Object object() const override { return Object::student(told_.student); }
  /// Without the words: they stand in the reply, and the audit outlives it.
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  AbsenceWord told_;
  std::string key_;
};

}  // namespace vestnik::replies
