#include "plugins/diary/attendance_page.h"

#include <map>
#include <utility>

#include "json/json_writer.h"

namespace vestnik::diary {

std::string write_attendance_page(Transaction& transaction, PersonId student, const DateRange& range) {
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("student_id", student.value);
  json.member("from", to_iso(range.from)).member("to", to_iso(range.to)).key("lessons").begin_array();
  std::map<std::pair<std::string, std::string>, int> totals;
  transaction.query(
      "SELECT a.lesson_id, a.date, a.number, s.name, a.code, a.reason, a.version FROM v1_student_attendance a "
      "JOIN v1_subject s ON s.institution_id = a.institution_id AND s.subject_id = a.subject_id "
      "WHERE a.institution_id = $1 AND a.student_id = $2 AND a.date >= $3 AND a.date <= $4 "
      "ORDER BY a.date, a.number, a.lesson_id",
      {transaction.institution(), student, range.from, range.to}, [&](const Row& row) {
        json.begin_object().member("lesson_id", row.integer(0)).member("date", row.text(1));
        json.member("number", row.integer(2)).member("subject", row.text(3)).member("code", row.text(4));
        json.member("reason", row.text(5)).member("version", row.integer(6)).end_object();
        ++totals[{row.string(4), row.string(5)}];
      });
  json.end_array().key("totals").begin_array();
  for (const auto& [kind, lessons] : totals) {
    json.begin_object().member("code", kind.first).member("reason", kind.second);
    json.member("lessons", lessons).end_object();
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::diary
