#include "plugins/cards/order_routes.h"

#include <algorithm>
#include <array>

#include "answers/answers.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "plugins/cards/card_json.h"
#include "plugins/cards/card_store.h"

namespace vestnik::cards {
namespace {

constexpr std::size_t order_body = 4096;
constexpr std::size_t longest_number = 60;
constexpr std::array<std::string_view, 3> order_kinds{order_kind::enrolled, order_kind::transferred, order_kind::left};

constexpr const char* orders_schema = R"json({"type":"object","required":["orders"],"properties":{"orders":{
"type":"array","items":{"type":"object","required":["id","kind","effective_on","order","dated","entered_by",
"entered_at"],"properties":{"id":{"type":"integer"},"kind":{"type":"string","enum":["enrolled","transferred","left"]},
"group":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},
"effective_on":{"type":"string","format":"date"},"order":{"type":"string"},"dated":{"type":"string","format":"date"},
"entered_by":{"type":"string"},"entered_at":{"type":"string","format":"date-time"},
"withdrawn_at":{"type":"string","format":"date-time"}}}}}})json";
constexpr const char* order_schema = R"json({"type":"object","required":["kind","effective_on","order","dated"],
"additionalProperties":false,"properties":{"kind":{"type":"string","enum":["enrolled","transferred","left"]},
"group":{"type":["integer","null"],"description":"the class of one who was enrolled or moved"},
"effective_on":{"type":"string","format":"date"},"order":{"type":"string","maxLength":60,"description":"its number"},
"dated":{"type":"string","format":"date"}}})json";

void write_class(JsonWriter& json, Transaction& transaction, GroupId group) {
  if (!group) return;
  json.key("group")
      .begin_object()
      .member("id", group.value)
      .member("name", name_of_group(transaction, group))
      .end_object();
}

/// What the paper says.
void write_paper(JsonWriter& json, Transaction& transaction, const StudentOrder& order) {
  json.member("kind", order.kind);
  write_class(json, transaction, order.group);
  json.member("effective_on", to_iso(order.effective_on))
      .member("order", order.number)
      .member("dated", to_iso(order.dated));
}

void write_list_of(JsonWriter& json, Transaction& transaction, std::string_view name, std::string_view day,
                   const std::vector<OrderDifference>& differences) {
  json.key(name).begin_array();
  for (const OrderDifference& one : differences) {
    json.begin_object().member("student", one.student.value).member("name", one.name);
    write_class(json, transaction, one.group);
    json.member(day, to_iso(one.since));
    if (one.order) {
      json.key("by_order").begin_object();
      write_paper(json, transaction, *one.order);
      json.end_object();
    }
    json.end_object();
  }
  json.end_array();
}

StudentOrder read_order_body(ObjectReader& body, PersonId student) {
  StudentOrder order;
  order.student = student;
  order.kind = body.text("kind", 16);
  if (std::ranges::find(order_kinds, order.kind) == order_kinds.end())
    body.refuse("api.unknown_word", "kind", {{"value", order.kind}});
  order.group = GroupId{body.optional_integer("group", 1).value_or(0)};
  order.effective_on = body.date("effective_on");
  order.number = body.text("order", longest_number);
  order.dated = body.date("dated");
  return order;
}

}  // namespace

void write_differences(JsonWriter& json, Transaction& transaction, CivilDate on) {
  const OrderDifferences found = differences_from_orders(transaction, on);
  json.key("orders").begin_object();
  write_list_of(json, transaction, "without_order", "since", found.without_order);
  write_list_of(json, transaction, "differing", "since", found.differing);
  write_list_of(json, transaction, "not_listed", "since", found.not_listed);
  write_list_of(json, transaction, "left_without_order", "until", found.left_without_order);
  json.end_object();
}

Response OrderRoutes::orders(const Request& request) {
  const PersonId student{id_of_path(request, "id")};
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_student_orders, Object::student(student));
    if (!role) {
      body = role.problem();
      return;
    }
    JsonWriter json{*body};
    json.begin_object().key("orders").begin_array();
    for (const StudentOrder& order : orders_of_student(read, student)) {
      json.begin_object().member("id", order.id);
      write_paper(json, read, order);
      json.member("entered_by", short_name_of(read, order.entered_by)).member("entered_at", to_iso(order.entered_at));
      if (order.withdrawn_at) json.member("withdrawn_at", to_iso(*order.withdrawn_at));
      json.end_object();
    }
    json.end_array().end_object();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response OrderRoutes::record(const Request& request) {
  StudentOrder order;
  const auto read = read_request_body(
      request, [&](ObjectReader& body) { order = read_order_body(body, PersonId{id_of_path(request, "id")}); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  RecordStudentOrder command{std::move(order), request.body};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), true);
}

Response OrderRoutes::withdraw(const Request& request) {
  WithdrawStudentOrder command{PersonId{id_of_path(request, "id")}, id_of_path(request, "order")};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void OrderRoutes::contribute() {
  const auto add = [&](Method method, const char* pattern, Permission permission,
                       Response (OrderRoutes::*handle)(const Request&), RouteDoc doc) {
    Route route = plain_route(method, pattern, permission, order_body, std::move(doc));
    route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
    host_.add_route(std::move(route));
  };
  add(Method::get, "/api/v1/students/{id}/orders", view_student_orders, &OrderRoutes::orders,
      {"Orders by which a student was enrolled, moved or left, those taken back too", {}, "", orders_schema, {200}});
  add(Method::post, "/api/v1/students/{id}/orders", record_student_orders, &OrderRoutes::record,
      {"Write down an order about a student; it moves nobody, the lists are held against it",
       {},
       order_schema,
       done_schema,
       {201, 400, 409, 413, 422, 503}});
  add(Method::post, "/api/v1/students/{id}/orders/{order}/withdrawal", record_student_orders, &OrderRoutes::withdraw,
      {"An order was entered by mistake: its line stays and counts no more",
       {},
       "",
       done_schema,
       {200, 400, 409, 503}});
}

}  // namespace vestnik::cards
