#include "journal/take_roll.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/event_rows.h"
#include "json/json_writer.h"
#include "records/release_store.h"

namespace vestnik {
namespace {

constexpr std::string_view not_called = "-";
// Some take the roll in the break before the bell. Earlier nobody knows who will come, and an «absent» would alert.
constexpr std::chrono::minutes roll_opens_before{10};

StoredAttendance nothing_yet(LessonId lesson, PersonId student) {
  StoredAttendance none;
  none.lesson = lesson;
  none.student = student;
  return none;
}

}  // namespace

std::string_view TakeRoll::event_type() const { return event_type::attendance_recorded; }

Result<Facts> TakeRoll::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  auto setting = read_setting(transaction, request_.lesson, actor, now);
  if (!setting) return std::move(setting).problem();
  setting_ = *std::move(setting);
  if (now < setting_.facts->starts_at - roll_opens_before) return Problem{"journal.lesson_not_begun"};
  released_ = released_on(transaction, setting_.facts->subject, setting_.facts->date);
  Standing standing;
  for (StoredAttendance& stored : attendance_of_lesson(transaction, request_.lesson)) {
    standing.emplace(stored.student, std::move(stored));
  }
  const bool first_roll = !roll_was_called(transaction, request_.lesson);
  fill_rows(transaction, standing, first_roll);
  before_.clear();
  for (const AttendanceRow& row : rows_) {
    const auto at = standing.find(row.student);
    before_.push_back(at == standing.end() ? nothing_yet(request_.lesson, row.student) : at->second);
  }
  Facts facts;
  Revision revision;
  revision.add(setting_.lesson.version);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    revision.add(before_[row].version);
    facts.changes.push_back({setting_.facts->date, change_of(row, actor, role), problem_of(row)});
  }
  if (rows_.empty() && first_roll) {
    facts.changes.push_back({setting_.facts->date, roll_itself(actor, role), std::nullopt});
  }
  facts.revision = revision.take();
  return facts;
}

AttendanceChange TakeRoll::change_of(std::size_t row, const Actor& actor, Role role) const {
  AttendanceChange change;
  change.context = context_for(setting_, actor, role, rows_[row].comment, false);
  change.lesson = setting_.facts;
  change.student = rows_[row].student;
  change.before = before_[row].mark;
  change.after = rows_[row].mark;
  // The author of the notice's reason had the right to it; whoever takes the roll only finds it there.
  if (noticed_[row]) change.after.reason = change.before.reason;
  change.period = setting_.period;
  change.released = released_.contains(change.student);
  return change;
}

/// With everybody there no row says that attendance is recorded, and limits of days hold for that as well.
AttendanceChange TakeRoll::roll_itself(const Actor& actor, Role role) const {
  AttendanceChange change;
  change.context = context_for(setting_, actor, role, {}, false);
  change.lesson = setting_.facts;
  change.before.code = std::string{not_called};
  change.period = setting_.period;
  return change;
}

/// A reason known beforehand stands in the first roll without anybody's typing, and beside an absence the teacher
/// marks.
void TakeRoll::fill_rows(Transaction& transaction, const Standing& standing, bool first_roll) {
  rows_ = request_.rows;
  noticed_.assign(rows_.size(), false);
  const auto notices = noticed_absences(transaction, setting_.facts->group.id, setting_.facts->date);
  std::unordered_set<PersonId> named;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    AttendanceMark& mark = rows_[row].mark;
    named.insert(rows_[row].student);
    if (mark.present() || !mark.reason.empty()) continue;
    const auto held = standing.find(rows_[row].student);
    if (held != standing.end() && held->second.mark.code == mark.code) mark.reason = held->second.mark.reason;
    const auto notice = notices.find(rows_[row].student);
    if (!mark.reason.empty() || notice == notices.end() || notice->second.code != mark.code) continue;
    mark.reason = notice->second.reason;
    noticed_[row] = true;
  }
  if (!first_roll) return;
  for (const auto& [student, notice] : notices) {
    // Whoever is released needs no excuse.
    if (named.contains(student) || standing.contains(student) || released_.contains(student)) continue;
    rows_.push_back({student, notice, 0, {}});
    noticed_.push_back(true);
  }
}

std::optional<Problem> TakeRoll::problem_of(std::size_t row) const {
  const AttendanceRow& asked = rows_[row];
  const std::string student = std::to_string(asked.student.value);
  if (!setting_.members.contains(asked.student)) return Problem{"journal.student_not_in_group", {{"student", student}}};
  const bool twice = std::any_of(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(row),
                                 [&](const AttendanceRow& other) { return other.student == asked.student; });
  if (twice) return Problem{"journal.row_twice", {{"student", student}}};
  if (before_[row].version != asked.expected_version) {
    return Problem{"journal.stale_version", {{"student", student}, {"current", std::to_string(before_[row].version)}}};
  }
  return std::nullopt;
}

Result<Written> TakeRoll::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                Instant now) {
  written_ = true;
  mark_held(transaction, request_.lesson, held_under(setting_, actor, decisions, now));
  record_roll(transaction, request_.lesson, actor.person, now);
  Written written;
  JsonWriter payload{written.payload};
  JsonWriter answer{written.answer};
  payload.begin_object().member("lesson", request_.lesson.value);
  answer.begin_object();
  name_application(setting_, payload, answer);
  payload.key("rows").begin_array();
  answer.key("rows").begin_array();
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (!decisions[row].permits()) continue;
    StoredAttendance stored = before_[row];
    const bool unchanged = stored.mark == rows_[row].mark;
    if (!unchanged) {
      const WrittenUnder under = written_under(setting_, actor, rows_[row].comment, decisions[row], now);
      stored = write_attendance(transaction, stored, rows_[row].mark, under);
      add_version(payload, "attendance", stored);
    }
    answer.begin_object()
        .member("row", row)
        .member("student", stored.student.value)
        .member("attendance", stored.id.value)
        .member("code", stored.mark.code)
        .member("reason", stored.mark.reason)
        .member("version", stored.version)
        .end_object();
  }
  payload.end_array().end_object();
  answer.end_array().end_object();
  return written;
}

}  // namespace vestnik
