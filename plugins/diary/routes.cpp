#include "plugins/diary/routes.h"

#include "answers/answers.h"
#include "answers/etag.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"
#include "plugins/diary/attendance_page.h"
#include "plugins/diary/diary_page.h"
#include "plugins/diary/history_page.h"
#include "plugins/diary/marks_page.h"
#include "plugins/diary/page_answer.h"
#include "plugins/diary/period_choice.h"
#include "plugins/diary/route_docs.h"

namespace vestnik::diary {
namespace {

constexpr Permission view_diary{"diary", "view"};
constexpr Permission view_history{"mark_history", "view"};
/// What a diary page is read from; a member who moves is a matter of rights.
constexpr Areas page_rests_on{Area::rights, Area::lessons, Area::results};
constexpr int most_diary_days = 31;
constexpr int most_attendance_days = 366;

}  // namespace

Response DiaryRoutes::answer(const Request& request, Permission permission, const Read& read) {
  const PersonId student{id_of_path(request, "id")};
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const Result<Role> allowed =
        host_.access().allow(transaction, *request.actor, permission, Object::student(student));
    body = allowed ? read(transaction, student) : Result<std::string>{allowed.problem()};
  });
  if (!body) return problem_answer(body.problem(), host_.messages());
  Response response;
  response.body = std::move(*body);
  return with_etag(request, std::move(response));
}

Response DiaryRoutes::diary(const Request& request) {
  const Result<DateRange> range = read_range(request, most_diary_days);
  if (!range) return problem_answer(range.problem(), host_.messages());
  const PersonId student{id_of_path(request, "id")};
  const PageKey key{request.actor->institution, student, range->from, range->to};
  std::shared_ptr<const Page> page;
  std::optional<Problem> denied;
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const Result<Role> allowed =
        host_.access().allow(transaction, *request.actor, view_diary, Object::student(student));
    if (!allowed) {
      denied = allowed.problem();
      return;
    }
    const std::uint64_t revision = transaction.revisions().value().of(page_rests_on);
    page = cache_.find(key, revision);
    if (page) return;
    page = make_diary_page(transaction, shelf_, student, *range);
    cache_.keep(key, revision, page);
  });
  if (denied) return problem_answer(*denied, host_.messages());
  return page_answer(request, page);
}

Result<std::string> DiaryRoutes::marks_page(const Request& request, Transaction& transaction, PersonId student) {
  const Result<CivilDate> today = day_there(transaction, host_.clock().now());
  if (!today) return today.problem();
  const auto current = host_.regulations().in_force(transaction.institution(), *today);
  MarksQuestion question{.student = student,
                         .period = {},
                         .others = known_periods(transaction, current.get()),
                         .averaging = Averaging::plain};
  const Result<Period> period = choose_period(request, question.others, *today);
  if (!period) return period.problem();
  question.period = *period;
  const auto then = host_.regulations().in_force(transaction.institution(), std::min(*today, period->ends));
  if (then && then->marks().weighted_average) question.averaging = Averaging::weighted;
  return write_marks_page(transaction, question);
}

Response DiaryRoutes::marks(const Request& request) {
  return answer(request, view_diary,
                [&](Transaction& transaction, PersonId student) { return marks_page(request, transaction, student); });
}

Response DiaryRoutes::attendance(const Request& request) {
  const Result<DateRange> range = read_range(request, most_attendance_days);
  if (!range) return problem_answer(range.problem(), host_.messages());
  return answer(request, view_diary, [&](Transaction& transaction, PersonId student) {
    return Result<std::string>{write_attendance_page(transaction, student, *range)};
  });
}

Response DiaryRoutes::history(const Request& request) {
  const MarkId mark{id_of_path(request, "mark")};
  return answer(request, view_history,
                [&](Transaction& transaction, PersonId student) { return write_history(transaction, student, mark); });
}

void DiaryRoutes::contribute() {
  const auto add = [&](const char* pattern, Permission permission, Response (DiaryRoutes::*handle)(const Request&),
                       RouteDoc doc) {
    Route route;
    route.pattern = pattern;
    route.permission = permission;
    route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
    route.doc = std::move(doc);
    host_.add_route(std::move(route));
  };
  const std::vector<std::pair<std::string, std::string>> days{{"from", date_schema}, {"to", date_schema}};
  add("/api/v1/students/{id}/diary", view_diary, &DiaryRoutes::diary,
      {"Lessons, topics, homework, marks and absences of at most 31 days", days, "", diary_schema, {200, 304, 400}});
  add("/api/v1/students/{id}/marks", view_diary, &DiaryRoutes::marks,
      {"Marks of a period by subject, with means and published finals",
       {{"period", R"({"type":"integer"})"}, {"on", date_schema}},
       "",
       marks_schema,
       {200, 304, 400}});
  add("/api/v1/students/{id}/attendance", view_diary, &DiaryRoutes::attendance,
      {"Missed lessons with their reasons, of at most 366 days", days, "", attendance_schema, {200, 304, 400}});
  add("/api/v1/students/{id}/marks/{mark}/history", view_history, &DiaryRoutes::history,
      {"Versions of a mark: before, after, when, by whom, why", {}, "", history_schema, {200, 304}});
}

}  // namespace vestnik::diary
