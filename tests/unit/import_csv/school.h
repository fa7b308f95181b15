#pragma once
/// An empty service for import tests: a migrated SQLite file and a folder to put tables into, both gone afterwards.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "import_csv/importer.h"
#include "support/core_database.h"
#include "unit/roster/roster_desk.h"

namespace vestnik::import_csv {

class School {
 public:
  School() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vestnik-import-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    std::filesystem::create_directory(folder());
    database_ = tests::open_core_database((root_ / "school.db").string());
    desk_ = std::make_unique<tests::RosterDesk>(*database_, clock_);
  }
  ~School() {
    desk_.reset();
    database_.reset();
    std::filesystem::remove_all(root_);
  }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  [[nodiscard]] std::filesystem::path folder() const { return root_ / "tables"; }
  [[nodiscard]] std::filesystem::path slips() const { return root_ / "slips.html"; }
  [[nodiscard]] Database& database() { return *database_; }
  [[nodiscard]] Roster& roster() { return desk_->roster(); }

  void put(const std::string& name, std::string_view text) const {
    std::ofstream{folder() / name, std::ios::binary | std::ios::trunc} << text;
  }
  /// Institution, one class, one teacher: what a table of pupils leans on.
  void put_class() const {
    put("institution.csv", "code;name;timezone\nsyzran;Школа;Europe/Samara\n");
    put("staff.csv", "ФИО;Должность\nСавина Ольга Петровна;Учитель\n");
    put("groups.csv", "Класс;Классный руководитель\n7-А;Савина О. П.\n7-Б;\n");
  }

  [[nodiscard]] ImportOptions options() const {
    ImportOptions options;
    options.folder = folder();
    options.institution = "syzran";
    return options;
  }
  Report import() { return import(options()); }
  Report import(const ImportOptions& options) { return import_school(desk_->roster(), options); }
  Report import_folder(const std::filesystem::path& from) {
    ImportOptions wanted = options();
    wanted.folder = from;
    return import(wanted);
  }

  template <class Ask>
  auto ask(Ask&& question, InstitutionId institution = InstitutionId{1}) {
    decltype(question(std::declval<Transaction&>())) answer{};
    database_->read(institution, [&](Transaction& transaction) { answer = question(transaction); });
    return answer;
  }
  std::int64_t count(const char* sql) {
    return ask([&](Transaction& transaction) {
      return transaction.one(sql, {}, [](const Row& row) { return row.integer(0); }).value_or(0);
    });
  }

 private:
  std::filesystem::path root_;
  ManualClock clock_{parse_iso_instant("2026-09-05T05:00:00Z").value()};
  std::unique_ptr<Database> database_;
  std::unique_ptr<tests::RosterDesk> desk_;
};

/// Codes of the errors, or of the notes, in their order.
inline std::vector<std::string> codes(const std::vector<Remark>& remarks) {
  std::vector<std::string> list;
  for (const Remark& remark : remarks) list.push_back(remark.problem.code);
  return list;
}

/// What was counted, for the message of a failed test.
inline std::string counts_of(const Report& report) {
  std::string text;
  for (const auto& [what, count] : report.counts()) {
    text += std::string{what} + " " + std::to_string(count.added) + "/" + std::to_string(count.changed) + "; ";
  }
  return text;
}

}  // namespace vestnik::import_csv
