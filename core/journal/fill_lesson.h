#pragma once
/// Topic, homework, state and tasks of a lesson.
#include <optional>
#include <string>
#include <vector>

#include "journal/lesson_setting.h"
#include "journal/record_marks.h"

namespace vestnik {

struct LessonRequest {
  LessonId lesson;
  LessonFilling filling;
  std::vector<NewTask> new_tasks;
  bool filled = false;  ///< the teacher declares the lesson completely filled
  std::int64_t expected_version = 0;
  bool confirmed = false;
  std::string as_asked = "{}";
};

/// Problem "journal.stale_version" {current}.
class FillLesson final : public Command {
 public:
  explicit FillLesson(LessonRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"lesson", "write"}; }
  [[nodiscard]] Object object() const override { return Object::lesson(request_.lesson); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  LessonRequest request_;
  LessonSetting setting_;
};

}  // namespace vestnik
