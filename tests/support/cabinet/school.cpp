#include "support/cabinet/school.h"

#include <stdexcept>

#include "base/text.h"
#include "records/migrations.h"
#include "storage/migrate.h"
#include "support/core_database.h"

namespace vestnik::tests {
namespace {

constexpr const char* first_day = "2026-09-01";

struct Name {
  PersonId id;
  const char* last;
  const char* first;
  const char* patronymic;
};

constexpr Name names[] = {{egor, "Зимин", "Егор", "Павлович"},
                          {masha, "Ёлкина", "Маша", ""},
                          {egors_mother, "Зимина", "Ольга", "Петровна"},
                          {mashas_father, "Ёлкин", "Иван", "Иванович"},
                          {algebra_teacher, "Иванова", "Анна", "Петровна"},
                          {class_teacher_7a, "Юдина", "Нина", "Львовна"},
                          {director, "Гончаров", "Олег", "Ильич"},
                          {administrator, "Белов", "Пётр", "Ильич"},
                          {teacher_of_7b, "Серова", "Вера", "Львовна"},
                          {deputy_head, "Котова", "Алла", "Юрьевна"}};

void add_people(Transaction& tx) {
  for (const Name& name : names) {
    tx.execute("INSERT INTO person VALUES ($1, $2, $3, $4, $5, NULL, NULL, $6, $7, 0)",
               {school, name.id, name.last, name.first, name.patronymic, sort_key(name.last), search_key(name.last)});
  }
  for (const auto& [person, role] : {std::pair{algebra_teacher, "teacher"}, std::pair{class_teacher_7a, "teacher"},
                                     std::pair{director, "director"}, std::pair{administrator, "administrator"},
                                     std::pair{teacher_of_7b, "teacher"}, std::pair{deputy_head, "deputy_head"}}) {
    tx.execute(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
        "valid_to, order_number, recorded_at) VALUES ($1, $2, $3, $4, 'institution', 0, $5, NULL, '', 0)",
        {school, person.value, person, role, first_day});
  }
}

void add_groups(Transaction& tx) {
  tx.execute("INSERT INTO study_group VALUES ($1, 1, '7-А', 'class', 7, '', '', NULL, '7-А')", {school});
  tx.execute("INSERT INTO study_group VALUES ($1, 2, '7-Б', 'class', 7, '', '', NULL, '7-Б')", {school});
  tx.execute("INSERT INTO study_group VALUES ($1, 3, '7-А англ.', 'subgroup', 7, '', '', 1, '7-А англ.')", {school});
  std::int64_t id = 0;
  for (const auto& [group, student] :
       {std::pair{class_7a, egor}, std::pair{english_7a, egor}, std::pair{class_7b, masha}}) {
    tx.execute("INSERT INTO membership VALUES ($1, $2, $3, $4, $5, NULL, 0)",
               {school, ++id, group, student, first_day});
  }
  for (const auto& [guardian, child] : {std::pair{egors_mother, egor}, std::pair{mashas_father, masha}}) {
    tx.execute("INSERT INTO guardianship VALUES ($1, $2, $2, $3, 'mother', '', 1, 1, 1, $4, NULL, 0, 0)",
               {school, guardian, child, first_day});
  }
}

void add_load(Transaction& tx) {
  std::int64_t id = 0;
  for (const char* subject : {"Алгебра", "Физика", "Английский язык"}) {
    tx.execute("INSERT INTO subject VALUES ($1, $2, $3, $4)", {school, ++id, subject, sort_key(subject)});
  }
  auto teaches = [&, load = std::int64_t{0}](PersonId teacher, GroupId group, int subject) mutable {
    tx.execute("INSERT INTO teaching VALUES ($1, $2, $3, $4, $5, $6, NULL, 0)",
               {school, ++load, teacher, group, subject, first_day});
  };
  teaches(algebra_teacher, class_7a, 1);
  teaches(class_teacher_7a, class_7a, 2);
  teaches(teacher_of_7b, class_7b, 1);
  tx.execute("INSERT INTO class_teacher VALUES ($1, 1, 1, $2, $3, NULL, 0)", {school, class_teacher_7a, first_day});
}

AccessMatrix matrix() {
  auto loaded = AccessMatrix::load(std::string{VESTNIK_SOURCE_DIR} + "/config/access_matrix.tsv");
  if (!loaded) throw std::runtime_error{"access matrix: " + loaded.problem().code};
  return std::move(*loaded);
}

}  // namespace

std::unique_ptr<Database> (*School::make_database)() = nullptr;

School::School()
    : clock_(*parse_iso_instant("2026-10-14T08:00:00Z")),
      database_(make_database != nullptr ? make_database() : open_core_database(folder_.path("school.db"))),
      zones_(clock_) {
  if (make_database != nullptr) migrate("core", core_migrations());
  database_->write(school, Priority::person, [](Transaction& tx) {
    tx.execute(
        "INSERT INTO institution (id, code, name, short_name, kind, timezone, phone)"
        " VALUES ($1, 'test', 'Школа', 'Школа', 'school', 'Europe/Samara', '')",
        {school});
    add_people(tx);
    add_groups(tx);
    add_load(tx);
    return true;
  });
  access_ = std::make_unique<AccessControl>(matrix(), zones_);
}

void School::run(std::string_view sql) {
  database_->write(school, Priority::person, [&](Transaction& tx) {
    tx.execute(sql);
    return true;
  });
}

void School::migrate(std::string_view component, std::span<const Migration> migrations) {
  if (const auto done = vestnik::migrate(*database_, component, migrations, clock_); !done) {
    throw std::runtime_error{"migration: " + done.problem().code};
  }
}

}  // namespace vestnik::tests
