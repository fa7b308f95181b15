#include <algorithm>

#include "domain/lesson.h"
#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

struct HeldLesson {
  LessonId id;
  CivilDate date;
  std::int64_t number = 0;
  PersonId teacher;  ///< who gave it: a substituted lesson is the substitute's
  GroupTraits group;
  std::string subject;
  bool planned = false;  ///< nobody has said yet that it was held
  bool has_topic = false;
  bool has_roll = false;
  bool has_task = false;
};

/// What a lesson may lack.
namespace lack {
constexpr std::string_view homework = "homework";
constexpr std::string_view any_part = "any";  ///< state, topic, roll, task or grades
}  // namespace lack

/// Lessons of the turn that are over, were not called off and may lack something: of a school's day nearly all are
/// filled, and those are not even read. CROSS JOIN keeps SQLite to the dates asked for; left to itself it walks every
/// lesson of a group.
std::vector<HeldLesson> lessons_lacking(Transaction& read, const DutyQuestion& question, std::string_view what) {
  auto lessons = read.all(
      "SELECT l.id, l.date, l.number, l.actual_teacher_id, g.id, g.name, g.course, g.department, g.speciality, s.name,"
      " l.state, l.topic,"
      " (SELECT COUNT(*) FROM roll_call r WHERE r.institution_id = l.institution_id AND r.lesson_id = l.id),"
      " (SELECT COUNT(*) FROM task t WHERE t.institution_id = l.institution_id AND t.lesson_id = l.id)"
      " FROM lesson l CROSS JOIN study_group g CROSS JOIN subject s"
      " WHERE g.institution_id = l.institution_id AND g.id = l.group_id"
      " AND s.institution_id = l.institution_id AND s.id = l.subject_id"
      " AND l.institution_id = $1 AND l.date >= $2 AND l.date <= $3 AND l.ends_at <= $4"
      " AND l.state NOT IN ('cancelled', 'moved')"
      " AND (($5 = 'homework' AND l.homework = '') OR ($5 = 'any' AND (l.state = 'planned' OR l.topic = ''"
      "  OR NOT EXISTS (SELECT 1 FROM roll_call r WHERE r.institution_id = l.institution_id AND r.lesson_id = l.id)"
      "  OR ($6 = 1 AND NOT EXISTS (SELECT 1 FROM task t WHERE t.institution_id = l.institution_id"
      "   AND t.lesson_id = l.id))"
      "  OR EXISTS (SELECT 1 FROM task t WHERE t.institution_id = l.institution_id AND t.lesson_id = l.id"
      "   AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.institution_id = t.institution_id"
      "    AND m.lesson_id = t.lesson_id AND m.task_id = t.id AND m.first_grade IS NOT NULL)))))"
      " ORDER BY l.date, l.number, l.id",
      {read.institution(), question.from, question.until, question.now, what,
       question.regulation.marks().task_required ? 1 : 0},
      [](const Row& row) {
        HeldLesson lesson;
        lesson.id = row.id<LessonId>(0);
        lesson.date = row.date(1);
        lesson.number = row.integer(2);
        lesson.teacher = row.id<PersonId>(3);
        lesson.group = {row.id<GroupId>(4), row.string(5), static_cast<int>(row.integer(6)), row.string(7),
                        row.string(8)};
        lesson.subject = row.string(9);
        lesson.planned = row.text(10) == to_text(LessonState::planned);
        lesson.has_topic = !row.text(11).empty();
        lesson.has_roll = row.truth(12);
        lesson.has_task = row.truth(13);
        return lesson;
      });
  std::erase_if(lessons, [&](const HeldLesson& held) { return !covers(question.rule, held.group, held.subject); });
  return lessons;
}

Details place_of(const HeldLesson& lesson) {
  return {{"date", to_russian_short(lesson.date)},
          {"lesson", std::to_string(lesson.number)},
          {"group", lesson.group.name},
          {"subject", lesson.subject}};
}

/// Works that the school gave itself time to check are another duty's affair.
bool has_time(const Regulation& regulation, WorkKind kind) {
  return std::ranges::any_of(regulation.checking_norms(), [&](const CheckingNorm& norm) {
    return std::ranges::find(norm.kinds, kind) != norm.kinds.end();
  });
}

/// Whether some work of the lesson that is graded on the day has no grade at all (syzran-r.t.5a).
bool lacks_grades(Transaction& read, const Regulation& regulation, LessonId lesson) {
  bool lacks = false;
  read.query(
      "SELECT t.kind FROM task t WHERE t.institution_id = $1 AND t.lesson_id = $2 AND NOT EXISTS (SELECT 1 FROM mark m"
      " WHERE m.institution_id = t.institution_id AND m.lesson_id = t.lesson_id AND m.task_id = t.id"
      " AND m.first_grade IS NOT NULL)",
      {read.institution(), lesson}, [&](const Row& row) {
        const auto kind = parse_work_kind(row.text(0));
        lacks = lacks || (kind && !has_time(regulation, *kind));
      });
  return lacks;
}

class LessonsFilled final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "lessons_filled"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    for (const HeldLesson& lesson : lessons_lacking(read, question, lack::any_part)) {
      auto missing = missing_part(read, question.regulation, lesson);
      if (missing) list.add(lesson.teacher, GroupId{}, *std::move(missing));
    }
    return list.take();
  }
  [[nodiscard]] bool same_all_day(const DutyQuestion& question) const override { return turn_is_over(question); }

 private:
  /// The first part that is missing: who fills it opens the lesson and sees the others.
  static std::optional<Problem> missing_part(Transaction& read, const Regulation& regulation,
                                             const HeldLesson& lesson) {
    if (lesson.planned) return Problem{"duty.lesson_not_filled", place_of(lesson)};
    if (!lesson.has_topic) return Problem{"duty.lesson_without_topic", place_of(lesson)};
    if (!lesson.has_roll) return Problem{"duty.lesson_without_roll", place_of(lesson)};
    if (!lesson.has_task && regulation.marks().task_required)
      return Problem{"duty.lesson_without_task", place_of(lesson)};
    if (lesson.has_task && lacks_grades(read, regulation, lesson.id))
      return Problem{"duty.lesson_without_grades", place_of(lesson)};
    return std::nullopt;
  }
};

class HomeworkGiven final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "homework_given"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    for (const HeldLesson& lesson : lessons_lacking(read, question, lack::homework)) {
      list.add(lesson.teacher, GroupId{}, Problem{"duty.lesson_without_homework", place_of(lesson)});
    }
    return list.take();
  }
  [[nodiscard]] bool same_all_day(const DutyQuestion& question) const override { return turn_is_over(question); }
};

}  // namespace

bool turn_is_over(const DutyQuestion& question) { return question.until < question.zone.local(question.now).date; }

std::unique_ptr<DutyMatter> lessons_filled_matter() { return std::make_unique<LessonsFilled>(); }
std::unique_ptr<DutyMatter> homework_given_matter() { return std::make_unique<HomeworkGiven>(); }

}  // namespace vestnik
