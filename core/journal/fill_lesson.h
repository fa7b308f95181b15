#pragma once
/// Topic, homework, state and tasks of a lesson. Topic and homework are written whole; the state stays as it is unless
/// it is asked for, and a planned lesson that has begun counts as held. So planning next week's topic holds no lesson,
/// and a topic on a cancelled one does not bring it back.
#include <optional>
#include <string>
#include <vector>

#include "journal/lesson_setting.h"
#include "journal/record_marks.h"

namespace vestnik {

struct LessonRequest {
  LessonId lesson;
  std::string topic;
  std::string homework;
  std::optional<CivilDate> homework_due;
  std::optional<LessonState> state;  ///< none, or the stored one: no change is asked for
  std::string comment;
  std::vector<NewTask> new_tasks;
  bool filled = false;  ///< the teacher declares the lesson completely filled
  std::int64_t expected_version = 0;
  bool confirmed = false;
  std::string as_asked = "{}";
  bool keeps_draft = false;  ///< refused, it becomes its author's draft: the audit then holds no contents of it
};

/// Problem "journal.stale_version" {current}.
class FillLesson final : public Command {
 public:
  explicit FillLesson(LessonRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"lesson", "write"}; }
  [[nodiscard]] Object object() const override { return Object::lesson(request_.lesson); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override {
    return written_ || !request_.keeps_draft ? request_.as_asked : "{}";
  }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] LessonState state_after() const;

  LessonRequest request_;
  bool written_ = false;
  LessonSetting setting_;
  LessonFilling filling_;
};

}  // namespace vestnik
