#pragma once
/// Releasing a student from lessons for some days: he is shown as released and not as absent (labinsk-5.2.4d).
#include "ports/recorder.h"
#include "records/release_store.h"

namespace vestnik {

/// Problems "journal.release_days_wrong", "journal.release_without_document", "journal.no_such_subject".
class ReleaseStudent final : public Command {
 public:
  ReleaseStudent(StudentRelease release, std::string as_asked)
      : release_(std::move(release)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"release", "write"}; }
  [[nodiscard]] Object object() const override { return Object::student(release_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  StudentRelease release_;
  std::string as_asked_;
};

}  // namespace vestnik
