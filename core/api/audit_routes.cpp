#include <algorithm>
#include <array>
#include <limits>

#include "answers/person_names.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/audit_note.h"
#include "json/json_value.h"
#include "json/json_writer.h"
#include "records/audit_chain.h"
#include "records/audit_reader.h"
#include "records/change_log.h"

namespace vestnik {
namespace {

constexpr Permission view_audit{"audit", "view"};
constexpr Permission view_changes{"changes", "view"};
constexpr std::int64_t entries_at_once = 50;
constexpr std::int64_t most_entries = 200;
constexpr int most_change_days = 366;
constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max();
constexpr std::array<std::string_view, 5> object_kinds{"institution", "student", "group", "lesson", "person"};
constexpr std::array<std::string_view, 3> fact_names{"mark", "attendance", "final"};

constexpr std::string_view audit_schema =
    R"({"type":"object","required":["entries"],"additionalProperties":false,"properties":{"entries":{"type":"array","items":{"type":"object","required":["id","at","erased"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"at":{"type":"string","format":"date-time"},"erased":{"type":"boolean"},"command":{"type":"string"},"outcome":{"type":"string"},"actor":{"type":"object","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"service":{"type":"boolean"},"address":{"type":"string"},"event":{"type":"integer"},"object":{"type":"object","required":["kind","id"],"additionalProperties":false,"properties":{"kind":{"enum":["institution","student","group","lesson","person"]},"id":{"type":"integer"}}},"note":{"type":"object","description":"the whole entry as it is kept"}}}},"next":{"type":"integer","description":"more may follow: ask again with this as `after`"}}})";
