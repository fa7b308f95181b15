#include "journal/audit_note.h"

#include "json/json_writer.h"

namespace vestnik {
namespace {

void write_findings(JsonWriter& json, const std::vector<Decision>& decisions) {
  json.key("findings").begin_array();
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    for (const Finding& finding : decisions[row].findings) {
      json.begin_object().member("row", row).member("code", finding.problem.code);
      if (!finding.problem.clause.empty()) json.member("clause", finding.problem.clause);
      json.end_object();
    }
  }
  json.end_array();
}

/// Who, and how it ended; the object stays open. `word`: "command" or "read".
JsonWriter& begin_note(JsonWriter& json, const Actor& actor, std::string_view word, std::string_view what,
                       std::string_view outcome) {
  json.begin_object()
      .member(word, what)
      .member("outcome", outcome)
      .member("actor", actor.person.value)
      .member("account", actor.account.value)
      .member("service", actor.service);
  if (!actor.address.empty()) json.member("address", actor.address);
  return json;
}

void write_object_pair(JsonWriter& json, Object object) {
  json.key("object").begin_array().value(static_cast<int>(object.kind)).value(object.id).end_array();
}

std::string word_of(Permission permission) {
  return std::string{permission.object} + '.' + std::string{permission.operation};
}

std::string note(const Actor& actor, const Command& command, std::string_view outcome, EventId event,
                 const std::vector<Decision>& decisions) {
  std::string text;
  JsonWriter json{text};
  begin_note(json, actor, "command", command.event_type(), outcome);
  if (event) json.member("event", event.value);
  write_object_pair(json, command.object());
  json.key("asked").raw(command.describe());
  write_findings(json, decisions);
  json.end_object();
  return text;
}

}  // namespace

std::string audit_of_fact(const Actor& actor, const Command& command, EventId event,
                          const std::vector<Decision>& decisions) {
  return note(actor, command, "recorded", event, decisions);
}

std::string audit_of_deed(const Actor& actor, std::string_view what, const Details& details) {
  std::string text;
  JsonWriter json{text};
  begin_note(json, actor, "command", what, "done");
  json.key("asked").begin_object();
  for (const auto& [name, value] : details) json.member(name, value);
  json.end_object().end_object();
  return text;
}

std::string audit_of_reading(const Actor& actor, Permission permission, Object object, const Details& asked) {
  std::string text;
  JsonWriter json{text};
  begin_note(json, actor, "read", word_of(permission), "read");
  write_object_pair(json, object);
  json.key("asked").begin_object();
  for (const auto& [name, value] : asked) json.member(name, value);
  json.end_object().end_object();
  return text;
}

std::string audit_of_export(const Actor& actor, Permission permission, Object object, std::string_view path) {
  std::string text;
  JsonWriter json{text};
  begin_note(json, actor, "read", word_of(permission), "exported");
  write_object_pair(json, object);
  json.member("path", path).end_object();
  return text;
}

std::string audit_of_denial(const Actor& actor, Permission permission, Object object, std::string_view path,
                            int status) {
  std::string text;
  JsonWriter json{text};
  begin_note(json, actor, "read", word_of(permission), "denied");
  write_object_pair(json, object);
  json.member("status", status).member("path", path).end_object();
  return text;
}

std::string audit_of_refusal(const Actor& actor, const Command& command, const std::vector<Decision>& decisions) {
  return note(actor, command, "refused", EventId{}, decisions);
}

}  // namespace vestnik
