#pragma once
/// A person says that something kept of him, or of his child, is wrong; whoever keeps the card corrects it within three
/// days, or says why not (syzran-7.2.10b).
#include <string>

#include "ports/recorder.h"
#include "records/correction_store.h"

namespace vestnik {

/// Event "correction.filed" {"request":1,"person":7}. Problem "access.not_found".
class FileCorrection final : public Command {
 public:
  /// `whose`: a student or a person, as the route names it.
  FileCorrection(Object whose, std::string wish, std::string as_asked)
      : whose_(whose), wish_(std::move(wish)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"correction", "file"}; }
  [[nodiscard]] Object object() const override { return whose_; }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Object whose_;
  std::string wish_;
  std::string as_asked_;
};

/// Event "correction.answered" {"request":1,"person":7,"done":true}. Problems: "access.not_found",
/// "journal.correction_closed" when it was answered already.
class AnswerCorrection final : public Command {
 public:
  struct Answer {
    std::int64_t request = 0;
    PersonId person;  ///< whose data, as the list names it
    bool done = true;
    std::string words;
  };
  AnswerCorrection(Answer answer, std::string as_asked) : answer_(std::move(answer)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"correction", "answer"}; }
  [[nodiscard]] Object object() const override { return Object::person(answer_.person); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Answer answer_;
  std::string as_asked_;
};

}  // namespace vestnik
