#pragma once
/// Applications to reopen closed lessons: filed by the teacher with a reason, decided by the administrator, open for
/// exactly the regulation's hours, half-open from the opening (syzran-7.4.7b, 7.4.7c; DIGEST 2.3).
#include <optional>
#include <string>
#include <vector>

#include "ports/recorder.h"
#include "records/application_store.h"
#include "records/draft_store.h"

namespace vestnik {

/// One application for as many lessons as needed; drafts bring their lessons along and are attached to it. Problems:
/// "journal.application_without_lessons", "journal.not_your_lesson", "access.not_found" for a draft that is not the
/// teacher's own, and the regulation's.
class FileApplication final : public Command {
 public:
  FileApplication(std::vector<LessonId> lessons, std::string reason, std::string as_asked,
                  std::vector<DraftId> drafts = {})
      : lessons_(std::move(lessons)),
        reason_(std::move(reason)),
        as_asked_(std::move(as_asked)),
        drafts_(std::move(drafts)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"application", "file"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::vector<LessonId> lessons_;
  std::string reason_;
  std::string as_asked_;
  std::vector<DraftId> drafts_;
};

struct ApplicationVerdict {
  ApplicationId application;
  bool granted = false;
  std::string note;
  std::optional<Instant> opens_at;  ///< when to open: twelve hours granted at 20:00 must not die overnight
  std::int64_t expected_version = 0;
};

/// The matrix and the regulation's `approved_by` must both admit whoever decides. A deputy decides under the role that
/// an order gave him for a time; the role and the number of the order stay with the decision. Problems:
/// "access.not_found", "journal.application_decided_already", "journal.stale_version" {current},
/// "journal.opening_in_the_past", "journal.nothing_reopens" when the regulation knows no reopening,
/// "journal.decision_not_yours" with its clause.
class DecideApplication final : public Command {
 public:
  DecideApplication(ApplicationVerdict verdict, const RegulationBook& regulations, std::string as_asked)
      : verdict_(std::move(verdict)), regulations_(regulations), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"application", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] bool may_decide(Transaction& transaction, const Actor& actor, Role role, const ReopenTerms& terms,
                                Instant now);

  ApplicationVerdict verdict_;
  const RegulationBook& regulations_;
  std::string as_asked_;
  ApplicationDecision decision_;
  std::chrono::seconds lasts_{};
};

}  // namespace vestnik
