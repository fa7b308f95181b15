#include "cell_reader.h"
#include "row_readers.h"

namespace vestnik::import_csv {
namespace {

std::vector<WorkKind> read_kinds(CellReader& cells) {
  std::vector<WorkKind> kinds;
  for (const std::string& word : cells.list("kinds")) {
    const auto name = word_table().value("work_kind", word);
    const auto kind = name ? parse_work_kind(*name) : std::nullopt;
    if (kind) {
      kinds.push_back(*kind);
    } else {
      cells.refuse("kinds", Problem{"import.unknown_word"});
    }
  }
  return kinds;
}

WeekParity read_parity(CellReader& cells) {
  const std::string word = cells.word("parity", "parity", "every");
  if (word == "odd") return WeekParity::odd;
  return word == "even" ? WeekParity::even : WeekParity::every;
}

std::string read_teacher(CellReader& cells) { return fold_homoglyphs(cells.required("teacher")); }

std::string read_group(CellReader& cells) { return group_name(cells.required("group")); }

void check_order(CellReader& cells, std::string_view field, CivilDate from, CivilDate to) {
  if (to < from) cells.refuse(field, Problem{"import.ends_before_it_starts"});
}

}  // namespace

void read_load(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    LoadRow read{cells.place(),     read_teacher(cells), read_group(cells), cells.required("subject"),
                 read_kinds(cells), cells.date("from"),  cells.date("to")};
    if (cells.sound()) rows.load.push_back(std::move(read));
  }
}

void read_class_teachers(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    ClassTeacherRow read{cells.place(), read_group(cells), read_teacher(cells), cells.date("from")};
    if (cells.sound()) rows.class_teachers.push_back(std::move(read));
  }
}

void read_bells(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    BellRow read{
        cells.place(),
        {cells.text("schedule"), cells.whole("number", 1, 20, std::nullopt), cells.time("starts"), cells.time("ends")}};
    if (cells.sound() && read.bell.ends <= read.bell.starts) {
      cells.refuse("ends", Problem{"import.ends_before_it_starts"});
    }
    if (cells.sound()) rows.bells.push_back(std::move(read));
  }
}

void read_slots(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    SlotRow read;
    read.place = cells.place();
    read.group = read_group(cells);
    read.subject = cells.required("subject");
    read.teacher = read_teacher(cells);
    read.room = cells.text("room");
    read.bells = cells.text("bells");
    if (row["weekday"].empty()) cells.refuse("weekday", Problem{"import.empty_cell"});
    read.weekday = std::stoi(cells.word("weekday", "weekday", "1"));
    read.number = cells.whole("number", 1, 20, std::nullopt);
    read.hours = cells.whole("hours", 1, 8, 1);
    read.parity = read_parity(cells);
    read.from = cells.date("from");
    read.to = cells.date("to");
    if (cells.sound()) rows.slots.push_back(std::move(read));
  }
}

void read_periods(const Table& table, SchoolRows& rows, Report& report) {
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    PeriodRow read;
    read.place = cells.place();
    read.period.kind = parse_period_kind(cells.word("kind", "period_kind", "quarter")).value_or(PeriodKind::quarter);
    read.period.number = cells.whole("number", 1, 20, 1);
    read.period.starts = cells.required_date("starts");
    read.period.ends = cells.required_date("ends");
    read.order = cells.text("order");
    if (cells.sound()) check_order(cells, "ends", read.period.starts, read.period.ends);
    if (cells.sound()) rows.periods.push_back(std::move(read));
  }
}

void read_holidays(const Table& table, SchoolRows& rows, Report& report) {
  constexpr int longest = 120;
  for (const Table::Row& row : table.rows()) {
    CellReader cells{row, report};
    HolidayRow read;
    read.place = cells.place();
    read.kind = cells.word("kind", "day_kind", day_kind::day_off);
    read.from = cells.required_date("from");
    read.to = cells.date("to").value_or(read.from);
    const std::string follows = cells.word("follows", "weekday", "");
    if (!follows.empty()) read.follows = std::stoi(follows);
    read.reason = cells.text("reason");
    if (cells.sound()) check_order(cells, "to", read.from, read.to);
    if (cells.sound() && days_between(read.from, read.to) > longest) {
      cells.refuse("to", Problem{"import.holidays_too_long", {{"days", std::to_string(longest)}}});
    }
    if (cells.sound()) rows.holidays.push_back(std::move(read));
  }
}

}  // namespace vestnik::import_csv
