#pragma once
/// An absence known beforehand: illness, trip, order. It prefills the roll, silences the alert, and gives its reason to
/// the absences of its days that stand without one. Whoever may not give reasons enters it without.
#include "ports/recorder.h"
#include "records/attendance_store.h"

namespace vestnik {

/// The first decision is of the notice, the others are of the absences it gives its reason to: one whose window is
/// closed is left as it stands. Problems: "journal.notice_days_wrong", "journal.notice_reason_unknown" {allowed}.
class EnterNotice final : public Command {
 public:
  EnterNotice(AbsenceNotice notice, const RegulationBook& regulations, std::string as_asked)
      : notice_(std::move(notice)), regulations_(regulations), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"absence_notice", "write"}; }
  [[nodiscard]] Object object() const override { return Object::student(notice_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] bool partial() const override { return true; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  AbsenceNotice notice_;  ///< its code is the regulation's absence code; only the reason is asked for
  const RegulationBook& regulations_;
  std::string as_asked_;
  std::vector<StoredAttendance> absences_;  ///< those of its days without a reason
};

}  // namespace vestnik
