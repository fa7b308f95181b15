#include "journal/draft_contents.h"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 3> window_codes{"edit.window_closed", "edit.period_closed", "edit.hours_closed"};

bool of_window(const Finding& finding) {
  return std::ranges::find(window_codes, finding.problem.code) != window_codes.end();
}

bool reopenable(const Finding& finding) {
  return std::ranges::any_of(finding.problem.details,
                             [](const auto& detail) { return detail.first == "reopenable" && detail.second == "1"; });
}

bool goes_into_draft(std::size_t row, bool partial, std::span<const Decision> decisions) {
  return !partial || (row < decisions.size() && waits_for_opening(decisions[row]));
}

DraftedTask drafted(const NewTask& task) { return {task.kind, task.title, task.weight_hundredths}; }
NewTask new_task_of(const DraftedTask& task) { return {task.kind, task.title, task.weight_hundredths}; }

std::unique_ptr<Command> marks_of(const Draft& draft, bool confirmed) {
  MarksRequest request;
  request.lesson = draft.lesson;
  for (const DraftedMark& mark : draft.marks) {
    request.rows.push_back({mark.student, mark.task, mark.value, mark.expected_version, mark.comment, mark.for_family});
  }
  if (!draft.tasks.empty()) request.new_task = new_task_of(draft.tasks.front());
  request.confirmed = confirmed;
  return std::make_unique<RecordMarks>(std::move(request));
}

std::unique_ptr<Command> roll_of(const Draft& draft) {
  RollRequest request;
  request.lesson = draft.lesson;
  for (const DraftedAttendance& row : draft.attendance) {
    request.rows.push_back({row.student, row.mark, row.expected_version, row.comment});
  }
  return std::make_unique<TakeRoll>(std::move(request));
}

std::unique_ptr<Command> filling_of(const Draft& draft, bool confirmed) {
  const DraftedLesson filling = draft.filling.value_or(DraftedLesson{});
  LessonRequest request;
  request.lesson = draft.lesson;
  request.topic = filling.topic;
  request.homework = filling.homework;
  request.homework_due = filling.homework_due;
  request.state = filling.state;
  request.comment = filling.comment;
  for (const DraftedTask& task : draft.tasks) request.new_tasks.push_back(new_task_of(task));
  request.filled = filling.filled;
  request.expected_version = filling.expected_version;
  request.confirmed = confirmed;
  return std::make_unique<FillLesson>(std::move(request));
}

}  // namespace

bool waits_for_opening(const Decision& decision) {
  bool found = false;
  for (const Finding& finding : decision.findings) {
    if (finding.verdict != Verdict::refused || !of_window(finding)) continue;
    if (!reopenable(finding)) return false;
    found = true;
  }
  return found;
}

Draft draft_of(const MarksRequest& request, std::span<const Decision> decisions) {
  Draft draft;
  draft.lesson = request.lesson;
  draft.kind = draft_kind::marks;
  for (std::size_t row = 0; row < request.rows.size(); ++row) {
    if (!goes_into_draft(row, request.partial, decisions)) continue;
    const MarkRow& mark = request.rows[row];
    draft.marks.push_back({mark.student, mark.task, mark.value, mark.expected_version, mark.comment, mark.for_family});
  }
  if (request.new_task) draft.tasks.push_back(drafted(*request.new_task));
  return draft;
}

Draft draft_of(const RollRequest& request, std::span<const Decision> decisions) {
  Draft draft;
  draft.lesson = request.lesson;
  draft.kind = draft_kind::attendance;
  for (std::size_t row = 0; row < request.rows.size(); ++row) {
    if (!goes_into_draft(row, request.partial, decisions)) continue;
    const AttendanceRow& asked = request.rows[row];
    draft.attendance.push_back({asked.student, asked.mark, asked.expected_version, asked.comment});
  }
  return draft;
}

Draft draft_of(const LessonRequest& request, std::span<const Decision>) {
  Draft draft;
  draft.lesson = request.lesson;
  draft.kind = draft_kind::lesson;
  draft.filling = DraftedLesson{request.topic,  request.homework,         request.homework_due, request.state,
                                request.filled, request.expected_version, request.comment};
  for (const NewTask& task : request.new_tasks) draft.tasks.push_back(drafted(task));
  return draft;
}

std::unique_ptr<Command> command_of(const Draft& draft, bool confirmed) {
  if (draft.kind == draft_kind::marks) return marks_of(draft, confirmed);
  if (draft.kind == draft_kind::attendance) return roll_of(draft);
  return filling_of(draft, confirmed);
}

}  // namespace vestnik
