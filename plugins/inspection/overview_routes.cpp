#include "plugins/inspection/overview_routes.h"

#include <limits>

#include "answers/answers.h"
#include "answers/request_reading.h"
#include "plugins/inspection/digest_page.h"
#include "plugins/inspection/filling_routes.h"
#include "plugins/inspection/operations_page.h"
#include "plugins/inspection/period_end_page.h"
#include "plugins/inspection/readiness_page.h"
#include "plugins/inspection/route_docs.h"
#include "plugins/inspection/working_group.h"

namespace vestnik::inspection {
namespace {

constexpr Permission see_digest{"control", "summary"};
constexpr Permission see_control{"control", "view"};
constexpr Permission see_operations{"activity", "view"};
constexpr Permission see_group{"working_group", "view"};
constexpr Permission set_group{"working_group", "set"};
constexpr std::size_t longest_item = 500;

struct PeriodDays {
  PeriodId id;
  Days days;
};

/// The period asked for; otherwise the last one that ended, or the first that is known.
std::optional<PeriodDays> period_of(Transaction& transaction, std::int64_t asked, CivilDate today) {
  std::optional<PeriodDays> found;
  transaction.query(
      "SELECT period_id, starts, ends FROM v1_period WHERE institution_id = $1 AND kind <> 'month' "
      "ORDER BY ends, starts DESC",
      {transaction.institution()}, [&](const Row& row) {
        const PeriodDays one{row.id<PeriodId>(0), {row.date(1), row.date(2)}};
        if (asked != 0 ? one.id.value == asked : !found || one.days.until <= today) found = one;
      });
  return found;
}

void read_group(ObjectReader& body, WorkingGroup& group) {
  group.order = body.text("order", 100);
  group.dated = body.date("dated");
  group.valid_to = body.optional_date("valid_to");
  group.head = PersonId{body.optional_integer("head", 1).value_or(0)};
  for (const std::int64_t person : body.integers("members", most_members)) group.members.push_back(PersonId{person});
  group.version = body.integer("expected_version", 0);
  if (!body.has("plan")) return;
  body.objects("plan", most_plan_items, [&](ObjectReader& item) {
    PlannedCheck planned;
    planned.due = item.date("due");
    planned.subject = item.text("subject", longest_item);
    planned.person = PersonId{item.optional_integer("person", 1).value_or(0)};
    group.plan.push_back(std::move(planned));
  });
}

}  // namespace

Response OverviewRoutes::digest(const Request& request) {
  return read_page(request, see_digest, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {plus_days(today, -30), today});
    if (!days) return days.problem();
    return write_digest(transaction, *days, today, host_.clock().now(),
                        absence_code(host_.regulations(), transaction.institution(), today));
  });
}

Response OverviewRoutes::period_end(const Request& request) {
  return read_page(request, see_control, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto asked = number_of_query(request, "period", 0, 1, std::numeric_limits<std::int64_t>::max());
    if (!asked) return asked.problem();
    const auto period = period_of(transaction, *asked, today);
    if (!period) return Problem{"inspection.no_period", {{"field", "period"}}};
    const Reach reach = Reach::looking(transaction, request.actor->person, today);
    return write_period_end(transaction, reach, period->id, period->days, host_.clock().now());
  });
}

Response OverviewRoutes::readiness(const Request& request) {
  return read_page(request, see_control, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto on = date_of_query(request, "on", today);
    if (!on) return on.problem();
    return write_readiness(transaction, Reach::looking(transaction, request.actor->person, today), *on);
  });
}

Response OverviewRoutes::operations(const Request& request) {
  return read_page(request, see_operations, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {plus_days(today, -30), today});
    if (!days) return days.problem();
    const auto role = parse_role(request.argument("role").value_or("dispatcher"));
    if (!role || *role == Role::student || *role == Role::parent) {
      return Problem{"inspection.unknown_word", {{"field", "role"}, {"expected", "dispatcher, secretary, teacher"}}};
    }
    return write_operations(transaction, *role, *days);
  });
}

Response OverviewRoutes::working_group(const Request& request) {
  return read_page(request, see_group, [](Transaction& transaction, CivilDate) -> Result<std::string> {
    return write_working_group(transaction, current_working_group(transaction));
  });
}

Response OverviewRoutes::set_working_group(const Request& request) {
  WorkingGroup group;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_group(body, group); });
  if (!read) return refuse(read.problem());
  SetWorkingGroup command{std::move(group)};
  return run(request, command, true);
}

void OverviewRoutes::contribute_working_group() {
  add(Method::get, "/api/v1/inspection/working-group", see_group,
      {"The working group by order, with its plan of checks", {}, "", working_group_schema, {200, 403}},
      [this](const Request& request) { return working_group(request); });
  add(Method::post, "/api/v1/inspection/working-group", set_group,
      {"Enter an order that sets the working group",
       {},
       set_group_schema,
       recorded_schema,
       {201, 400, 403, 409, 413, 422, 503}},
      [this](const Request& request) { return set_working_group(request); });
}

void OverviewRoutes::contribute() {
  add(Method::get, "/api/v1/inspection/digest", see_digest,
      {"The administration's summary of checks, filling, activity and results",
       interval_query,
       "",
       object_schema,
       {200, 403, 422}},
      [this](const Request& request) { return digest(request); });
  add(Method::get, "/api/v1/inspection/period-end", see_control,
      {"The three questions of a period's end per class and subject",
       {{"period", R"({"type":"integer"})"}},
       "",
       object_schema,
       {200, 403, 404, 422}},
      [this](const Request& request) { return period_end(request); });
  add(Method::get, "/api/v1/inspection/readiness", see_control,
      {"What each class still lacks, and who supplies it",
       {{"on", R"({"type":"string","format":"date"})"}},
       "",
       object_schema,
       {200, 403, 422}},
      [this](const Request& request) { return readiness(request); });
  auto query = interval_query;
  query.emplace_back("role", R"({"type":"string","default":"dispatcher"})");
  add(Method::get, "/api/v1/inspection/operations", see_operations,
      {"What the holders of a role recorded", query, "", object_schema, {200, 403, 422}},
      [this](const Request& request) { return operations(request); });
  contribute_working_group();
}

}  // namespace vestnik::inspection
