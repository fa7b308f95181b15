#include "api/api.h"
#include "api/calls.h"
#include "api/keeping.h"

namespace vestnik {
namespace {

constexpr std::size_t lesson_body = 64U << 10U;
constexpr std::size_t most_rows = 200;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_comment = 500;
/// What a closed window refuses becomes the teacher's own draft.
constexpr std::string_view keep_flag = "keep_draft";

constexpr std::string_view marks_schema =
    R"({"type":"object","required":["rows"],"additionalProperties":false,"properties":{"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","mark","expected_version"],"additionalProperties":false,"properties":{"student":{"type":"integer"},"task":{"type":["integer","null"]},"mark":{"type":["string","null"],"description":"\"5\" or \"4/3\"; null takes the mark away"},"expected_version":{"type":"integer"},"comment":{"type":["string","null"]}}}},"new_task":{"type":"object","required":["kind"],"additionalProperties":false,"properties":{"kind":{"type":"string"},"title":{"type":["string","null"]},"weight_hundredths":{"type":["integer","null"]}}},"confirmed":{"type":["boolean","null"]}}})";
constexpr std::string_view roll_schema =
    R"({"type":"object","required":["rows"],"additionalProperties":false,"properties":{"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","code","expected_version"],"additionalProperties":false,"properties":{"student":{"type":"integer"},"code":{"type":"string","description":"empty: present"},"reason":{"type":["string","null"]},"expected_version":{"type":"integer"},"comment":{"type":["string","null"]}}}}}})";
constexpr std::string_view lesson_schema =
    R"({"type":"object","required":["topic","homework","expected_version"],"additionalProperties":false,"properties":{"topic":{"type":"string"},"homework":{"type":"string"},"homework_due":{"type":["string","null"],"format":"date"},"state":{"type":["string","null"],"enum":["planned","held","cancelled","moved",null],"description":"absent: as it is"},"comment":{"type":["string","null"]},"filled":{"type":["boolean","null"]},"confirmed":{"type":["boolean","null"]},"expected_version":{"type":"integer"},"new_tasks":{"type":"array","items":{"type":"object"}}}})";

