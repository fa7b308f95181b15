#include "lua/case_turns.h"

#include <algorithm>

#include "ports/duties.h"
#include "ports/periodic.h"

namespace vestnik {
namespace {

/// The longest time a case may ask about: a school year, and the summer after it.
constexpr int longest_days = 400;

template <class Rules, class NameOf>
void check_name(Fields& fields, std::string_view field, const std::string& name, const Rules& rules, NameOf name_of) {
  std::vector<std::string> known;
  for (const auto& rule : rules) known.push_back(name_of(rule));
  if (std::ranges::find(known, name) == known.end()) fields.unknown_value(field, name, known);
}

void read_subject(Fields& fields, const Regulation& regulation, CalendarTurns& asked) {
  if (fields.has("duty") && fields.has("message")) fields.report("regulation.named_twice", "message");
  if (!fields.has("duty") && !fields.has("message")) fields.missing("duty");
  if (const auto duty = fields.text("duty")) {
    asked.duty = *duty;
    check_name(fields, "duty", *duty, regulation.duties(), [](const DutyRule& rule) { return rule.name; });
  }
  if (const auto message = fields.text("message")) {
    asked.message = *message;
    check_name(fields, "message", *message, regulation.periodic_rules(),
               [](const PeriodicRule& rule) { return rule.telling.name; });
  }
}

}  // namespace

CalendarTurns read_turns(const Node& turn, const Regulation& regulation, FileFindings& findings) {
  Fields fields{turn, "turn", findings};
  CalendarTurns asked;
  read_subject(fields, regulation, asked);
  for (const char* end : {"from", "to"}) {
    if (!fields.has(end)) fields.missing(end);
  }
  asked.from = fields.date("from").value_or(CivilDate{});
  asked.to = fields.date("to").value_or(asked.from);
  if (asked.to < asked.from || plus_days(asked.from, longest_days) < asked.to)
    fields.report("regulation.no_such_date", "to", {{"value", to_iso(asked.to)}});
  asked.calendar = read_case_calendar(fields, findings).value_or(CaseCalendar{});
  asked.ordered = read_case_period(fields, regulation);
  asked.due_by_order = fields.date("due_by_order");
  return asked;
}

TurnExpectation read_turn_expectation(Fields& fields) {
  TurnExpectation expected;
  expected.due = fields.texts("due");
  expected.remind = fields.texts("remind");
  expected.escalate = fields.texts("escalate");
  expected.of = fields.texts("of");
  expected.to = fields.texts("to");
  expected.by = fields.texts("by");
  return expected;
}

}  // namespace vestnik
