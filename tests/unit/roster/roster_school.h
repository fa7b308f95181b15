#pragma once
/// An empty service and the rows of a small school: one teacher, two classes, two pupils.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/core_database.h"
#include "support/temporary_folder.h"
#include "unit/roster/roster_desk.h"

namespace vestnik::roster {

class RosterSchool : public testing::Test {
 protected:
  RosterSchool() {
    rows_.institution = InstitutionRow{{}, "syzran", "Школа", "Школа", "school", "Europe/Samara", ""};
    rows_.staff = {{person({"Савина", "Ольга", "Петровна"}, 1), Role::teacher, std::nullopt, "", ""}};
    rows_.groups = {group("7-А"), group("7-Б")};
    rows_.students = {pupil({"Орлов", "Денис", "Михайлович"}, "А-1", 2),
                      pupil({"Петрова", "Алина", "Сергеевна"}, "А-2", 3)};
    order_.digest = "first";
    order_.accounts = AccountPolicy::none;
  }

  static PersonRow person(PersonName name, int line) {
    PersonRow row;
    row.place = {"rows", line, ""};
    row.name = std::move(name);
    return row;
  }
  static StudentRow pupil(PersonName name, std::string file, int line) {
    StudentRow row;
    row.person = person(std::move(name), line);
    row.person.personal_file = std::move(file);
    row.person.birth_date = parse_iso_date("2013-03-05");
    row.group = "7-А";
    return row;
  }
  static GroupRow group(std::string name) {
    GroupRow row;
    row.name = std::move(name);
    row.kind = "class";
    row.course = 7;
    return row;
  }

  Report import() { return desk_.roster().import(rows_, order_); }

  template <class Ask>
  auto ask(Ask&& question) {
    decltype(question(std::declval<Transaction&>())) answer{};
    database_->read(InstitutionId{1}, [&](Transaction& transaction) { answer = question(transaction); });
    return answer;
  }
  std::int64_t count(const char* sql) {
    return ask([&](Transaction& transaction) {
      return transaction.one(sql, {}, [](const Row& row) { return row.integer(0); }).value_or(0);
    });
  }
  std::vector<std::string> texts(const char* sql) {
    return ask([&](Transaction& transaction) {
      return transaction.all(sql, {}, [](const Row& row) { return row.string(0); });
    });
  }

  tests::TemporaryFolder folder_;
  ManualClock clock_{parse_iso_instant("2026-09-05T05:00:00Z").value()};
  std::unique_ptr<Database> database_ = tests::open_core_database(folder_.path("school.db"));
  tests::RosterDesk desk_{*database_, clock_};
  SchoolRows rows_;
  Order order_;
};

/// Codes of errors or of notes, in their order.
inline std::vector<std::string> codes(const std::vector<Remark>& remarks) {
  std::vector<std::string> list;
  for (const Remark& remark : remarks) list.push_back(remark.problem.code);
  return list;
}

}  // namespace vestnik::roster
