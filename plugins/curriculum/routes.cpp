#include "plugins/curriculum/routes.h"

#include "answers/answers.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/curriculum/set_item.h"

namespace vestnik::curriculum {
namespace {

constexpr Permission view{"curriculum", "view"};
constexpr Permission write{"curriculum", "write"};
constexpr std::int64_t most_hours = 5000;

constexpr const char* list_schema = R"json({"type":"object","required":["items"],"properties":{"items":{"type":"array",
"items":{"type":"object","required":["subject","name","kind","hours","version"],"properties":{
"subject":{"type":"integer"},"name":{"type":"string"},
"kind":{"type":"string","enum":["subject","discipline","course","module"]},"module":{"type":"integer"},
"hours":{"type":"integer"},"courses":{"type":"integer","description":"of a module"},
"total_hours":{"type":"integer","description":"of a module with its courses"},"version":{"type":"integer"}}}}}})json";
constexpr const char* set_schema = R"json({"type":"object","required":["kind","hours","expected_version"],
"additionalProperties":false,"properties":{"kind":{"type":"string","enum":["subject","discipline","course","module"]},
"module":{"type":["integer","null"],"description":"the subject that is the module of a course"},
"hours":{"type":"integer","minimum":0,"maximum":5000},"expected_version":{"type":"integer"}}})json";
constexpr const char* changed_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

/// A module totals its courses.
void write_totals(JsonWriter& json, const Item& module, const std::vector<Item>& items) {
  std::int64_t courses = 0;
  std::int64_t hours = module.hours;
  for (const Item& item : items) {
    if (item.module != module.subject) continue;
    ++courses;
    hours += item.hours;
  }
  json.member("courses", courses).member("total_hours", hours);
}

std::string write_items(Transaction& transaction) {
  const std::vector<Item> items = all_items(transaction);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("items").begin_array();
  for (const Item& item : items) {
    json.begin_object()
        .member("subject", item.subject.value)
        .member("name", item.name)
        .member("kind", to_text(item.kind))
        .member("hours", item.hours)
        .member("version", item.version);
    if (item.module) json.member("module", item.module.value);
    if (item.kind == ItemKind::module) write_totals(json, item, items);
    json.end_object();
  }
  json.end_array().end_object();
  return body;
}

}  // namespace

Response CurriculumRoutes::list(const Request& request) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, view, Object::institution());
    body = role ? Result<std::string>{write_items(transaction)} : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response CurriculumRoutes::set(const Request& request) {
  Item wanted;
  wanted.subject = SubjectId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    if (const auto kind = parse_item_kind(body.text("kind", 20)))
      wanted.kind = *kind;
    else
      body.refuse("curriculum.unknown_kind", "kind");
    wanted.module = SubjectId{body.optional_integer("module", 1).value_or(0)};
    wanted.hours = static_cast<int>(body.integer("hours", 0, most_hours));
    wanted.version = body.integer("expected_version", 0);
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  SetItem command{std::move(wanted), request.body};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void CurriculumRoutes::contribute() {
  Route list_route;
  list_route.method = Method::get;
  list_route.pattern = "/api/v1/curriculum";
  list_route.permission = view;
  list_route.work = Work::read;
  list_route.doc = {
      "Subjects, disciplines, courses and modules; a module totals its courses", {}, "", list_schema, {200, 403}};
  list_route.handle = [this](const Request& request) { return list(request); };
  host_.add_route(std::move(list_route));

  Route set_route;
  set_route.method = Method::put;
  set_route.pattern = "/api/v1/curriculum/{id}";
  set_route.permission = write;
  set_route.work = Work::write;
  set_route.body_limit = 4096;
  set_route.doc = {"Say what a subject is in the curriculum",
                   {},
                   set_schema,
                   changed_schema,
                   {200, 400, 403, 404, 409, 413, 422, 503}};
  set_route.handle = [this](const Request& request) { return set(request); };
  host_.add_route(std::move(set_route));
}

}  // namespace vestnik::curriculum
