#include "simulate/rebuild.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/asked.h"
#include "journal/close_sheet.h"
#include "journal/enter_notice.h"
#include "journal/record_call.h"
#include "records/call_task_store.h"
#include "simulate/kept_rows.h"
#include "simulate/wave_decisions.h"

namespace vestnik {
namespace {

/// No version is ever this one: what was stale then is stale now.
constexpr std::int64_t no_version = -1;
constexpr std::string_view stale = "journal.stale_version";

bool was_stale(const Happening& happening, std::size_t row) {
  return std::any_of(happening.findings.begin(), happening.findings.end(),
                     [&](const AuditFinding& found) { return found.row == row && found.code == stale; });
}

/// A command that was refused though some of its rows were not: the whole was asked for or nothing. Of any other one
/// each row is judged for itself; the journal does not keep which it was.
bool row_by_row(const Happening& happening, std::size_t rows) {
  if (happening.event) return true;
  for (std::size_t row = 0; row < rows; ++row) {
    if (std::none_of(happening.findings.begin(), happening.findings.end(),
                     [&](const AuditFinding& found) { return found.row == row; })) {
      return false;
    }
  }
  return true;
}

/// Sets the version each row expects to the one that stands, `standing(row)`.
template <class Rows, class Standing>
void expect_what_stands(Rows& rows, const Happening& happening, Standing&& standing) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row].expected_version = was_stale(happening, row) ? no_version : standing(rows[row]);
  }
}

template <class Read>
bool read_asked(const Happening& happening, Read&& read) {
  if (!happening.asked) return false;
  ObjectReader body{*happening.asked};
  read(body);
  return !body.failed();
}

// A task made with the marks stands in the scratch already, under the id that later commands name.
void name_made_task(Transaction& transaction, const Happening& happening, MarksRequest& asked) {
  if (!happening.event || !asked.new_task) return;
  const TaskId made = made_task(transaction, happening, asked);
  if (!made) return;
  for (MarkRow& row : asked.rows) {
    if (!row.task) row.task = made;
  }
  asked.new_task.reset();
}

std::unique_ptr<Command> marks_of(Transaction& transaction, const Happening& happening) {
  MarksRequest asked;
  asked.lesson = LessonId{happening.object.id};
  const bool kept = read_asked(happening, [&](ObjectReader& body) { read_marks(body, asked, {}); });
  if (kept) {
    name_made_task(transaction, happening, asked);
  } else if (!kept_marks(transaction, happening, asked)) {
    return nullptr;
  }
  const auto standing = marks_of_lesson(transaction, asked.lesson);
  expect_what_stands(asked.rows, happening, [&](const MarkRow& row) {
    if (asked.new_task && !row.task) return std::int64_t{0};
    const auto found = std::find_if(standing.begin(), standing.end(), [&](const StoredMark& mark) {
      return mark.student == row.student && mark.task == row.task;
    });
    return found == standing.end() ? 0 : found->version;
  });
  asked.partial = row_by_row(happening, asked.rows.size());
  return std::make_unique<RecordMarks>(std::move(asked));
}

std::unique_ptr<Command> roll_of(Transaction& transaction, const Happening& happening) {
  RollRequest asked;
  asked.lesson = LessonId{happening.object.id};
  const bool kept = read_asked(happening, [&](ObjectReader& body) { read_roll(body, asked); });
  if (!kept && !kept_roll(transaction, happening, asked)) return nullptr;
  const auto standing = attendance_of_lesson(transaction, asked.lesson);
  expect_what_stands(asked.rows, happening, [&](const AttendanceRow& row) {
    const auto found = std::find_if(standing.begin(), standing.end(),
                                    [&](const StoredAttendance& held) { return held.student == row.student; });
    return found == standing.end() ? std::int64_t{0} : found->version;
  });
  asked.partial = row_by_row(happening, asked.rows.size());
  return std::make_unique<TakeRoll>(std::move(asked));
}

/// The absence of the scratch that stands where the journal's stands.
AttendanceId in_scratch(Transaction& transaction, AttendanceId id, std::int64_t& version) {
  AttendanceId found;
  transaction.query(
      "SELECT a.id, a.version FROM was.attendance w JOIN attendance a ON a.institution_id = w.institution_id"
      " AND a.lesson_id = w.lesson_id AND a.student_id = w.student_id WHERE w.institution_id = $1 AND w.id = $2",
      {transaction.institution(), id}, [&](const Row& row) {
        found = row.id<AttendanceId>(0);
        version = row.integer(1);
      });
  return found;
}

std::unique_ptr<Command> reasons_of(Transaction& transaction, const Happening& happening) {
  ReasonsRequest asked;
  asked.student = PersonId{happening.object.id};
  if (!read_asked(happening, [&](ObjectReader& body) { read_reasons(body, asked); })) return nullptr;
  expect_what_stands(asked.rows, happening, [&](ReasonRow& row) {
    std::int64_t version = 0;
    row.attendance = in_scratch(transaction, row.attendance, version);
    return version;
  });
  // A reason has nothing to stand beside where the absence itself was refused.
  std::erase_if(asked.rows, [](const ReasonRow& row) { return !row.attendance; });
  asked.partial = row_by_row(happening, asked.rows.size());
  return std::make_unique<SetReasons>(std::move(asked));
}

