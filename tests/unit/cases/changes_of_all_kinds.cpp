#include "unit/cases/changes_of_all_kinds.h"

namespace vestnik::tests {
namespace {

using Take = std::function<void(const Change&, Instant)>;

constexpr bool either[]{false, true};
constexpr Role some_roles[]{Role::teacher, Role::administrator, Role::class_teacher, Role::deputy_head, Role::parent};

CivilDate date(const char* text) { return parse_iso_date(text).value(); }
Instant moment(const char* text) { return parse_iso_instant(text).value(); }

/// Before the lesson, after it, and when every window has closed.
std::vector<Instant> moments() {
  return {moment("2026-09-14T03:00:00Z"), moment("2026-09-14T06:00:00Z"), moment("2026-09-23T06:00:00Z"),
          moment("2026-10-20T06:00:00Z"), moment("2027-08-20T06:00:00Z")};
}

Period quarter() { return {PeriodId{1}, PeriodKind::quarter, 1, date("2026-09-01"), date("2026-10-25")}; }

std::shared_ptr<LessonFacts> lesson(LessonState state, int course) {
  auto facts = std::make_shared<LessonFacts>();
  facts->date = date("2026-09-14");
  facts->starts_at = moment("2026-09-14T04:00:00Z");
  facts->ends_at = moment("2026-09-14T04:45:00Z");
  facts->state = state;
  facts->group.name = "7-А";
  facts->group.course = course;
  facts->subject_name = "Алгебра";
  return facts;
}

ChangeContext by(Role role, bool explained = false) {
  ChangeContext context;
  context.role = role;
  context.actor = PersonId{1};
  if (explained) context.comment = "по заявлению";
  return context;
}

void each_mark(const Take& take) {
  for (const Instant now : moments()) {
    for (const Role role : some_roles) {
      for (const LessonState state : {LessonState::planned, LessonState::held, LessonState::cancelled}) {
        for (const int course : {1, 7}) {
          for (const bool closed : either) {
            MarkChange change;
            change.context = by(role, closed);
            change.lesson = lesson(state, course);
            change.student = PersonId{2};
            change.has_task = closed;
            change.work_kind = closed ? WorkKind::oral : WorkKind::control;
            change.after = Mark{static_cast<std::uint8_t>(closed ? 5 : 1), {}};
            change.attendance.code = closed ? "" : "Н";
            change.final_set = closed;
            change.sheet_closed = closed;
            change.period = quarter();
            take(change, now);
          }
        }
      }
    }
  }
}

void each_attendance(const Take& take) {
  for (const Instant now : moments()) {
    for (const Role role : some_roles) {
      for (const LessonState state : {LessonState::held, LessonState::moved}) {
        for (const AttendanceMark& after :
             {AttendanceMark{"Н", ""}, AttendanceMark{"осв", ""}, AttendanceMark{"Н", "УП"}, AttendanceMark{"Н", "??"},
              AttendanceMark{"", "УП"}}) {
          for (const bool own : either) {
            AttendanceChange change;
            change.context = by(role);
            change.lesson = lesson(state, 7);
            change.student = PersonId{2};
            if (own) change.before.code = "Н";
            change.after = after;
            change.own_class = own;
            change.period = quarter();
            change.released = !own;
            take(change, now);
            if (now == moments().front()) take(NoticeEntry{by(role), after, own}, now);
          }
        }
      }
    }
  }
}

void each_lesson(const Take& take) {
  for (const Instant now : moments()) {
    for (const Role role : some_roles) {
      for (const LessonState after : {LessonState::held, LessonState::cancelled}) {
        for (const char* topic : {"", "Topic"}) {
          for (const bool filled : either) {
            LessonChange change;
            change.context = by(role);
            change.lesson = lesson(after == LessonState::held ? LessonState::planned : LessonState::held, 7);
            change.state_after = after;
            change.topic = topic;
            change.homework = filled ? "" : "Упражнение 7";
            change.homework_due = date("2026-09-14");
            change.marks_filled = filled;
            change.has_marks = filled;
            change.roll_called = !filled;
            change.sheet_closed = filled;
            change.period = quarter();
            take(change, now);
          }
        }
      }
    }
  }
}

void each_final(const Take& take) {
  for (const Instant now : moments()) {
    for (const Role role : some_roles) {
      for (const std::size_t marks : {0U, 2U, 3U, 6U}) {
        for (const bool closed : either) {
          FinalChange change;
          change.context = by(role);
          change.context.confirmed = closed;
          change.group.name = "7-А";
          change.group.course = 7;
          change.subject_name = "Алгебра";
          change.student = PersonId{2};
          change.period = quarter();
          for (std::size_t at = 0; at < marks; ++at)
            change.basis.push_back({MarkId{static_cast<std::int64_t>(at) + 1}, 1, Mark{3, {}}, WorkKind::oral, 100});
          change.declared_kinds = {WorkKind::written, WorkKind::laboratory};
          change.lessons_ahead = 3;
          change.after = FinalMark{static_cast<std::uint8_t>(closed ? 5 : 9)};
          change.sheet_closed = closed;
          change.due_by_order = date("2026-10-10");
          take(change, now);
        }
      }
    }
  }
}

void each_attestation(const Take& take) {
  for (std::size_t at = 0; at < attestation_kind_names.size(); ++at) {
    for (std::size_t role = 0; role < role_names.size(); ++role) {
      for (const bool right : either) {
        AttestationEntry change;
        change.context = by(static_cast<Role>(role));
        change.kind = static_cast<AttestationKind>(at);
        change.subject_name = "Алгебра";
        change.after = FinalMark{static_cast<std::uint8_t>(right ? 5 : 9)};
        change.own_department = right;
        change.sheet = right ? "12" : "";
        take(change, moments().back());
      }
    }
  }
}

void each_of_people(const Take& take) {
  const Instant now = moments().front();
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    const auto role = static_cast<Role>(at);
    for (const bool right : either) {
      take(ApplicationFiling{by(role), {lesson(LessonState::held, 7)}, right ? "болел" : " "}, now);
      for (const bool everyone : either) take(AnnouncementPost{by(role), right, everyone, right}, now);
      for (std::size_t to = 0; to < role_names.size(); ++to) {
        const auto other = static_cast<Role>(to);
        take(CredentialIssue{by(role), other, right, right}, now);
        take(MailSending{by(role), other, right}, now);
      }
    }
    for (std::size_t kind = 0; kind < period_kind_names.size(); ++kind) {
      PeriodSetting setting{by(role), quarter()};
      setting.period.kind = static_cast<PeriodKind>(kind);
      take(setting, now);
    }
  }
}

}  // namespace

void each_change(const Take& take) {
  each_mark(take);
  each_attendance(take);
  each_lesson(take);
  each_final(take);
  each_attestation(take);
  each_of_people(take);
}

}  // namespace vestnik::tests
