#include "plugins/school_details/routes.h"

#include <algorithm>

#include "answers/answers.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"

namespace vestnik::school_details {
namespace {

constexpr std::size_t details_body = 32U << 10U;
constexpr std::size_t longest_value = 1000;
constexpr std::size_t longest_entry = 200;

constexpr const char* details_schema = R"json({"type":"object","required":["fields"],"properties":{"fields":{
"type":"array","items":{"type":"object","required":["field","title","value","version"],"properties":{
"field":{"type":"string"},"title":{"type":"string"},"value":{"type":"string"},"version":{"type":"integer"}}}}}})json";
constexpr const char* details_history_schema = R"json({"type":"object","required":["versions"],"properties":{
"versions":{"type":"array","items":{"type":"object","required":["field","title","value","version","by","at"]}}}})json";
constexpr const char* change_schema = R"json({"type":"object","required":["rows"],"additionalProperties":false,
"properties":{"rows":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["field","value",
"expected_version"],"additionalProperties":false,"properties":{"field":{"type":"string"},"value":{"type":"string",
"maxLength":1000},"expected_version":{"type":"integer"}}}}}})json";
constexpr const char* lists_schema = R"json({"type":"object","required":["lists"],"properties":{"lists":{
"type":"array","items":{"type":"object","required":["list","title","entries"],"properties":{"list":{"type":"string"},
"title":{"type":"string"},"entries":{"type":"array","items":{"type":"object","required":["id","value"]}}}}}}})json";
constexpr const char* entry_schema = R"json({"type":"object","required":["value"],"additionalProperties":false,
"properties":{"value":{"type":"string","minLength":1,"maxLength":200}}})json";
constexpr const char* recorded_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

std::string title_of(const MessageCatalogue& messages, std::string_view of, std::string_view word) {
  return messages.explain(Problem{std::string{of} + std::string{word}}).title;
}

std::vector<DetailRow> read_rows(ObjectReader& body) {
  std::vector<DetailRow> rows;
  body.objects("rows", all_details().size(), [&](ObjectReader& one) {
    DetailRow row{find_detail(one.text("field", longest_value)), one.text("value", longest_value),
                  one.integer("expected_version", 0)};
    if (row.field == nullptr) {
      one.refuse("school_details.unknown_field", "field");
    } else if (!fits(*row.field, row.value)) {
      one.refuse("school_details.wrong_value", "value");
    } else if (std::ranges::any_of(rows, [&](const DetailRow& each) { return each.field == row.field; })) {
      one.refuse("school_details.field_twice", "field");
    } else {
      rows.push_back(std::move(row));
    }
  });
  if (rows.empty()) body.refuse("journal.no_rows", "rows");
  return rows;
}

}  // namespace

Response SchoolRoutes::run(const Request& request, Command& command, bool created) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

Response SchoolRoutes::answer(const Request& request, Permission permission,
                              const std::function<std::string(Transaction&)>& read) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, permission, Object::institution());
    body = role ? Result<std::string>{read(transaction)} : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response SchoolRoutes::details(const Request& request) {
  return answer(request, view_details, [&](Transaction& read) {
    const auto now = details_now(read);
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("fields").begin_array();
    for (const DetailField& field : all_details()) {
      const auto found = std::ranges::find(now, field.word, &Detail::field);
      const bool stands = found != now.end();
      json.begin_object()
          .member("field", field.word)
          .member("title", title_of(host_.messages(), "school_details.field_", field.word))
          .member("value", stands ? found->value : std::string{})
          .member("version", stands ? found->version : 0)
          .end_object();
    }
    json.end_array().end_object();
    return body;
  });
}

Response SchoolRoutes::history(const Request& request) {
  return answer(request, view_details, [&](Transaction& read) {
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("versions").begin_array();
    for (const Detail& detail : details_ever(read)) {
      json.begin_object()
          .member("field", detail.field)
          .member("title", title_of(host_.messages(), "school_details.field_", detail.field))
          .member("value", detail.value)
          .member("version", detail.version)
          .member("by", short_name_of(read, detail.changed_by))
          .member("at", to_iso(detail.changed_at))
          .end_object();
    }
    json.end_array().end_object();
    return body;
  });
}

Response SchoolRoutes::change(const Request& request) {
  std::vector<DetailRow> rows;
  const auto read = read_request_body(request, [&](ObjectReader& body) { rows = read_rows(body); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  ChangeDetails command{std::move(rows), request.body};
  return run(request, command);
}

Response SchoolRoutes::lists(const Request& request) {
  return answer(request, view_lists, [&](Transaction& read) {
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("lists").begin_array();
    for (const std::string_view list : reference_lists()) {
      json.begin_object()
          .member("list", list)
          .member("title", title_of(host_.messages(), "school_details.list_", list));
      json.key("entries").begin_array();
      for (const ListEntry& entry : entries_of(read, list)) {
        json.begin_object().member("id", entry.id).member("value", entry.value).end_object();
      }
      json.end_array().end_object();
    }
    json.end_array().end_object();
    return body;
  });
}

Response SchoolRoutes::add_to_list(const Request& request) {
  ListEntry entry;
  entry.list = std::string{request.parameter("list")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    entry.value = body.text("value", longest_entry);
    if (entry.value.empty()) body.refuse("school_details.wrong_value", "value");
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  AddListEntry command{std::move(entry), request.body};
  return run(request, command, true);
}

Response SchoolRoutes::withdraw(const Request& request) {
  WithdrawListEntry command{std::string{request.parameter("list")}, id_of_path(request, "id")};
  return run(request, command);
}

void SchoolRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                       Response (SchoolRoutes::*handle)(const Request&)) {
  Route route = plain_route(method, pattern, permission, method == Method::del ? 0 : details_body, std::move(doc));
  route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
  host_.add_route(std::move(route));
}

void SchoolRoutes::contribute() {
  add(Method::get, "/api/v1/school", view_details,
      {"Details of the school: address, director, telephones, registration numbers",
       {},
       "",
       details_schema,
       {200, 403}},
      &SchoolRoutes::details);
  add(Method::put, "/api/v1/school", edit_details,
      {"Change details of the school", {}, change_schema, recorded_schema, {200, 400, 403, 409, 413, 422, 503}},
      &SchoolRoutes::change);
  add(Method::get, "/api/v1/school/history", view_details,
      {"Every value the school's details ever held", {}, "", details_history_schema, {200, 403}},
      &SchoolRoutes::history);
  add(Method::get, "/api/v1/reference-lists", view_lists,
      {"Reference lists that cards are filled from", {}, "", lists_schema, {200, 403}}, &SchoolRoutes::lists);
  add(Method::post, "/api/v1/reference-lists/{list}/entries", edit_lists,
      {"Add an entry to a reference list", {}, entry_schema, recorded_schema, {201, 400, 403, 409, 413, 422, 503}},
      &SchoolRoutes::add_to_list);
  add(Method::del, "/api/v1/reference-lists/{list}/entries/{id}", edit_lists,
      {"Take an entry off a reference list; what was chosen from it stays",
       {},
       "",
       recorded_schema,
       {200, 403, 409, 503}},
      &SchoolRoutes::withdraw);
}

}  // namespace vestnik::school_details
