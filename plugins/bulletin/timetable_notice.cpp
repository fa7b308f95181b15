#include "plugins/bulletin/timetable_notice.h"

#include <algorithm>
#include <map>
#include <optional>

#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "base/log.h"
#include "domain/event_types.h"
#include "json/json_value.h"
#include "plugins/bulletin/post_announcement.h"

namespace vestnik::bulletin {
namespace {

std::int64_t integer_in(const JsonValue& payload, std::string_view name) {
  const JsonValue* member = payload.find(name);
  const std::int64_t* value = member != nullptr ? member->integer() : nullptr;
  return value != nullptr ? *value : 0;
}

std::string text_in(const JsonValue& payload, std::string_view name) {
  const JsonValue* member = payload.find(name);
  const std::string* value = member != nullptr ? member->text() : nullptr;
  return value != nullptr ? *value : "";
}

std::vector<std::int64_t> lessons_in(const JsonValue& payload) {
  if (const std::int64_t lesson = integer_in(payload, "lesson")) return {lesson};
  std::vector<std::int64_t> lessons;
  const JsonValue* member = payload.find("lessons");
  const JsonValue::Array* all = member != nullptr ? member->array() : nullptr;
  if (all == nullptr) return lessons;
  for (const JsonValue& one : *all) {
    if (one.integer() != nullptr) lessons.push_back(*one.integer());
  }
  return lessons;
}

bool takes_place(std::string_view state) { return state == "planned" || state == "held"; }

}  // namespace

struct TimetableNotices::Change {
  GroupId group;
  std::string group_name;
  CivilDate date;
  std::int64_t number = 0;
  std::string subject;
  std::string teacher_before;  ///< "" where the teacher is the same
  std::string teacher;
  std::string state_before;  ///< "" where the state is the same
  std::string state;
};

void TimetableNotices::contribute() {
  for (const std::string_view type : {event_type::lesson_changed, event_type::lessons_substituted}) {
    host_.add_event_handler(type, [this](const Event& event) { on_change(event); });
  }
}

std::vector<TimetableNotices::Change> TimetableNotices::changes_in(const Event& event) const {
  std::vector<Change> changes;
  const auto payload = JsonValue::parse(event.payload);
  if (!payload) return changes;
  const std::int64_t teacher_before = integer_in(*payload, "teacher_before");
  const std::string state_before = text_in(*payload, "state_before");
  if (teacher_before == 0 && state_before.empty()) return changes;
  host_.database().read(event.institution, [&](Transaction& transaction) {
    const auto today = day_there(transaction, event.recorded_at);
    if (!today) return;
    for (const std::int64_t lesson : lessons_in(*payload)) {
      transaction.query(
          "SELECT l.group_id, g.name, l.date, l.number, s.name, n.short_name, l.state FROM v1_group_lesson l "
          "JOIN v1_group g ON g.institution_id = l.institution_id AND g.group_id = l.group_id "
          "JOIN v1_subject s ON s.institution_id = l.institution_id AND s.subject_id = l.subject_id "
          "LEFT JOIN v1_person_name n ON n.institution_id = l.institution_id AND n.person_id = l.teacher_id "
          "WHERE l.institution_id = $1 AND l.lesson_id = $2 AND l.date >= $3",
          {transaction.institution(), lesson, *today}, [&](const Row& row) {
            changes.push_back({row.id<GroupId>(0), row.string(1), row.date(2), row.integer(3), row.string(4), "",
                               row.string(5), state_before, row.string(6)});
          });
    }
    const std::string before = teacher_before == 0 ? "" : short_name_of(transaction, PersonId{teacher_before});
    for (Change& change : changes) change.teacher_before = before;
  });
  return changes;
}

void TimetableNotices::on_change(const Event& event) {
  std::map<GroupId, std::vector<Change>> by_group;
  for (Change& change : changes_in(event)) {
    const bool same_place = takes_place(change.state_before) == takes_place(change.state);
    if (change.teacher_before.empty() && same_place) continue;  // that a lesson was held is no change of plan
    by_group[change.group].push_back(std::move(change));
  }
  for (const auto& [group, changes] : by_group) post(event, changes);
}

std::string TimetableNotices::sentence(std::string_view code, Details details) const {
  return host_.messages().explain(Problem{std::string{code}, std::move(details)}).title;
}

std::string TimetableNotices::words(const Change& change) const {
  Details details{{"date", to_russian_short(change.date)},
                  {"number", std::to_string(change.number)},
                  {"subject", change.subject},
                  {"teacher", change.teacher},
                  {"before", change.teacher_before}};
  if (!change.teacher_before.empty()) return sentence("bulletin.lesson_has_another_teacher", std::move(details));
  if (change.state == "cancelled") return sentence("bulletin.lesson_cancelled", std::move(details));
  if (change.state == "moved") return sentence("bulletin.lesson_moved", std::move(details));
  return sentence("bulletin.lesson_takes_place", std::move(details));
}

void TimetableNotices::post(const Event& event, const std::vector<Change>& of_one_group) {
  const Change& first = of_one_group.front();
  Announcement notice;
  notice.title =
      sentence("bulletin.timetable_changed", {{"group", first.group_name}, {"date", to_russian_short(first.date)}});
  for (const Change& change : of_one_group) notice.body += (notice.body.empty() ? "" : "\n") + words(change);
  notice.groups = {first.group};
  Actor service;
  service.institution = event.institution;
  service.service = true;
  PostAnnouncement command{std::move(notice), {}};
  const std::string key = "timetable:" + std::to_string(event.id.value) + ":" + std::to_string(first.group.value);
  const auto posted = host_.recorder().run(service, command, {key, key}, event.recorded_at);
  if (posted && posted->event) return;
  log(LogLevel::error, "bulletin", "a change of the timetable found no place on the board",
      {{"event", event.id.value}, {"group", first.group.value}});
}

}  // namespace vestnik::bulletin
