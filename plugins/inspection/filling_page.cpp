#include "plugins/inspection/filling_page.h"

#include <algorithm>

#include "plugins/inspection/naming.h"

namespace vestnik::inspection {
namespace {

struct Totals {
  std::int64_t lessons = 0;
  std::int64_t unfilled = 0;
  std::int64_t late = 0;
};

void add(Totals& totals, const LessonEntry& lesson) {
  ++totals.lessons;
  totals.unfilled += lesson.filled() ? 0 : 1;
  totals.late += lesson.late ? 1 : 0;
}

void write_totals(JsonWriter& json, const Totals& totals) {
  json.member("lessons", totals.lessons).member("unfilled", totals.unfilled).member("late", totals.late);
}

/// One document; asks each name once.
class FillingWriter {
 public:
  FillingWriter(Transaction& transaction, const Filling& filling, std::string& page)
      : filling_(filling), names_(transaction), json_(page) {}

  void write() {
    Totals totals;
    Instant changed{};
    for (const LessonEntry& lesson : filling_.lessons) {
      add(totals, lesson);
      changed = std::max(changed, lesson.changed_at);
      by_teacher_[lesson.teacher].push_back(&lesson);
    }
    json_.begin_object().member("from", to_iso(filling_.days.from)).member("until", to_iso(filling_.days.until));
    json_.key("changed_at");
    if (filling_.lessons.empty()) {
      json_.null();
    } else {
      json_.value(to_iso(changed));
    }
    json_.key("totals").begin_object();
    write_totals(json_, totals);
    json_.end_object();
    write_teachers();
    write_classes();
    json_.end_object();
  }

 private:
  void write_teachers() {
    std::vector<PersonId> teachers;
    for (const auto& [teacher, lessons] : by_teacher_) teachers.push_back(teacher);
    std::stable_sort(teachers.begin(), teachers.end(),
                     [&](PersonId left, PersonId right) { return names_.of(left) < names_.of(right); });
    json_.key("teachers").begin_array();
    for (const PersonId teacher : teachers) write_teacher(teacher);
    json_.end_array();
  }

  void write_teacher(PersonId teacher) {
    Totals totals;
    for (const LessonEntry* lesson : by_teacher_[teacher]) add(totals, *lesson);
    json_.begin_object();
    names_.write(json_, "teacher", teacher);
    write_totals(json_, totals);
    json_.key("rows").begin_array();
    for (const FillingRow& row : filling_.rows) {
      if (row.teacher == teacher) write_row(row);
    }
    json_.end_array().key("faults").begin_array();
    for (const LessonEntry* lesson : by_teacher_[teacher]) {
      if (!lesson->filled() || lesson->late) write_fault(*lesson);
    }
    json_.end_array().end_object();
  }

  void write_row(const FillingRow& row) {
    json_.begin_object();
    names_.write(json_, "group", row.group);
    names_.write(json_, "subject", row.subject);
    json_.member("lessons", row.lessons).member("unfilled", row.unfilled).member("late", row.late);
    json_.member("topics", row.topics).member("rolls", row.rolls).member("homework", row.homework);
    json_.member("grades", row.grades).member("students", row.students).key("few_grades").begin_array();
    for (const ThinStudent& thin : row.thin) {
      json_.begin_object();
      names_.write(json_, "student", thin.student);
      json_.member("grades", thin.grades).end_object();
    }
    json_.end_array().key("few_grades_percent");
    if (row.students == 0) {
      json_.null();
    } else {
      json_.value(static_cast<std::int64_t>(row.thin.size()) * 100 / row.students);
    }
    json_.end_object();
  }

  void write_fault(const LessonEntry& lesson) {
    json_.begin_object().member("lesson_id", lesson.lesson.value).member("date", to_iso(lesson.date));
    json_.member("number", lesson.number);
    names_.write(json_, "group", lesson.group);
    names_.write(json_, "subject", lesson.subject);
    json_.member("late", lesson.late).member("substituted", lesson.substituted).key("missing").begin_array();
    if (!lesson.has_topic) json_.value("topic");
    if (!lesson.has_roll) json_.value("roll");
    json_.end_array().end_object();
  }

  void write_classes() {
    json_.key("classes").begin_array();
    for (const ClassRow& row : filling_.classes) {
      json_.begin_object();
      names_.write(json_, "group", row.group);
      json_.key("class_teachers").begin_array();
      for (const PersonId teacher : row.class_teachers) {
        json_.begin_object().member("id", teacher.value).member("name", names_.of(teacher)).end_object();
      }
      json_.end_array().member("lessons", row.lessons).member("unfilled", row.unfilled);
      json_.member("without_roll", row.without_roll).member("absences", row.absences);
      json_.member("without_reason", row.without_reason).end_object();
    }
    json_.end_array();
  }

  const Filling& filling_;
  Naming names_;
  JsonWriter json_;
  std::map<PersonId, std::vector<const LessonEntry*>> by_teacher_;
};

}  // namespace

std::string write_filling(Transaction& transaction, const Filling& filling) {
  std::string page;
  FillingWriter{transaction, filling, page}.write();
  return page;
}

}  // namespace vestnik::inspection
