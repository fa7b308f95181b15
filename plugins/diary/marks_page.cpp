#include "plugins/diary/marks_page.h"

#include <map>
#include <optional>

#include "json/json_writer.h"
#include "plugins/diary/week.h"

namespace vestnik::diary {
namespace {

struct SubjectMarks {
  explicit SubjectMarks(Averaging way) : average(way) {}
  std::string marks;  ///< JSON array
  Average average;
  std::string final_value;  ///< "" when none is published
  std::int64_t final_version = 0;
};

/// By sort key, so that the page is in Russian alphabetical order; the name stands in the second place.
using Subjects = std::map<std::pair<std::string, std::string>, SubjectMarks>;

SubjectMarks& subject_of(Subjects& subjects, const Row& row, int name_column, Averaging way) {
  return subjects.try_emplace({row.string(name_column + 1), row.string(name_column)}, way).first->second;
}

void append_mark(SubjectMarks& subject, const Row& row) {
  const Mark mark = mark_of(row, 6);
  if (!subject.marks.empty()) subject.marks += ',';
  JsonWriter json{subject.marks};
  json.begin_object().member("id", row.integer(2)).member("lesson_id", row.integer(3)).member("date", row.text(4));
  json.member("value", to_text(mark)).member("kind", row.string(8));
  json.member("title", row.string(9).empty() ? row.text(5) : row.text(9));
  json.member("weight_hundredths", row.integer(10)).member("version", row.integer(11)).end_object();
  subject.average.add(mark, row.integer(10));
}

void read_marks(Transaction& transaction, const MarksQuestion& question, Subjects& subjects) {
  transaction.query(
      "SELECT s.name, s.sort_key, k.mark_id, k.lesson_id, k.date, k.topic, k.first_grade, k.second_grade, k.work_kind, "
      "k.work_title, k.weight_hundredths, k.version FROM v1_student_mark k JOIN v1_subject s "
      "ON s.institution_id = k.institution_id AND s.subject_id = k.subject_id "
      "WHERE k.institution_id = $1 AND k.student_id = $2 AND k.date >= $3 AND k.date <= $4 "
      "ORDER BY k.date, k.number, k.mark_id",
      {transaction.institution(), question.student, question.period.starts, question.period.ends},
      [&](const Row& row) { append_mark(subject_of(subjects, row, 0, question.averaging), row); });
}

void read_finals(Transaction& transaction, const MarksQuestion& question, Subjects& subjects) {
  if (!question.period.id) return;
  transaction.query(
      "SELECT s.name, s.sort_key, f.value, f.version FROM v1_student_final f JOIN v1_subject s "
      "ON s.institution_id = f.institution_id AND s.subject_id = f.subject_id "
      "WHERE f.institution_id = $1 AND f.student_id = $2 AND f.period_id = $3",
      {transaction.institution(), question.student, question.period.id}, [&](const Row& row) {
        SubjectMarks& subject = subject_of(subjects, row, 0, question.averaging);
        subject.final_value = row.string(2);
        subject.final_version = row.integer(3);
      });
}

void write_period(JsonWriter& json, const Period& period) {
  json.begin_object().key("id");
  if (period.id) {
    json.value(period.id.value);
  } else {
    json.null();
  }
  json.member("kind", to_text(period.kind)).member("number", period.number);
  json.member("starts", to_iso(period.starts)).member("ends", to_iso(period.ends)).end_object();
}

void write_subject(JsonWriter& json, const std::string& name, const SubjectMarks& subject) {
  json.begin_object().member("subject", name).key("average");
  if (const auto average = subject.average.value()) {
    json.hundredths(*average);
  } else {
    json.null();
  }
  json.key("final");
  if (subject.final_value.empty()) {
    json.null();
  } else {
    json.begin_object().member("value", subject.final_value).member("version", subject.final_version).end_object();
  }
  json.key("marks").raw('[' + subject.marks + ']').end_object();
}

}  // namespace

std::string write_marks_page(Transaction& transaction, const MarksQuestion& question) {
  Subjects subjects;
  read_marks(transaction, question, subjects);
  read_finals(transaction, question, subjects);
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("student_id", question.student.value).key("period");
  write_period(json, question.period);
  json.key("periods").begin_array();
  for (const Period& period : question.others) write_period(json, period);
  json.end_array().key("subjects").begin_array();
  for (const auto& [key, subject] : subjects) write_subject(json, key.second, subject);
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::diary
