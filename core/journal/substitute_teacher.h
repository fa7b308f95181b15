#pragma once
/// Who gives a lesson in place of the planned teacher, and who gives it again: a substitute fills the lesson, marks it
/// and takes its roll as the planned teacher does, who keeps that right as well.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

struct SubstitutionRequest {
  LessonId lesson;
  PersonId teacher;  ///< the planned one takes a substitution back
  std::int64_t expected_version = 0;
  std::string as_asked = "{}";
};

/// Problems "access.not_found", "journal.stale_version" {current}, "journal.not_a_teacher".
class SubstituteTeacher final : public Command {
 public:
  explicit SubstituteTeacher(SubstitutionRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"lesson", "substitute"}; }
  [[nodiscard]] Object object() const override { return Object::lesson(request_.lesson); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  SubstitutionRequest request_;
  std::string state_;
};

}  // namespace vestnik