constexpr std::string_view changes_schema =
    R"({"type":"object","required":["changes"],"additionalProperties":false,"properties":{"changes":{"type":"array","items":{"type":"object","required":["fact","version","group","subject","student","before","after","comment","by","at","late","repeated","regulation"],"additionalProperties":false,"properties":{"fact":{"type":"integer"},"version":{"type":"integer"},"lesson":{"type":"integer"},"date":{"type":"string","format":"date"},"group":{"type":"string"},"subject":{"type":"string"},"student":{"type":"object","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"before":{"type":"string"},"after":{"type":"string"},"comment":{"type":"string"},"by":{"type":"object","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"at":{"type":"string","format":"date-time"},"late":{"type":"boolean","description":"entered after the lesson's day"},"repeated":{"type":"boolean","description":"replaces a value that stood"},"regulation":{"type":"string","description":"hash of its text"},"application":{"type":"integer"}}}},"next":{"type":"integer","description":"more follow: ask again with this as `after`"}}})";

void write_named(JsonWriter& json, Transaction& transaction, std::string_view member, PersonId person) {
  json.key(member)
      .begin_object()
      .member("id", person.value)
      .member("name", short_name_of(transaction, person))
      .end_object();
}

std::int64_t integer_in(const JsonValue& note, std::string_view name) {
  const JsonValue* member = note.find(name);
  return member != nullptr && member->integer() != nullptr ? *member->integer() : 0;
}

std::string_view text_in(const JsonValue& note, std::string_view name) {
  const JsonValue* member = note.find(name);
  return member != nullptr && member->text() != nullptr ? std::string_view{*member->text()} : std::string_view{};
}

void write_object(JsonWriter& json, const JsonValue& note) {
  const JsonValue* object = note.find("object");
  const JsonValue::Array* parts = object == nullptr ? nullptr : object->array();
  if (parts == nullptr || parts->size() != 2 || (*parts)[0].integer() == nullptr || (*parts)[1].integer() == nullptr) {
    return;
  }
  const auto kind = static_cast<std::size_t>(*(*parts)[0].integer());
  if (kind >= object_kinds.size()) return;
  json.key("object").begin_object().member("kind", object_kinds[kind]).member("id", *(*parts)[1].integer());
  json.end_object();
}

void write_entry(JsonWriter& json, Transaction& transaction, const AuditEntry& entry) {
  json.begin_object().member("id", entry.link).member("at", to_iso(entry.at)).member("erased", entry.payload.empty());
  const auto note = JsonValue::parse(entry.payload);
  if (note && note->object() != nullptr) {
    const std::string_view read = text_in(*note, "read");
    json.member("command", read.empty() ? text_in(*note, "command") : read);
    json.member("outcome", text_in(*note, "outcome"));
    write_named(json, transaction, "actor", PersonId{integer_in(*note, "actor")});
    const JsonValue* service = note->find("service");
    json.member("service", service != nullptr && service->boolean() != nullptr && *service->boolean());
    if (const auto address = text_in(*note, "address"); !address.empty()) json.member("address", address);
    if (const auto event = integer_in(*note, "event"); event != 0) json.member("event", event);
    write_object(json, *note);
    json.key("note").raw(entry.payload);
  }
  json.end_object();
}

/// The institution's days of the query as instants; both may be missing.
Result<void> read_days(const Request& request, const TimeZone& zone, AuditFilter& filter) {
  for (const char* name : {"from", "to"}) {
    const auto given = request.argument(name);
    if (!given) continue;
    const auto date = parse_iso_date(*given);
    if (!date) return Problem{"json.bad_date", {{"field", name}}};
    const bool first = std::string_view{name} == "from";
    const Instant midnight = zone.instant(first ? *date : plus_days(*date, 1), WallTime{});
    (first ? filter.from : filter.until) = midnight;
  }
  return {};
}

/// Problem "api.unknown_word" for a word that is none.
Result<DataUse> use_of(const Request& request) {
  constexpr std::array<std::pair<std::string_view, DataUse>, 3> words{
      {{"viewed", DataUse::viewed}, {"exported", DataUse::exported}, {"either", DataUse::either}}};
  const auto given = request.argument("use");
  if (!given) return DataUse::none;
  const auto* found = std::ranges::find(words, std::string_view{*given}, &std::pair<std::string_view, DataUse>::first);
  if (found == words.end()) return Problem{"api.unknown_word", {{"field", "use"}, {"value", std::string{*given}}}};
  return found->second;
}

Result<AuditFilter> filter_of(const Request& request, const TimeZone& zone) {
  AuditFilter filter;
  filter.command = request.argument("command").value_or("");
  const auto odd = [](char c) { return c == '%' || c == '"' || c == '\\'; };
  if (std::ranges::any_of(filter.command, odd)) {
    return Problem{"api.unknown_word", {{"field", "command"}, {"value", ""}}};
  }
  const std::array<std::pair<const char*, std::int64_t*>, 5> numbers{{{"person", &filter.person},
                                                                      {"student", &filter.student},
                                                                      {"group", &filter.group},
                                                                      {"lesson", &filter.lesson},
                                                                      {"after", &filter.before}}};
  for (const auto& [name, target] : numbers) {
    const auto number = number_of_query(request, name, 0, 1, any_number);
    if (!number) return number.problem();
    *target = *number;
  }
  const auto limit = number_of_query(request, "limit", entries_at_once, 1, most_entries);
  if (!limit) return limit.problem();
  filter.limit = static_cast<int>(*limit);
  const auto use = use_of(request);
  if (!use) return use.problem();
  filter.use = *use;
  if (auto days = read_days(request, zone, filter); !days) return std::move(days).problem();
  return filter;
}

/// Whoever reads the audit stands in it.
void note_reading(const ApiPorts& ports, const Request& request) {
  Details asked{request.query.begin(), request.query.end()};
  ports.database.write(request.actor->institution, Priority::person, [&](Transaction& transaction) {
    append_audit(transaction, ports.random, audit_of_reading(*request.actor, view_audit, Object::institution(), asked),
                 request.received_at);
    return true;
  });
}

Response get_audit(const ApiPorts& ports, const Request& request) {
  Response answer = answer_read(ports, request, view_audit, Object::institution(),
                                [&](Transaction& transaction, Role) -> Result<std::string> {
                                  const auto filter = filter_of(request, ports.zones.zone(transaction));
                                  if (!filter) return filter.problem();
                                  const AuditPage page = read_audit(transaction, *filter);
                                  std::string body;
                                  JsonWriter json{body};
                                  json.begin_object().key("entries").begin_array();
                                  for (const AuditEntry& entry : page.entries) write_entry(json, transaction, entry);
                                  json.end_array();
                                  if (page.next != 0) json.member("next", page.next);
                                  json.end_object();
                                  return body;
                                });
  if (answer.status == 200) note_reading(ports, request);
  return answer;
}

struct ChangesQuestion {
  ChangeFilter filter;
  bool late = false;
  bool repeated = false;
  std::int64_t after = 0;
  std::int64_t limit = entries_at_once;
};

Result<ChangesQuestion> changes_question(const Request& request, const TimeZone& zone, CivilDate today) {
  ChangesQuestion asked;
  const auto span = span_of(request, today, most_change_days);
  if (!span) return span.problem();
  asked.filter.from = zone.instant(span->from, WallTime{});
  asked.filter.until = zone.instant(plus_days(span->to, 1), WallTime{});
  const std::string_view fact = request.argument("fact").value_or("mark");
  const auto named = std::ranges::find(fact_names, fact);
  if (named == fact_names.end()) {
    return Problem{"api.unknown_word", {{"field", "fact"}, {"value", std::string{fact}}}};
  }
  asked.filter.fact = static_cast<ChangedFact>(named - fact_names.begin());
  const std::array<std::pair<const char*, std::int64_t*>, 4> numbers{{{"by", &asked.filter.by.value},
                                                                      {"student", &asked.filter.student.value},
                                                                      {"group", &asked.filter.group.value},
                                                                      {"after", &asked.after}}};
  for (const auto& [name, target] : numbers) {
    const auto number = number_of_query(request, name, 0, 1, any_number);
    if (!number) return number.problem();
    *target = *number;
  }
  const auto limit = number_of_query(request, "limit", entries_at_once, 1, most_entries);
  if (!limit) return limit.problem();
  asked.limit = *limit;
  const std::array<std::pair<const char*, bool*>, 2> flags{{{"late", &asked.late}, {"repeated", &asked.repeated}}};
  for (const auto& [name, target] : flags) {
    const auto flag = flag_of_query(request, name);
    if (!flag) return flag.problem();
    *target = *flag;
  }
  return asked;
}

struct ShownChange {
  FactChange change;
  bool late = false;
};

void write_change(JsonWriter& json, Transaction& transaction, const ShownChange& shown) {
  const FactChange& change = shown.change;
  json.begin_object().member("fact", change.fact).member("version", change.version);
  if (change.lesson) json.member("lesson", change.lesson.value);
  if (change.lesson_on) json.member("date", to_iso(*change.lesson_on));
  json.member("group", change.group).member("subject", change.subject);
  write_named(json, transaction, "student", change.student);
  json.member("before", change.before).member("after", change.after).member("comment", change.comment);
  write_named(json, transaction, "by", change.by);
  json.member("at", to_iso(change.at)).member("late", shown.late).member("repeated", change.version > 1);
  json.member("regulation", change.regulation_hash);
  if (change.application != 0) json.member("application", change.application);
  json.end_object();
}

Result<std::string> changes_page(const ApiPorts& ports, const Request& request, Transaction& transaction) {
  const TimeZone zone = ports.zones.zone(transaction);
  const auto asked = changes_question(request, zone, ports.zones.today(transaction));
  if (!asked) return asked.problem();
  std::vector<ShownChange> page;
  std::int64_t passed = 0;
  bool more = false;
  each_change(transaction, asked->filter, [&](FactChange&& change) {
    const bool late = change.lesson_on && zone.local(change.at).date > *change.lesson_on;
    if (more || (asked->late && !late) || (asked->repeated && change.version == 1)) return;
    if (++passed <= asked->after) return;
    if (static_cast<std::int64_t>(page.size()) == asked->limit) {
      more = true;
    } else {
      page.push_back({std::move(change), late});
    }
  });
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("changes").begin_array();
  for (const ShownChange& shown : page) write_change(json, transaction, shown);
  json.end_array();
  if (more) json.member("next", asked->after + asked->limit);
  json.end_object();
  return body;
}

Response get_changes(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, view_changes, Object::institution(),
                     [&](Transaction& transaction, Role) { return changes_page(ports, request, transaction); });
}

