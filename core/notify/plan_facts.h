#pragma once
/// From an event to tellings, one function a kind of fact. Each looks at the fact as it stands now, not as the event
/// saw it: a newer version has an event of its own further on.
#include <map>
#include <set>
#include <string>
#include <utility>

#include "notify/telling.h"
#include "ports/plugin.h"
#include "records/fact_reader.h"

namespace vestnik {

/// A plugin's share in planning: whom its event is for, and the words of its facts.
struct PluginEvent {
  AudienceSource audience;
  TemplateSource words;
  std::string plugin{};  ///< whose it is: what fails is named in the log
};
/// By event type, as contributed through Host::add_event_audience; by kind of fact for what no event stands behind.
using PluginEvents = std::map<std::string, PluginEvent, std::less<>>;

/// The kind of fact a plugin's event is about: "announcement" of "announcement.posted".
[[nodiscard]] std::string_view fact_kind_of_event(std::string_view event_type);

/// Absences and their reasons of one student and day. `fresh`: the rows that the event recorded.
void plan_attendance(const Planning& planning, PersonId student, CivilDate day, const std::set<std::int64_t>& fresh);
void plan_mark(const Planning& planning, const MarkFact& mark);
/// `at_closing`: the event is the closing of the sheet.
void plan_final(const Planning& planning, const FinalFact& final_mark, bool at_closing);
void plan_notice(const Planning& planning, std::string_view kind, const EventAudience& notice);

}  // namespace vestnik
