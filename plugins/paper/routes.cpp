#include "plugins/paper/routes.h"

#include <algorithm>
#include <limits>

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "plugins/paper/ask_report.h"
#include "plugins/paper/mark_sheet.h"
#include "plugins/paper/print_page.h"
#include "plugins/paper/queue_page.h"
#include "plugins/paper/route_docs.h"

namespace vestnik::paper {
namespace {

constexpr Permission view{"paper", "view"};
constexpr Permission hand_over{"paper", "hand_over"};
constexpr Permission ask_for{"paper", "ask"};
constexpr std::size_t body_limit = 1024;

Result<Stage> stage_of(const Request& request) {
  const std::string_view word = request.argument("state").value_or("waiting");
  if (word == "waiting") return Stage::waiting;
  if (word == "gone") return Stage::gone;
  return Problem{"paper.unknown_state", {{"field", "state"}}};
}

std::string_view how_of(const std::string& word, ObjectReader& body) {
  for (const std::string_view known : {handed::in_hand, handed::through_student}) {
    if (word == known) return known;
  }
  body.refuse("paper.unknown_way", "how");
  return {};
}

}  // namespace

Response PaperRoutes::run(const Request& request, Command& command, bool created) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

Result<std::string> PaperRoutes::reading(const Request& request, const Read& read) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, view, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    const Result<CivilDate> today = day_there(transaction, host_.clock().now());
    const PersonId whose = *role == Role::class_teacher ? request.actor->person : PersonId{};
    body = today ? read(transaction, whose, *today) : Result<std::string>{today.problem()};
  });
  return body;
}

Response PaperRoutes::queue(const Request& request) {
  const Result<Stage> stage = stage_of(request);
  if (!stage) return problem_answer(stage.problem(), host_.messages());
  const auto page =
      ListPage::of(request, *stage == Stage::waiting ? ListPage::Order::oldest_first : ListPage::Order::newest_first);
  if (!page) return problem_answer(page.problem(), host_.messages());
  auto body = reading(request, [&](Transaction& transaction, PersonId whose, CivilDate today) {
    return write_queue(transaction, {whose, today, *stage}, *page);
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response PaperRoutes::print(const Request& request) {
  const auto one = number_of_query(request, "sheet", 0, 1, std::numeric_limits<std::int64_t>::max());
  if (!one) return problem_answer(one.problem(), host_.messages());
  auto body = reading(request, [&](Transaction& transaction, PersonId whose, CivilDate today) -> Result<std::string> {
    auto sheets = sheets_of(transaction, whose, today, Stage::waiting, most_sheets, 0);
    if (*one == 0) return print_page(sheets);
    std::erase_if(sheets, [&](const Sheet& sheet) { return sheet.id.value != *one; });
    if (sheets.empty()) return Problem{"access.not_found"};
    return print_page(sheets);
  });
  if (!body) return problem_answer(body.problem(), host_.messages());
  Response page;
  page.body = *std::move(body);
  page.content_type = "text/html; charset=utf-8";
  return page;
}

PersonId PaperRoutes::student_of(const Request& request, SheetId sheet) {
  PersonId student;
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    if (const auto found = find_sheet(transaction, sheet)) student = found->student;
  });
  return student;
}

Response PaperRoutes::printed(const Request& request) {
  const SheetId sheet{id_of_path(request, "id")};
  PrintSheet command{sheet, student_of(request, sheet)};
  return run(request, command, false);
}

Response PaperRoutes::handed_over(const Request& request) {
  std::string_view how;
  const auto read = read_request_body(request, [&](ObjectReader& body) { how = how_of(body.text("how", 32), body); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  const SheetId sheet{id_of_path(request, "id")};
  HandOverSheet command{sheet, student_of(request, sheet), how};
  return run(request, command, false);
}

Response PaperRoutes::ask(const Request& request) {
  PersonId guardian;
  const auto read = read_request_body(
      request, [&](ObjectReader& body) { guardian = PersonId{body.optional_integer("guardian", 1).value_or(0)}; });
  if (!read) return problem_answer(read.problem(), host_.messages());
  AskReport command{PersonId{id_of_path(request, "id")}, guardian, host_.regulations()};
  return run(request, command, true);
}

void PaperRoutes::contribute() {
  Route queue_route = plain_route(Method::get, "/api/v1/paper", view, 0,
                                  paged({"Sheets for guardians: a class teacher's own class, or all",
                                         {{"state", R"({"type":"string","enum":["waiting","gone"]})"}},
                                         "",
                                         queue_schema,
                                         {200, 400, 403}}));
  queue_route.handle = [this](const Request& request) { return queue(request); };
  host_.add_route(std::move(queue_route));

  Route print_route = plain_route(Method::get, "/api/v1/paper/print", view, 0,
                                  {"The waiting sheets, or one of them, as a page for the printer (HTML)",
                                   {{"sheet", R"({"type":"integer"})"}},
                                   "",
                                   "",
                                   {200, 400, 403, 404, 422}});
  print_route.handle = [this](const Request& request) { return print(request); };
  host_.add_route(std::move(print_route));

  Route printed_route = plain_route(Method::post, "/api/v1/paper/{id}/printed", hand_over, 0,
                                    {"Say that a sheet is printed; a request for it is closed by that",
                                     {},
                                     "",
                                     recorded_schema,
                                     {200, 403, 409, 503}});
  printed_route.handle = [this](const Request& request) { return printed(request); };
  host_.add_route(std::move(printed_route));

  Route handed_route =
      plain_route(Method::post, "/api/v1/paper/{id}/handed-over", hand_over, 0,
                  {"Say that a sheet is in the guardian's hands (proof of informing) or went home with the "
                   "student (no proof)",
                   {},
                   hand_over_schema,
                   recorded_schema,
                   {200, 400, 403, 409, 413, 422, 503}});
  handed_route.body_limit = body_limit;
  handed_route.handle = [this](const Request& request) { return handed_over(request); };
  host_.add_route(std::move(handed_route));

  Route ask_route = plain_route(Method::post, "/api/v1/students/{id}/report-requests", ask_for, 0,
                                {"Ask for a report on results and attendance on paper",
                                 {},
                                 ask_schema,
                                 recorded_schema,
                                 {201, 400, 403, 409, 413, 422, 503}});
  ask_route.body_limit = body_limit;
  ask_route.handle = [this](const Request& request) { return ask(request); };
  host_.add_route(std::move(ask_route));
}

}  // namespace vestnik::paper