/// The words a regulation or the journal's own values are given in; a wrong one is the reader's problem, kept to the
/// end.
NewTask read_task(ObjectReader& task, const MessageCatalogue& messages) {
  NewTask made;
  const std::string kind = task.text("kind", 32);
  if (const auto known = parse_work_kind(kind)) {
    made.kind = *known;
  } else {
    task.refuse("api.unknown_word", "kind", {{"value", kind}});
  }
  made.title = task.optional_text("title", 300).value_or("");
  if (made.title.empty()) made.title = messages.explain(Problem{std::string{default_task_title}}).title;
  made.weight_hundredths = static_cast<int>(task.optional_integer("weight_hundredths", 1, 10'000).value_or(100));
  return made;
}

MarkRow read_mark_row(ObjectReader& row) {
  MarkRow mark;
  mark.student = PersonId{row.integer("student", 1)};
  mark.task = TaskId{row.optional_integer("task", 1).value_or(0)};
  if (const auto value = row.nullable_text("mark", 7)) {
    mark.value = parse_mark(*value);
    if (!mark.value) row.refuse("api.not_a_mark", "mark");
  }
  mark.expected_version = row.integer("expected_version", 0);
  mark.comment = row.optional_text("comment", longest_comment).value_or("");
  return mark;
}

template <class Asked>
Result<void> read_flags(const Request& request, Asked& asked) {
  const auto partial = flag_of_query(request, "partial");
  if (!partial) return partial.problem();
  const auto keeps = flag_of_query(request, keep_flag);
  if (!keeps) return keeps.problem();
  asked.partial = *partial;
  asked.keeps_draft = *keeps;
  return {};
}

Response post_marks(const ApiPorts& ports, const Request& request) {
  MarksRequest asked;
  asked.lesson = LessonId{id_of_path(request, "id")};
  const auto flags = read_flags(request, asked);
  if (!flags) return problem_answer(flags.problem(), ports.messages);
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    body.objects("rows", most_rows, [&](ObjectReader& row) { asked.rows.push_back(read_mark_row(row)); });
    body.optional_object("new_task", [&](ObjectReader& task) { asked.new_task = read_task(task, ports.messages); });
    asked.confirmed = body.optional_boolean("confirmed").value_or(false);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  return run_keeping<RecordMarks>(ports, request, std::move(asked));
}

AttendanceRow read_attendance_row(ObjectReader& row) {
  AttendanceRow attendance;
  attendance.student = PersonId{row.integer("student", 1)};
  attendance.mark.code = row.text("code", 8);
  attendance.mark.reason = row.optional_text("reason", 8).value_or("");
  attendance.expected_version = row.integer("expected_version", 0);
  attendance.comment = row.optional_text("comment", longest_comment).value_or("");
  return attendance;
}

Response post_attendance(const ApiPorts& ports, const Request& request) {
  RollRequest asked;
  asked.lesson = LessonId{id_of_path(request, "id")};
  const auto flags = read_flags(request, asked);
  if (!flags) return problem_answer(flags.problem(), ports.messages);
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    body.objects("rows", most_rows, [&](ObjectReader& row) { asked.rows.push_back(read_attendance_row(row)); });
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  return run_keeping<TakeRoll>(ports, request, std::move(asked));
}

void read_lesson(ObjectReader& body, LessonRequest& asked, const MessageCatalogue& messages) {
  asked.topic = body.text("topic", longest_text);
  asked.homework = body.text("homework", longest_text);
  asked.homework_due = body.optional_date("homework_due");
  if (const auto state = body.optional_text("state", 16)) {
    asked.state = parse_lesson_state(*state);
    if (!asked.state) body.refuse("api.unknown_word", "state", {{"value", *state}});
  }
  asked.comment = body.optional_text("comment", longest_comment).value_or("");
  asked.filled = body.optional_boolean("filled").value_or(false);
  asked.confirmed = body.optional_boolean("confirmed").value_or(false);
  asked.expected_version = body.integer("expected_version", 0);
  if (!body.has("new_tasks")) return;
  body.objects("new_tasks", 20, [&](ObjectReader& task) { asked.new_tasks.push_back(read_task(task, messages)); });
}

Response put_lesson(const ApiPorts& ports, const Request& request) {
  LessonRequest asked;
  asked.lesson = LessonId{id_of_path(request, "id")};
  const auto keeps = flag_of_query(request, keep_flag);
  if (!keeps) return problem_answer(keeps.problem(), ports.messages);
  asked.keeps_draft = *keeps;
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_lesson(body, asked, ports.messages); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  return run_keeping<FillLesson>(ports, request, std::move(asked));
}

}  // namespace

std::vector<Route> lesson_routes(ApiPorts ports) {
  const std::pair<std::string, std::string> keeping{std::string{keep_flag}, R"({"type":"boolean"})"};
  const std::vector<std::pair<std::string, std::string>> partial{{"partial", R"({"type":"boolean"})"}, keeping};
  std::vector<Route> routes;
  routes.push_back({Method::put,
                    "/api/v1/lessons/{id}",
                    Permission{"lesson", "write"},
                    true,
                    Work::write,
                    lesson_body,
                    [ports](const Request& request) { return put_lesson(ports, request); },
                    {"Fill a lesson: topic, homework, state, new tasks",
                     {keeping},
                     std::string{lesson_schema},
                     std::string{command_schema},
                     {200, 400, 404, 409, 422}}});
  routes.push_back({Method::post,
                    "/api/v1/lessons/{id}/marks",
                    Permission{"marks", "write"},
                    true,
                    Work::write,
                    lesson_body,
                    [ports](const Request& request) { return post_marks(ports, request); },
                    {"Record marks of a lesson, the whole class in one call",
                     partial,
                     std::string{marks_schema},
                     std::string{command_schema},
                     {200, 400, 404, 409, 422}}});
  routes.push_back({Method::post,
                    "/api/v1/lessons/{id}/attendance",
                    Permission{"attendance", "write"},
                    true,
                    Work::write,
                    lesson_body,
                    [ports](const Request& request) { return post_attendance(ports, request); },
                    {"Take the roll: whoever is not named is present",
                     partial,
                     std::string{roll_schema},
                     std::string{command_schema},
                     {200, 400, 404, 409, 422}}});
  return routes;
}

}  // namespace vestnik
