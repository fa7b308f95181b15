#pragma once
/// From tables to rows, a function a kind of file. Rows that are not sound are refused in the report and left out.
#include "rows.h"
#include "table.h"

namespace vestnik::import_csv {

void read_institution(const Table& table, SchoolRows& rows, Report& report);
void read_staff(const Table& table, SchoolRows& rows, Report& report);
void read_groups(const Table& table, SchoolRows& rows, Report& report);
/// A parent named in the same row becomes a row of the guardians.
void read_students(const Table& table, SchoolRows& rows, Report& report);
void read_guardians(const Table& table, SchoolRows& rows, Report& report);
void read_load(const Table& table, SchoolRows& rows, Report& report);
void read_class_teachers(const Table& table, SchoolRows& rows, Report& report);
void read_bells(const Table& table, SchoolRows& rows, Report& report);
void read_slots(const Table& table, SchoolRows& rows, Report& report);
void read_periods(const Table& table, SchoolRows& rows, Report& report);
void read_holidays(const Table& table, SchoolRows& rows, Report& report);

}  // namespace vestnik::import_csv
