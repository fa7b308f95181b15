#pragma once
/// Who gives lessons in place of the planned teacher, and who gives them again: a substitute fills the lesson, marks it
/// and takes its roll as the planned teacher does, who keeps that right as well (syzran-r.t.11). Each has its line in
/// the register of substitutions, which the substitute signs once the lesson is filled (labinsk-4.5.1b).
#include <string>
#include <vector>

#include "ports/recorder.h"
#include "records/lesson_store.h"
#include "records/substitution_store.h"

namespace vestnik {

/// Why, and by which order; both may be empty.
struct SubstitutionGround {
  std::string reason;
  std::string order_number;
};

struct SubstitutionRequest {
  LessonId lesson;
  PersonId teacher;  ///< the planned one takes a substitution back
  std::int64_t expected_version = 0;
  std::string as_asked = "{}";
  SubstitutionGround ground{};
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
  Lesson lesson_;
};

struct IntervalRequest {
  PersonId absent;
  PersonId substitute;
  CivilDate from;
  CivilDate to;  ///< included
  SubstitutionGround ground;
  std::string as_asked = "{}";
};

/// All planned lessons of a teacher within an interval in one command. The answer marks lessons at whose time the
/// substitute gives another one: two groups may sit together, so that is said and not forbidden. Problems
/// "journal.substitution_days_wrong", "journal.no_lessons_to_substitute", "journal.not_a_teacher".
class SubstituteInterval final : public Command {
 public:
  explicit SubstituteInterval(IntervalRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"lesson", "substitute"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  IntervalRequest request_;
  std::vector<Lesson> lessons_;
};

/// The substitute's signature under a line of the register. Problems "access.not_found" for anybody else's,
/// "journal.substitution_confirmed_already", "journal.lesson_not_filled": held, with its topic and its roll.
class ConfirmSubstitution final : public Command {
 public:
  explicit ConfirmSubstitution(SubstitutionId entry) : entry_(entry) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"substitution", "confirm"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  SubstitutionId entry_;
  LessonId lesson_;
};

}  // namespace vestnik
