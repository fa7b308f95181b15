#include "journal/set_timezone.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/institution_store.h"
#include "records/institution_terms.h"
#include "records/lesson_store.h"

namespace vestnik {
namespace {

/// Half past eight stays half past eight.
void move_lessons(Transaction& transaction, const TimeZone& old_zone, const TimeZone& new_zone, Instant now) {
  const auto moved = [&](Instant at) {
    const LocalTime wall = old_zone.local(at);
    return new_zone.instant(wall.date, wall.time);
  };
  for (const LessonHours& lesson : lessons_to_come(transaction, now)) {
    set_lesson_hours(transaction, {lesson.id, moved(lesson.starts_at), moved(lesson.ends_at)});
  }
}

}  // namespace

std::string_view SetTimezone::event_type() const { return event_type::timezone_set; }

Result<Facts> SetTimezone::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (const auto zone = TimeZone::find(zone_); !zone) return zone.problem();
  const auto terms = institution_terms(transaction);
  if (!terms) return Problem{"access.not_found"};
  if (terms->timezone == zone_) return Problem{"settings.timezone_stands"};
  return Facts{};
}

Result<Written> SetTimezone::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  const auto before = zone_of_institution(transaction);
  const auto zone = TimeZone::find(zone_);
  if (before) move_lessons(transaction, *before, *zone, now);
  set_timezone(transaction, zone_, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("timezone", zone_).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
