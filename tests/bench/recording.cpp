// A class of thirty marks: the whole write path against bare inserts of the same rows into a copy of the database.
#include <stdexcept>

#include "bare_rows.h"
#include "benches.h"
#include "mark_entry.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

constexpr std::size_t class_size = 30;
constexpr int lessons_a_round = 5;
constexpr std::int64_t some_class = 7;

std::string text_of(OpenSchool& school, std::string_view sql, std::initializer_list<Value> parameters) {
  std::string found;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    found = transaction.one(sql, parameters, [](const Row& row) { return row.string(0); }).value_or("");
  });
  return found;
}

/// Records lessons one after another, and keeps what was written for the bare side.
class Teacher {
 public:
  Teacher(OpenSchool& school, const SchoolClass& group) : school_(school), class_(group) {}

  double lessons_a_second() {
    if (next_ + lessons_a_round > class_.lessons.size()) throw std::runtime_error{"too few lessons for the rounds"};
    const std::size_t first = next_;
    const double seconds = seconds_of([&] {
      for (int at = 0; at < lessons_a_round; ++at, ++next_) {
        const auto& [lesson, teacher] = class_.lessons[next_];
        record_marks(school_, teacher, marks_for_all(lesson, class_.students, 4));
      }
    });
    written_.clear();
    for (std::size_t at = first; at < next_; ++at) written_.push_back(rows_of(class_.lessons[at]));
    return lessons_a_round / seconds;
  }

  [[nodiscard]] const std::vector<RecordedLesson>& written() const { return written_; }

 private:
  RecordedLesson rows_of(const std::pair<LessonId, PersonId>& lesson) {
    RecordedLesson rows;
    rows.lesson = lesson.first.value;
    rows.teacher = lesson.second.value;
    for (const PersonId student : class_.students) rows.students.push_back(student.value);
    rows.at = to_microseconds(school_.clock().now());
    const CommandKey key = key_of_lesson(lesson.first);
    rows.key = key.key;
    rows.digest = key.digest;
    const InstitutionId institution = school_.institution();
    rows.answer =
        text_of(school_, "SELECT answer FROM idempotency WHERE institution_id = $1 AND actor_id = $2 AND key = $3",
                {institution, lesson.second, key.key});
    const std::int64_t event =
        school_
            .numbers("SELECT event_id FROM idempotency WHERE institution_id = $1 AND actor_id = $2 AND key = $3",
                     {institution, lesson.second, key.key})
            .at(0);
    rows.event_payload =
        text_of(school_, "SELECT payload FROM event WHERE institution_id = $1 AND id = $2", {institution, event});
    rows.audit_payload = text_of(
        school_, "SELECT payload FROM audit_payload WHERE institution_id = $1 ORDER BY id DESC LIMIT 1", {institution});
    rows.regulation_hash =
        text_of(school_, "SELECT regulation_hash FROM mark_version WHERE institution_id = $1 LIMIT 1", {institution});
    return rows;
  }

  OpenSchool& school_;
  const SchoolClass& class_;
  std::size_t next_ = 0;
  std::vector<RecordedLesson> written_;
};

}  // namespace

std::vector<Figure> measure_recording(int rounds) {
  const tests::TemporaryFolder folder;
  make_school(folder.root() / "school", 600);
  {
    OpenSchool school{folder.root() / "school", {}};
    enlarge_class(school, GroupId{some_class}, class_size);
  }
  std::filesystem::create_directory(folder.root() / "bare");
  const auto copy = folder.root() / "bare" / "vestnik.db";
  std::filesystem::copy_file(folder.root() / "school" / "vestnik.db", copy);

  OpenSchool school{folder.root() / "school", {}};
  const SchoolClass group = read_class(school, GroupId{some_class});
  Teacher teacher{school, group};
  BareRows bare{copy};
  const Compared compared = compare(rounds, {[&] { return teacher.lessons_a_second(); },
                                             [&] {
                                               const double seconds = seconds_of([&] {
                                                 for (const RecordedLesson& one : teacher.written()) bare.insert(one);
                                               });
                                               return lessons_a_round / seconds;
                                             }});
  constexpr double wanted = 0.4;
  return {{"a class of 30 marks recorded durably, with decision, audit and event",
           in_figures(compared.ours) + " classes/s", "bare SQLite inserts: " + in_figures(compared.bare) + "/s",
           in_figures(compared.ratio, 2), "≥ " + in_figures(wanted, 1), compared.ratio >= wanted}};
}

}  // namespace vestnik::bench
