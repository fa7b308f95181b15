#pragma once
/// A call made because no message could tell the family: who, when, what was answered. Proof of informing.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

/// Problem "journal.no_such_call": there is no open call about this student.
class RecordCall final : public Command {
 public:
  RecordCall(std::int64_t call, PersonId student, std::string answer, std::string as_asked)
      : call_(call), student_(student), answer_(std::move(answer)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"call", "record"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t call_;
  PersonId student_;
  ObligationId obligation_;
  std::string answer_;
  std::string as_asked_;
};

}  // namespace vestnik
