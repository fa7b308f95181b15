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

std::string note(const Actor& actor, const Command& command, std::string_view outcome, EventId event,
                 const std::vector<Decision>& decisions) {
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("command", command.event_type())
      .member("outcome", outcome)
      .member("actor", actor.person.value)
      .member("account", actor.account.value)
      .member("service", actor.service);
  if (!actor.address.empty()) json.member("address", actor.address);
  if (event) json.member("event", event.value);
  json.key("object")
      .begin_array()
      .value(static_cast<int>(command.object().kind))
      .value(command.object().id)
      .end_array();
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

std::string audit_of_refusal(const Actor& actor, const Command& command, const std::vector<Decision>& decisions) {
  return note(actor, command, "refused", EventId{}, decisions);
}

}  // namespace vestnik
