#include "notify/application_notice.h"

#include <nlohmann/json.hpp>

#include "base/wall_text.h"
#include "domain/event_types.h"
#include "records/application_store.h"
#include "records/audience_store.h"
#include "records/institution_terms.h"
#include "records/lesson_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

ApplicationId application_of(const Event& event) {
  const auto payload = nlohmann::json::parse(event.payload, nullptr, false);
  return ApplicationId{payload.is_object() ? payload.value("application", std::int64_t{0}) : 0};
}

EventAudience about(ApplicationId application, std::string_view word, std::int64_t version) {
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = word;
  audience.fact = application.value;
  audience.fact_version = version;
  return audience;
}

EventAudience those_who_decide(Transaction& transaction, const Event& event, const RegulationBook& regulations) {
  EventAudience audience = about(application_of(event), "application_filed", 1);
  const auto zone = zone_of_institution(transaction);
  if (!zone) return audience;
  const CivilDate today = zone->local(event.recorded_at).date;
  const auto regulation = regulations.in_force(transaction.institution(), today);
  if (!regulation || !regulation->reopening()) return audience;
  for (const Role role : regulation->reopening()->decided_by) {
    for (const PersonId person : holders_of(transaction, to_text(role), today)) audience.people.push_back(person);
  }
  return audience;
}

EventAudience whoever_filed(Transaction& transaction, const Event& event) {
  EventAudience audience = about(application_of(event), "application_decided", 2);
  const auto application = find_application(transaction, ApplicationId{audience.fact});
  if (application) audience.people.push_back(application->teacher);
  return audience;
}

std::string wall(const TimeZone& zone, Instant at) { return to_russian_short(zone.local(at)); }

void put_opening(const TimeZone& zone, const StoredApplication& application, TemplateData& words) {
  words.truth["granted"] = application.state == "granted";
  words.truth["has_note"] = !application.note.empty();
  words.text["note"] = application.note;
  words.text["opens"] = application.opened_from ? wall(zone, *application.opened_from) : "";
  words.text["closes"] = application.opened_until ? wall(zone, *application.opened_until) : "";
}

TemplateData words_of(Transaction& transaction, std::int64_t fact) {
  TemplateData words;
  const auto zone = zone_of_institution(transaction);
  const auto application = find_application(transaction, ApplicationId{fact});
  if (!zone || !application) return words;
  const auto teacher = find_person(transaction, application->teacher);
  words.text["applicant"] = teacher ? short_name(*teacher) : "";
  words.text["why"] = application->reason;
  words.text["filed"] = wall(*zone, application->filed_at);
  put_opening(*zone, *application, words);
  auto& lessons = words.lists["closed_lessons"];
  for (const LessonId id : application->lessons) {
    const auto lesson = find_lesson(transaction, id);
    if (!lesson) continue;
    TemplateData line;
    line.text["day"] = to_russian_short(lesson->facts->date);
    line.text["place"] = std::to_string(lesson->facts->number);
    line.text["class"] = lesson->facts->group.name;
    line.text["discipline"] = lesson->facts->subject_name;
    lessons.push_back(std::move(line));
  }
  return words;
}

}  // namespace

void add_application_notices(PluginEvents& events, const RegulationBook& regulations) {
  events[std::string{event_type::application_filed}] = {[&regulations](Transaction& transaction, const Event& event) {
                                                          return those_who_decide(transaction, event, regulations);
                                                        },
                                                        words_of, "core"};
  events[std::string{event_type::application_decided}] = {whoever_filed, words_of, "core"};
}

}  // namespace vestnik