using Handler = Response (*)(const ApiPorts&, const Request&);

Route audit_route(const ApiPorts& ports, const char* pattern, Permission permission, Work work, Handler handle,
                  RouteDoc doc) {
  return {Method::get,
          pattern,
          permission,
          true,
          work,
          0,
          [ports, handle](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

}  // namespace

std::vector<Route> audit_routes(ApiPorts ports) {
  const std::string number = R"({"type":"integer","minimum":1})";
  const std::string day = R"({"type":"string","format":"date"})";
  const std::string flag = R"({"type":"boolean"})";
  const std::string page = R"({"type":"integer","minimum":1,"maximum":200})";
  std::vector<Route> routes;
  // On the writers' side: the reading itself is written down.
  routes.push_back(
      audit_route(ports, "/api/v1/audit", view_audit, Work::write, get_audit,
                  {"Who did what to whom, newest first; `use`: who looked at personal data or took it away",
                   {{"command", R"({"type":"string"})"},
                    {"person", number},
                    {"student", number},
                    {"group", number},
                    {"lesson", number},
                    {"use", R"({"enum":["viewed","exported","either"]})"},
                    {"from", day},
                    {"to", day},
                    {"after", number},
                    {"limit", page}},
                   "",
                   std::string{audit_schema},
                   {200, 400, 403, 422}}));
  routes.push_back(
      audit_route(ports, "/api/v1/changes", view_changes, Work::read, get_changes,
                  {"Who changed which grade or attendance mark from what to what, oldest first; at most 366 days",
                   {{"fact", R"({"enum":["mark","attendance","final"]})"},
                    {"by", number},
                    {"student", number},
                    {"group", number},
                    {"from", day},
                    {"to", day},
                    {"late", flag},
                    {"repeated", flag},
                    {"after", number},
                    {"limit", page}},
                   "",
                   std::string{changes_schema},
                   {200, 400, 403, 422}}));
  return routes;
}

}  // namespace vestnik
