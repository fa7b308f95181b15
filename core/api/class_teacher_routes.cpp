// Class teachers and curators with the orders that appointed them.
#include "api/api.h"
#include "api/calls.h"
#include "journal/appoint_class_teacher.h"
#include "json/json_writer.h"
#include "records/group_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr std::size_t appointment_body = 1024;
constexpr std::size_t longest_class_order = 64;

Response post_class_teacher(const ApiPorts& ports, const Request& request) {
  ClassAppointment appointment;
  appointment.lead.group = GroupId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    appointment.lead.teacher = PersonId{body.integer("person", 1)};
    appointment.lead.valid_from = body.date("from");
    appointment.lead.valid_to = body.optional_date("to");
    appointment.order_number = body.text("order", longest_class_order);
    appointment.order_date = body.date("order_date");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  AppointClassTeacher command{std::move(appointment), request.body};
  return run_command(ports, request, command, true);
}

void write_appointment(JsonWriter& json, Transaction& read, const ClassAppointment& one) {
  const auto person = find_person(read, one.lead.teacher);
  const auto group = find_group(read, one.lead.group);
  json.begin_object()
      .member("group", one.lead.group.value)
      .member("group_name", group ? group->name : "")
      .member("person", one.lead.teacher.value)
      .member("name", person ? short_name(*person) : "")
      .member("from", to_iso(one.lead.valid_from));
  if (one.lead.valid_to) json.member("to", to_iso(*one.lead.valid_to));
  json.member("order", one.order_number);
  if (one.order_date) json.member("order_date", to_iso(*one.order_date));
  json.end_object();
}

Response get_class_teachers(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"roles", "view"}, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("class_teachers").begin_array();
                       const CivilDate today = ports.zones.date_of(read, request.received_at);
                       for (const ClassAppointment& one : class_appointments(read, today)) {
                         write_appointment(json, read, one);
                       }
                       json.end_array().end_object();
                       return body;
                     });
}

}  // namespace

std::vector<Route> class_teacher_routes(ApiPorts ports) {
  std::vector<Route> routes;
  const auto add = [&](Method method, const char* pattern, Permission permission, std::size_t body,
                       Response (*handle)(const ApiPorts&, const Request&), RouteDoc doc) {
    routes.push_back(port_route(ports, method, pattern, permission, body, handle, std::move(doc)));
  };
  add(Method::get, "/api/v1/class-teachers", {"roles", "view"}, 0, get_class_teachers,
      {"Who leads which class or group, today or later, and by which order",
       {},
       "",
       R"({"type":"object","required":["class_teachers"],"properties":{"class_teachers":{"type":"array","items":{"type":"object","required":["group","group_name","person","name","from","order"]}}}})",
       {200, 403}});
  add(Method::post, "/api/v1/groups/{id}/class-teacher", {"roles", "write"}, appointment_body, post_class_teacher,
      {"Appoint the class teacher or curator of a group by an order; whoever leads it so far does so to the eve",
       {},
       R"({"type":"object","required":["person","from","order","order_date"],"additionalProperties":false,"properties":{"person":{"type":"integer"},"from":{"type":"string","format":"date"},"to":{"type":["string","null"],"format":"date"},"order":{"type":"string","maxLength":64},"order_date":{"type":"string","format":"date"}}})",
       std::string{command_schema},
       {201, 400, 403, 409, 422, 503}});
  return routes;
}

}  // namespace vestnik
