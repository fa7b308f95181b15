#include "mark_entry.h"

#include <stdexcept>

namespace vestnik::bench {

MarksRequest marks_for_all(LessonId lesson, const std::vector<PersonId>& students, int grade) {
  MarksRequest request;
  request.lesson = lesson;
  request.new_task = NewTask{};
  std::string rows;
  for (const PersonId student : students) {
    request.rows.push_back({student, TaskId{}, Mark{static_cast<std::uint8_t>(grade), std::nullopt}, 0, {}});
    rows += rows.empty() ? "" : ",";
    rows += R"({"student":)" + std::to_string(student.value) + R"(,"value":")" + std::to_string(grade) +
            R"(","expected_version":0})";
  }
  request.as_asked = R"({"new_task":{"kind":"oral"},"rows":[)" + rows + "]}";
  return request;
}

CommandKey key_of_lesson(LessonId lesson) {
  const std::string key = "bench-" + std::to_string(lesson.value);
  return {key, digest(key)};
}

Recorded record_marks(OpenSchool& school, PersonId teacher, MarksRequest request) {
  const CommandKey key = key_of_lesson(request.lesson);
  RecordMarks command{std::move(request)};
  auto recorded = school.service().recorder().run(school.actor(teacher), command, key, school.clock().now());
  if (!recorded) throw std::runtime_error{"the marks were not recorded: " + recorded.problem().code};
  if (!recorded->event) {
    throw std::runtime_error{"the marks were refused: " + recorded->decisions.front().findings.front().problem.code};
  }
  return *std::move(recorded);
}

}  // namespace vestnik::bench
