#pragma once
/// Marks of a lesson: a whole class in one command, all or nothing, or with an answer per row.
#include <optional>
#include <string>
#include <vector>

#include "journal/lesson_setting.h"
#include "records/mark_store.h"

namespace vestnik {

struct MarkRow {
  PersonId student;
  TaskId task;                ///< none: no task, or the one made by the same command
  std::optional<Mark> value;  ///< empty: the mark is taken away
  std::int64_t expected_version = 0;
  std::string comment{};     ///< for the school; families never read it
  std::string for_family{};  ///< why, for the own family; it names no other child (journal/family_word.h)
};

/// A task made together with the marks («Ответ на уроке»), for the rows that name none.
struct NewTask {
  WorkKind kind = WorkKind::oral;
  std::string title;
  int weight_hundredths = 100;
};

struct MarksRequest {
  LessonId lesson;
  std::vector<MarkRow> rows;
  std::optional<NewTask> new_task;
  bool partial = false;
  bool confirmed = false;
  std::string as_asked = "{}";  ///< the request's JSON, for the audit
  bool keeps_draft = false;     ///< refused, it becomes its author's draft: the audit then holds no contents of it
};

/// Problem "journal.no_rows"; row problems: "journal.student_not_in_group", "journal.no_such_task",
/// "journal.stale_version" {current}, "journal.row_twice", "journal.names_another_child".
class RecordMarks final : public Command {
 public:
  explicit RecordMarks(MarksRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"marks", "write"}; }
  [[nodiscard]] Object object() const override { return Object::lesson(request_.lesson); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override {
    return written_ || !request_.keeps_draft ? request_.as_asked : "{}";
  }
  [[nodiscard]] bool partial() const override { return request_.partial; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] std::optional<Problem> problem_of(std::size_t row) const;
  [[nodiscard]] MarkChange change_of(std::size_t row, const Actor& actor, Role role) const;
  [[nodiscard]] const Task* task_of(const MarkRow& row) const;
  [[nodiscard]] bool new_task_used(std::span<const Decision> decisions) const;

  MarksRequest request_;
  bool written_ = false;
  LessonSetting setting_;
  std::vector<Task> tasks_;
  std::vector<StoredMark> before_;  ///< one a row
  std::vector<bool> names_others_;  ///< one a row: its word for the family speaks of somebody else's child
  std::unordered_map<PersonId, AttendanceMark> attendance_;
};

}  // namespace vestnik
