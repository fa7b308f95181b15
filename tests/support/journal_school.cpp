#include "support/journal_school.h"

#include <stdexcept>

#include "journal/lesson_maker.h"
#include "lua/loader.h"
#include "records/calendar_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/institution_store.h"
#include "records/lesson_store.h"
#include "records/load_store.h"
#include "records/migrations.h"
#include "records/person_store.h"
#include "records/role_store.h"
#include "records/subject_store.h"
#include "storage/migrate.h"
#include "support/core_database.h"
#include "support/session_terms.h"

namespace vestnik::tests {
namespace {

const Instant long_ago = parse_iso_instant("2026-08-25T06:00:00Z").value();
const CivilDate first_of_september = parse_iso_date("2026-09-01").value();
const std::string source_folder{VESTNIK_SOURCE_DIR};

std::string zone_of(std::string_view code) {
  if (code == "labinsk") return "Europe/Moscow";
  return code == "yarovoe" ? "Asia/Barnaul" : "Europe/Samara";
}

std::unique_ptr<Database> opened(std::unique_ptr<Database> given, const std::string& path) {
  if (!given) return open_core_database(path);
  if (!migrate(*given, "core", core_migrations())) throw std::runtime_error{"the schema could not be made"};
  return given;
}

AccessMatrix shipped_matrix() { return AccessMatrix::load(source_folder + "/config/access_matrix.tsv").value(); }

std::string in_words(const Problem& problem) {
  return problem.code + (problem.clause.empty() ? "" : " " + problem.clause);
}

}  // namespace

JournalSchool::JournalSchool(std::string_view code, std::unique_ptr<Database> database)
    : zone_(TimeZone::find(zone_of(code)).value()),
      clock_(at("2026-09-14", "12:00")),
      database_(opened(std::move(database), folder_.path("journal.db"))),
      zones_(clock_),
      access_(shipped_matrix(), zones_),
      recorder_({*database_, access_, shelf_, zones_, random_}),
      sessions_(*database_, clock_, random_, session_terms(folder_.root())),
      college_(code == "yarovoe") {
  const auto path = source_folder + "/scripts_lua/regulations/" + std::string{code} + ".lua";
  if (!put_file(shelf_, id, path).empty()) throw std::runtime_error{"the regulation does not load"};
  write([&](Transaction& transaction) {
    add_institution(transaction, {id, std::string{code}, "Школа", "Школа", college_ ? "college" : "school",
                                  zone_of(code), "351234"});
    add_people(transaction);
    add_groups(transaction);
    add_load(transaction);
    add_lessons(transaction);
  });
  lesson = algebra_on("2026-09-14");
  physics_lesson = lesson_on("2026-09-14", group, physics);
  subgroup_lesson = lesson_on("2026-09-14", subgroup, algebra);
  other_lesson = lesson_on("2026-09-14", other_group, algebra);
}

void JournalSchool::add_people(Transaction& transaction) {
  const auto person = [&](const char* last, const char* first) {
    return add_person(transaction, {{}, last, first, "", std::nullopt, ""}, long_ago);
  };
  anna = person("Аникина", "Анна");
  boris = person("Быков", "Борис");
  vera = person("Ветрова", "Вера");
  outsider = person("Чужих", "Артём");
  mother = person("Аникина", "Ольга");
  teacher = person("Иванова", "Анна");
  class_teacher = person("Юдина", "Нина");
  other_teacher = person("Серова", "Вера");
  administrator = person("Белов", "Пётр");
  secretary = person("Котова", "Алла");
  deputy_head = person("Громова", "Елена");
  const auto grant = [&](PersonId who, Role role) {
    add_grant(transaction, {0, who, role, "institution", 0, first_of_september, std::nullopt, "1"}, long_ago);
  };
  grant(administrator, Role::administrator);
  grant(secretary, Role::secretary);
  grant(deputy_head, Role::deputy_head);
}

void JournalSchool::add_groups(Transaction& transaction) {
  group = add_group(transaction, {{}, "7-А", college_ ? "group" : "class", 7, "", "", {}});
  subgroup = add_group(transaction, {{}, "7-А алгебра 1", "subgroup", 7, "", "", group});
  other_group = add_group(transaction, {{}, "7-Б", college_ ? "group" : "class", 7, "", "", {}});
  const auto enrol = [&](PersonId student, GroupId whose) {
    add_membership(transaction, {0, whose, student, first_of_september, std::nullopt}, long_ago);
  };
  for (const PersonId student : {anna, boris, vera}) enrol(student, group);
  for (const PersonId student : {anna, boris}) enrol(student, subgroup);
  enrol(outsider, other_group);
  add_guardianship(transaction, {0, mother, anna, "mother", "", true, true, true, first_of_september, std::nullopt},
                   long_ago);
}

void JournalSchool::add_load(Transaction& transaction) {
  algebra = add_subject(transaction, "Алгебра");
  physics = add_subject(transaction, "Физика");
  const auto teaches_there = [&](PersonId who, GroupId whose, SubjectId what) {
    add_teaching(transaction, {0, who, whose, what, first_of_september, std::nullopt}, long_ago);
  };
  teaches_there(teacher, group, algebra);
  teaches_there(class_teacher, group, physics);
  teaches_there(class_teacher, subgroup, algebra);
  teaches_there(other_teacher, other_group, algebra);
  add_class_teacher(transaction, {0, group, class_teacher, first_of_september, std::nullopt}, long_ago);
  add_class_teacher(transaction, {0, other_group, other_teacher, first_of_september, std::nullopt}, long_ago);
}

void JournalSchool::add_lessons(Transaction& transaction) {
  const Period first = college_ ? Period{{}, PeriodKind::half_year, 1, first_of_september, day("2026-12-30")}
                                : Period{{}, PeriodKind::quarter, 1, first_of_september, day("2026-10-25")};
  period = add_study_period(transaction, {first, "1"}, long_ago);
  if (!college_) {
    add_study_period(transaction, {{{}, PeriodKind::quarter, 2, day("2026-11-05"), day("2026-12-27")}, "1"}, long_ago);
  }
  set_bell(transaction, {"", 1, WallTime{8 * 60 + 30}, WallTime{9 * 60 + 15}});
  set_bell(transaction, {"", 2, WallTime{9 * 60 + 30}, WallTime{10 * 60 + 15}});
  const auto monday = [&](GroupId whose, SubjectId what, PersonId who, int number) {
    TimetableSlot slot;
    slot.group = whose;
    slot.subject = what;
    slot.teacher = who;
    slot.number = number;
    slot.valid_from = first_of_september;
    add_slot(transaction, slot);
  };
  monday(group, algebra, teacher, 1);
  monday(group, physics, class_teacher, 2);
  monday(subgroup, algebra, class_teacher, 1);
  monday(other_group, algebra, other_teacher, 1);
  make_lessons(transaction, zone_, first_of_september, day("2026-09-30"), long_ago);
  make_lessons(transaction, zone_, day("2026-12-01"), day("2026-12-30"), long_ago);
}

LessonId JournalSchool::lesson_on(std::string_view date, GroupId whose, SubjectId what) {
  LessonId found;
  database_->read(id, [&](Transaction& transaction) {
    found = lessons_of(transaction, whose, what, day(date), day(date)).at(0).facts->id;
  });
  return found;
}

void JournalSchool::write(const std::function<void(Transaction&)>& use) {
  database_->write(id, Priority::person, [&](Transaction& transaction) {
    use(transaction);
    return true;
  });
}

std::int64_t JournalSchool::number(std::string_view sql, std::initializer_list<Value> parameters) {
  std::int64_t found = 0;
  database_->read(id, [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) { found = row.integer(0); });
  });
  return found;
}

std::string JournalSchool::text(std::string_view sql, std::initializer_list<Value> parameters) {
  std::string found;
  database_->read(id, [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) { found = row.string(0); });
  });
  return found;
}

std::string refusal(const Result<Recorded>& outcome) {
  if (!outcome) return in_words(outcome.problem());
  if (outcome->event) return "";
  for (const Decision& decision : outcome->decisions) {
    if (!decision.permits()) return in_words(decision.findings.front().problem);
  }
  return "neither recorded nor refused";
}

std::vector<std::string> findings(const Result<Recorded>& outcome, std::size_t row) {
  std::vector<std::string> words;
  if (!outcome) return words;
  for (const Finding& finding : outcome->decisions.at(row).findings) words.push_back(in_words(finding.problem));
  return words;
}

}  // namespace vestnik::tests