std::unique_ptr<Command> lesson_of(Transaction& transaction, const Happening& happening) {
  LessonRequest asked;
  asked.lesson = LessonId{happening.object.id};
  if (!read_asked(happening, [&](ObjectReader& body) { read_lesson(body, asked, {}); })) return nullptr;
  if (happening.event) asked.new_tasks.clear();  // they stand in the scratch already
  const auto lesson = find_lesson(transaction, asked.lesson);
  asked.expected_version = lesson && !was_stale(happening, 0) ? lesson->version : no_version;
  return std::make_unique<FillLesson>(std::move(asked));
}

std::unique_ptr<Command> finals_of(Transaction& transaction, const Happening& happening) {
  FinalsRequest asked;
  const bool kept = read_asked(happening, [&](ObjectReader& body) { read_finals(body, asked); });
  if (!kept && !kept_finals(transaction, happening, asked)) return nullptr;
  const auto standing = vestnik::finals_of(transaction, asked.place);
  expect_what_stands(asked.rows, happening, [&](const FinalRow& row) {
    const auto found = std::find_if(standing.begin(), standing.end(),
                                    [&](const StoredFinal& held) { return held.student == row.student; });
    return found == standing.end() ? std::int64_t{0} : found->version;
  });
  asked.partial = row_by_row(happening, asked.rows.size());
  return std::make_unique<SetFinals>(std::move(asked));
}

std::unique_ptr<Command> sheet_of(const Happening& happening) {
  FinalPlace place;
  if (!read_asked(happening, [&](ObjectReader& body) { place = read_place(body); })) return nullptr;
  return std::make_unique<CloseSheet>(place, "{}");
}

std::unique_ptr<Command> notice_of(const Happening& happening, const RegulationBook& regulations) {
  AbsenceNotice notice;
  notice.student = PersonId{happening.object.id};
  if (!read_asked(happening, [&](ObjectReader& body) { read_notice(body, notice); })) return nullptr;
  return std::make_unique<EnterNotice>(std::move(notice), regulations, "{}");
}

/// What drafts an application took its lessons from may be gone; the lessons stay with it.
std::vector<LessonId> lessons_filed(Transaction& transaction, std::int64_t application) {
  return transaction.all(
      "SELECT lesson_id FROM was.application_lesson WHERE institution_id = $1 AND application_id = $2"
      " ORDER BY lesson_id",
      {transaction.institution(), application}, [](const Row& row) { return row.id<LessonId>(0); });
}

/// The call about the same child and rule that waits longest: the planner of the scratch gave it a number of its own.
std::unique_ptr<Command> call_of(Transaction& transaction, const Happening& happening) {
  const PersonId student{happening.object.id};
  const auto rule = transaction.one(
      "SELECT rule FROM was.call_task WHERE institution_id = $1 AND student_id = $2 AND called_at = $3 LIMIT 1",
      {transaction.institution(), student, happening.at}, [](const Row& row) { return row.string(0); });
  if (!rule) return nullptr;
  for (const CallTask& open : open_calls(transaction, {})) {
    if (open.student == student && open.rule == *rule) {
      return std::make_unique<RecordCall>(open.id, student, std::string{}, "{}");
    }
  }
  return nullptr;
}

}  // namespace

std::unique_ptr<Command> Rebuilder::application_of(Transaction& transaction, const Happening& happening,
                                                   bool decided) const {
  if (!decided) {
    AskedReopening asked;
    if (!read_asked(happening, [&](ObjectReader& body) { asked = read_reopening(body); })) return nullptr;
    if (!asked.drafts.empty())
      asked.lessons = lessons_filed(transaction, id_in_payload(happening.payload, "application"));
    return std::make_unique<FileApplication>(std::move(asked.lessons), std::move(asked.reason), "{}");
  }
  ApplicationVerdict verdict;
  if (!read_asked(happening, [&](ObjectReader& body) { read_verdict(body, verdict); })) return nullptr;
  const std::int64_t id = id_in_payload(happening.payload, "application");
  const auto held = applications_.find(id);
  verdict.application = ApplicationId{held == applications_.end() ? id : held->second};
  const auto standing = find_application(transaction, verdict.application);
  if (!standing) return nullptr;
  verdict.expected_version = standing->version;
  return std::make_unique<DecideApplication>(std::move(verdict), regulations_, "{}");
}

std::unique_ptr<Command> Rebuilder::command_of(Transaction& transaction, const Happening& happening) const {
  namespace type = event_type;
  const std::string_view command = happening.command;
  if (command == type::marks_recorded) return marks_of(transaction, happening);
  if (command == type::attendance_recorded) return roll_of(transaction, happening);
  if (command == type::reasons_recorded) return reasons_of(transaction, happening);
  if (command == type::lesson_changed) return lesson_of(transaction, happening);
  if (command == type::finals_recorded) return finals_of(transaction, happening);
  if (command == type::sheet_closed) return sheet_of(happening);
  if (command == type::notice_entered) return notice_of(happening, regulations_);
  if (command == type::call_recorded) return call_of(transaction, happening);
  if (command == type::application_filed) return application_of(transaction, happening, false);
  if (command == type::application_decided && happening.event) return application_of(transaction, happening, true);
  return wave_decision_of(transaction, happening, regulations_);
}

void Rebuilder::remember(const Happening& happening, const Written& written) {
  if (happening.command != event_type::application_filed || !happening.event) return;
  applications_[id_in_payload(happening.payload, "application")] = id_in_payload(written.payload, "application");
}

}  // namespace vestnik
