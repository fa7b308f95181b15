#pragma once
/// The roll of a lesson: a recorded act even when everybody is there. Whoever the first roll does not name is present,
/// a later one leaves him as he stands; absences known beforehand (notices) fill themselves in. A reason is the class
/// teacher's: a roll that names none keeps the one that stands beside the same code.
#include <string>
#include <unordered_map>
#include <vector>

#include "journal/lesson_setting.h"
#include "records/attendance_store.h"

namespace vestnik {

struct AttendanceRow {
  PersonId student;
  AttendanceMark mark;  ///< code "" = present
  std::int64_t expected_version = 0;
  std::string comment;
};

struct RollRequest {
  LessonId lesson;
  std::vector<AttendanceRow> rows;
  bool partial = false;
  std::string as_asked = "{}";
  bool keeps_draft = false;  ///< refused, it becomes its author's draft: the audit then holds no contents of it
};

/// Problem "journal.lesson_not_begun" earlier than the break before the lesson; row problems:
/// "journal.student_not_in_group", "journal.stale_version" {current}, "journal.row_twice".
class TakeRoll final : public Command {
 public:
  explicit TakeRoll(RollRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"attendance", "write"}; }
  [[nodiscard]] Object object() const override { return Object::lesson(request_.lesson); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override {
    return written_ || !request_.keeps_draft ? request_.as_asked : "{}";
  }
  [[nodiscard]] bool partial() const override { return request_.partial; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  using Standing = std::unordered_map<PersonId, StoredAttendance>;
  void fill_rows(Transaction& transaction, const Standing& standing, bool first_roll);
  [[nodiscard]] AttendanceChange change_of(std::size_t row, const Actor& actor, Role role) const;
  [[nodiscard]] AttendanceChange roll_itself(const Actor& actor, Role role) const;
  [[nodiscard]] std::optional<Problem> problem_of(std::size_t row) const;

  RollRequest request_;
  bool written_ = false;
  LessonSetting setting_;
  std::unordered_set<PersonId> released_;  ///< from this lesson
  std::vector<AttendanceRow> rows_;        ///< those asked for and those filled in from notices
  std::vector<bool> noticed_;              ///< one a row: its reason is a notice's
  std::vector<StoredAttendance> before_;   ///< one a row
};

}  // namespace vestnik
