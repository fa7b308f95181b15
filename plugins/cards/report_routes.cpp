// How well class teachers keep the cards of their classes.
#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "json/json_writer.h"
#include "plugins/cards/fill_report.h"
#include "plugins/cards/routes.h"

namespace vestnik::cards {
namespace {

/// Cards are refreshed once a school year (syzran-7.2.10a): from its first of September on.
CivilDate start_of_school_year(CivilDate today) {
  const bool autumn = today.month() >= std::chrono::September;
  return CivilDate{autumn ? today.year() : today.year() - std::chrono::years{1}, std::chrono::September,
                   std::chrono::day{1}};
}

void write_group(JsonWriter& json, Transaction& read, const GroupFill& one) {
  json.begin_object().member("group", one.group.id.value).member("name", one.group.name);
  json.key("class_teachers").begin_array();
  for (const PersonId leader : one.leaders) json.value(short_name_of(read, leader));
  json.end_array()
      .member("students", one.students)
      .member("students_filled_percent", one.student_percent())
      .member("parents", one.parents)
      .member("parents_filled_percent", one.parent_percent())
      .member("incomplete", one.incomplete)
      .member("unconfirmed", one.stale)
      .end_object();
}

}  // namespace

Response CardRoutes::fill_report(const Request& request) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_fill_report, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    const CivilDate today = day_there(read, request.received_at).value();
    const auto asked = request.argument("since");
    const auto since = asked ? parse_iso_date(*asked) : std::optional{start_of_school_year(today)};
    if (!since) {
      body = Problem{"json.bad_date", {{"field", "since"}}};
      return;
    }
    const Instant from = start_there(read, *since).value();
    JsonWriter json{*body};
    json.begin_object().member("since", to_iso(*since)).key("groups").begin_array();
    for (const GroupFill& one : fill_of_groups(read, today, from)) write_group(json, read, one);
    json.end_array().member("staff_unchecked", staff_unchecked(read, today, from)).end_object();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

}  // namespace vestnik::cards
