// Lists of the staff and of the students: when they were checked, and what in them rests on no order.
#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "plugins/cards/card_json.h"
#include "plugins/cards/fill_report.h"
#include "plugins/cards/list_commands.h"
#include "plugins/cards/order_routes.h"
#include "plugins/cards/staff_routes.h"
#include "plugins/cards/staff_store.h"

namespace vestnik::cards {
namespace {

constexpr const char* lists_schema = R"json({"type":"object","required":["staff","groups",
"orders"],"properties":{"staff":{
"type":"object","required":["people","unchecked","without_order"],"properties":{"people":{"type":"integer"},
"checked_at":{"type":"string","format":"date-time"},"checked_by":{"type":"string"},"unchecked":{"type":"array",
"items":{"type":"object","required":["person","name"]}},"without_order":{"type":"array","items":{"type":"object",
"required":["person","name","posts"]}}}},"students_checked_at":{"type":"string","format":"date-time"},
"students_checked_by":{"type":"string"},"groups":{"type":"array","items":{"type":"object","required":["group","name",
"students"],"properties":{"group":{"type":"integer"},"name":{"type":"string"},"students":{"type":"integer"},
"checked_at":{"type":"string","format":"date-time"},"checked_by":{"type":"string"}}}},"orders":{"type":"object",
"required":["without_order","differing","not_listed","left_without_order"],"properties":{"without_order":{
"type":"array","items":{"type":"object","required":["student","name","group","since"]}},"differing":{"type":"array",
"items":{"type":"object","required":["student","name","group","since","by_order"]}},"not_listed":{"type":"array",
"items":{"type":"object","required":["student","name","group","since","by_order"]}},"left_without_order":{
"type":"array","items":{"type":"object","required":["student","name","group","until"]}}}}}})json";
constexpr const char* check_list_schema = R"json({"type":"object","required":["list"],"additionalProperties":false,
"properties":{"list":{"type":"string","enum":["staff","students"]},"group":{"type":["integer","null"]}}})json";

void write_check(JsonWriter& json, Transaction& read, std::string_view at, std::string_view by,
                 const std::optional<Confirmation>& check) {
  if (check) json.member(at, to_iso(check->at)).member(by, short_name_of(read, check->by));
}

void write_staff_list(JsonWriter& json, Transaction& read, CivilDate today) {
  const auto people = colleagues(read, today);
  json.key("staff").begin_object().member("people", static_cast<std::int64_t>(people.size()));
  write_check(json, read, "checked_at", "checked_by", last_list_check(read, {staff_list, GroupId{}}));
  json.key("unchecked").begin_array();
  for (const Colleague& one : people) {
    if (staff_check_of(read, one.person)) continue;
    json.begin_object().member("person", one.person.value).member("name", one.name).end_object();
  }
  json.end_array().key("without_order").begin_array();
  for (const Colleague& one : people) {
    if (one.unordered.empty()) continue;
    json.begin_object().member("person", one.person.value).member("name", one.name).key("posts").begin_array();
    for (const std::string& post : one.unordered) json.value(post);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write_student_lists(JsonWriter& json, Transaction& read, CivilDate today, Instant now) {
  write_check(json, read, "students_checked_at", "students_checked_by",
              last_list_check(read, {student_list, GroupId{}}));
  json.key("groups").begin_array();
  for (const GroupFill& one : fill_of_groups(read, today, now)) {
    json.begin_object()
        .member("group", one.group.id.value)
        .member("name", one.group.name)
        .member("students", one.students);
    write_check(json, read, "checked_at", "checked_by", last_list_check(read, {student_list, one.group.id}));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Response StaffRoutes::lists(const Request& request) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_lists, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    const CivilDate today = day_there(read, request.received_at).value();
    JsonWriter json{*body};
    json.begin_object();
    write_staff_list(json, read, today);
    write_student_lists(json, read, today, request.received_at);
    write_differences(json, read, today);
    json.end_object();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response StaffRoutes::check_list(const Request& request) {
  CheckedList list{staff_list, GroupId{}};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    const std::string word = body.text("list", 16);
    if (word == student_list) {
      list.list = student_list;
    } else if (word != staff_list) {
      body.refuse("api.unknown_word", "list", {{"value", word}});
    }
    const auto group = body.optional_integer("group", 1);
    if (group && list.list == staff_list) body.refuse("api.unknown_word", "group", {{"value", std::to_string(*group)}});
    if (group) list.group = GroupId{*group};
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  CheckList command{list};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void StaffRoutes::contribute_lists() {
  add(Method::get, "/api/v1/lists", view_lists,
      {"When lists of the staff and of students were checked last, and what in them differs from orders",
       {},
       "",
       lists_schema,
       {200, 403}},
      &StaffRoutes::lists);
  add(Method::post, "/api/v1/lists/checks", check_lists,
      {"Say that the list of the staff, of a class or of all students was checked and is current",
       {},
       check_list_schema,
       done_schema,
       {200, 400, 403, 404, 409, 413, 422, 503}},
      &StaffRoutes::check_list);
}

}  // namespace vestnik::cards
