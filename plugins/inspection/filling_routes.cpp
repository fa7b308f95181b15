#include "plugins/inspection/filling_routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"
#include "plugins/inspection/filling_page.h"
#include "plugins/inspection/group_page.h"
#include "plugins/inspection/lesson_page.h"
#include "plugins/inspection/months.h"
#include "plugins/inspection/route_docs.h"

namespace vestnik::inspection {
namespace {

constexpr Permission view{"control", "view"};
constexpr Permission view_journal{"journal", "view"};
constexpr const char* lesson_schema = R"json({"type":"object","required":["lesson","date","group","values"],
"properties":{"values":{"type":"array","items":{"type":"object","required":["kind","author","at"]}},
"last_check":{"type":"object","required":["inspector","role","kind","on"]}}})json";

}  // namespace

std::string absence_code(const RegulationBook& regulations, InstitutionId institution, CivilDate on) {
  const auto regulation = regulations.in_force(institution, on);
  return regulation ? regulation->attendance().absence_code : std::string{};
}

Response FillingRoutes::filling(const Request& request) {
  return read_page(request, view, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {first_of_month(today), today});
    if (!days) return days.problem();
    const auto whose = request.argument("whose").value_or("reach");
    if (whose != "reach" && whose != "own") {
      return Problem{"inspection.unknown_word", {{"field", "whose"}, {"expected", "reach, own"}}};
    }
    const Reach reach = Reach::looking(transaction, request.actor->person, today);
    // Who checks nobody sees what he has to fill himself.
    const bool own = whose == "own" || reach.nowhere();
    const Filling found =
        read_filling(transaction, {reach, own ? request.actor->person : PersonId{}}, *days, host_.clock().now(),
                     absence_code(host_.regulations(), transaction.institution(), today));
    return write_filling(transaction, found);
  });
}

Response FillingRoutes::group(const Request& request) {
  return read_page(request, view, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {plus_days(today, -6), today});
    if (!days) return days.problem();
    const GroupId group{id_of_path(request, "id")};
    const bool known = transaction
                           .one("SELECT 1 FROM v1_group WHERE institution_id = $1 AND group_id = $2",
                                {transaction.institution(), group}, [](const Row&) { return true; })
                           .has_value();
    if (!known || !Reach::looking(transaction, request.actor->person, today).covers(group)) {
      return Problem{"access.not_found"};
    }
    return write_group(transaction, group, *days, host_.clock().now(),
                       absence_code(host_.regulations(), transaction.institution(), today));
  });
}

Response FillingRoutes::lesson(const Request& request) {
  Result<std::string> body = Problem{"access.not_found"};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto found = find_checked_lesson(transaction, LessonId{id_of_path(request, "id")});
    const Object group = Object::group(found ? found->group : GroupId{});
    const auto role = host_.access().allow(transaction, *request.actor, view_journal, group);
    if (!role || !found) return;
    // As in the journal: a load in the group opens the own pages of it, an order for a subject the pages of that one.
    const PersonId reader = request.actor->person;
    const bool of_load = is_of_teacher(transaction, *found, reader);
    if (*role == Role::teacher && !of_load) return;
    const auto today = day_there(transaction, request.received_at);
    const bool heads = *role == Role::head_of_department || *role == Role::head_of_studies;
    if (heads && !of_load && !(today && is_overseen(transaction, *found, reader, *today))) return;
    body = write_lesson_page(transaction, *found);
  });
  return body ? json_answer(*std::move(body)) : refuse(body.problem());
}

void FillingRoutes::contribute() {
  auto query = interval_query;
  query.emplace_back("whose", R"({"type":"string","enum":["reach","own"],"default":"reach"})");
  add(Method::get, "/api/v1/inspection/filling", view,
      {"Lessons without entries, late ones, few grades, open reasons: within the reader's reach",
       query,
       "",
       filling_schema,
       {200, 403, 422}},
      [this](const Request& request) { return filling(request); });
  add(Method::get, "/api/v1/inspection/groups/{id}", view,
      {"One group for its weekly or monthly check: grades, falling averages and missed lessons of each student",
       interval_query,
       "",
       group_schema,
       {200, 403, 422}},
      [this](const Request& request) { return group(request); });
  add(Method::get, "/api/v1/inspection/lessons/{id}", view_journal,
      {"Who entered each value of a lesson's page, and who checked it last", {}, "", lesson_schema, {200, 403}},
      [this](const Request& request) { return lesson(request); });
}

}  // namespace vestnik::inspection
