#include "api/api.h"
#include "api/calls.h"
#include "api/keeping.h"
#include "journal/asked.h"

namespace vestnik {
namespace {

constexpr std::size_t lesson_body = 64U << 10U;
/// What a closed window refuses becomes the teacher's own draft.
constexpr std::string_view keep_flag = "keep_draft";

constexpr std::string_view marks_schema =
    R"({"type":"object","required":["rows"],"additionalProperties":false,"properties":{"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","mark","expected_version"],"additionalProperties":false,"properties":{"student":{"type":"integer"},"task":{"type":["integer","null"]},"mark":{"type":["string","null"],"description":"\"5\" or \"4/3\"; null takes the mark away"},"expected_version":{"type":"integer"},"comment":{"type":["string","null"],"description":"for the school: families do not read it"},"for_family":{"type":["string","null"],"description":"why, for the own family; it may name no other child"}}}},"new_task":{"type":"object","required":["kind"],"additionalProperties":false,"properties":{"kind":{"type":"string"},"title":{"type":["string","null"]},"weight_hundredths":{"type":["integer","null"]}}},"confirmed":{"type":["boolean","null"]}}})";
constexpr std::string_view roll_schema =
    R"({"type":"object","required":["rows"],"additionalProperties":false,"properties":{"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","code","expected_version"],"additionalProperties":false,"properties":{"student":{"type":"integer"},"code":{"type":"string","description":"empty: present"},"reason":{"type":["string","null"]},"expected_version":{"type":"integer"},"comment":{"type":["string","null"]}}}}}})";
constexpr std::string_view lesson_schema =
    R"({"type":"object","required":["topic","homework","expected_version"],"additionalProperties":false,"properties":{"topic":{"type":"string"},"homework":{"type":"string"},"homework_due":{"type":["string","null"],"format":"date"},"state":{"type":["string","null"],"enum":["planned","held","cancelled","moved",null],"description":"absent: as it is"},"comment":{"type":["string","null"]},"filled":{"type":["boolean","null"]},"confirmed":{"type":["boolean","null"]},"expected_version":{"type":"integer"},"new_tasks":{"type":"array","items":{"type":"object"}}}})";

std::string title_of_task(const MessageCatalogue& messages) {
  return messages.explain(Problem{std::string{default_task_title}}).title;
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
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { read_marks(body, asked, title_of_task(ports.messages)); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  return run_keeping<RecordMarks>(ports, request, std::move(asked));
}

Response post_attendance(const ApiPorts& ports, const Request& request) {
  RollRequest asked;
  asked.lesson = LessonId{id_of_path(request, "id")};
  const auto flags = read_flags(request, asked);
  if (!flags) return problem_answer(flags.problem(), ports.messages);
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_roll(body, asked); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  return run_keeping<TakeRoll>(ports, request, std::move(asked));
}

Response put_lesson(const ApiPorts& ports, const Request& request) {
  LessonRequest asked;
  asked.lesson = LessonId{id_of_path(request, "id")};
  const auto keeps = flag_of_query(request, keep_flag);
  if (!keeps) return problem_answer(keeps.problem(), ports.messages);
  asked.keeps_draft = *keeps;
  asked.as_asked = request.body;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { read_lesson(body, asked, title_of_task(ports.messages)); });
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
