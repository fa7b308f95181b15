#include "plugins/acquaintance/routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "plugins/acquaintance/confirm_reading.h"
#include "plugins/acquaintance/regulation_page.h"
#include "plugins/acquaintance/route_docs.h"

namespace vestnik::acquaintance {
namespace {

constexpr std::int64_t most_readings = 500;  ///< the staff of a large college on one sheet

constexpr Permission view{"acquaintance", "view"};
constexpr Permission confirm_permission{"acquaintance", "confirm"};
constexpr Permission list{"acquaintance", "list"};
constexpr std::size_t longest_confirmation = 256;  ///< bytes: one date

}  // namespace

Response AcquaintanceRoutes::answer(const Request& request, Permission permission, const Read& read) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, permission, Object::institution());
    const Result<CivilDate> today = role ? day_there(transaction, request.received_at) : role.problem();
    if (!today) {
      body = today.problem();
      return;
    }
    const auto regulation = host_.regulations().in_force(transaction.institution(), *today);
    body = regulation ? read(transaction, regulation->info(), *today)
                      : Problem{"regulation.none_in_force", {{"date", to_russian(*today)}}};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response AcquaintanceRoutes::current(const Request& request) {
  return answer(request, view, [&](Transaction& transaction, const RegulationInfo& info, CivilDate today) {
    return Result<std::string>{write_regulation(transaction, info, request.actor->person, today)};
  });
}

Response AcquaintanceRoutes::sheet(const Request& request) {
  const auto page = ListPage::of(request, ListPage::Order::as_listed, most_readings, most_readings);
  if (!page) return problem_answer(page.problem(), host_.messages());
  return answer(request, list, [&](Transaction& transaction, const RegulationInfo& info, CivilDate today) {
    return write_sheet(transaction, info, today, *page);
  });
}

Response AcquaintanceRoutes::confirm(const Request& request) {
  CivilDate version{};
  const auto read = read_request_body(request, [&](ObjectReader& body) { version = body.date("in_force_from"); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  ConfirmReading command{host_.regulations(), version};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void AcquaintanceRoutes::contribute() {
  const auto add = [this](Method method, const char* pattern, Permission permission, Work work, RouteDoc doc,
                          Response (AcquaintanceRoutes::*handle)(const Request&)) {
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.permission = permission;
    route.work = work;
    if (work == Work::write) route.body_limit = longest_confirmation;
    route.doc = std::move(doc);
    route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
    host_.add_route(std::move(route));
  };
  add(Method::get, "/api/v1/regulation/current", view, Work::read,
      {"The regulation in force: order, minutes, first day, documents beside it",
       {},
       "",
       regulation_schema,
       {200, 403, 409}},
      &AcquaintanceRoutes::current);
  add(Method::post, "/api/v1/regulation/current/reading", confirm_permission, Work::write,
      {"An employee confirms having read the version in force",
       {},
       reading_schema,
       confirmed_schema,
       {200, 400, 403, 409, 422, 503}},
      &AcquaintanceRoutes::confirm);
  add(Method::get, "/api/v1/regulation/current/readings", list, Work::read,
      paged({"Who of the staff has confirmed the reading and who has not", {}, "", readings_schema, {200, 403, 409}},
            most_readings),
      &AcquaintanceRoutes::sheet);
}

}  // namespace vestnik::acquaintance
