#pragma once
/// A school in a database file of its own, written with plain SQL: people, lessons, facts and the events of the facts.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

/// Everything is valid from 2026-09-01 unless said otherwise. Ids are counted by the database.
class School {
 public:
  explicit School(std::string_view zone_name = "Europe/Samara");

  const InstitutionId id{1};
  [[nodiscard]] Database& database() { return *database_; }
  [[nodiscard]] Instant at(std::string_view date, std::string_view time) const;
  [[nodiscard]] static CivilDate day(std::string_view date);

  PersonId person(std::string_view last_name, std::string_view first_name, std::string_view birth_date = "");
  GroupId group(std::string_view name);
  void enrol(PersonId student, GroupId group);
  void lead(PersonId teacher, GroupId group);
  void guardian(PersonId guardian, PersonId student);
  void contact(PersonId person, std::string_view kind, std::string_view value);
  void account(PersonId person);
  void prefer(PersonId person, std::string_view channel);
  void consent(PersonId guardian, PersonId student);
  void revoke_consent(PersonId guardian, PersonId student, Instant when);
  void opt_out(PersonId guardian, PersonId student);

  SubjectId subject(std::string_view name);
  LessonId lesson(GroupId group, SubjectId subject, PersonId teacher, std::string_view date, int number,
                  std::string_view from, std::string_view until);
  /// Records the mark of one pupil (a new version when there is one) and its event.
  AttendanceId attendance(LessonId lesson, PersonId student, std::string_view code, Instant when);
  void reason(AttendanceId attendance, std::string_view reason, Instant when);
  void notice(PersonId student, std::string_view from, std::string_view until, Instant when);
  /// 0: the grade is taken away.
  MarkId mark(LessonId lesson, PersonId student, int grade, Instant when);
  FinalId final_mark(PersonId student, GroupId group, SubjectId subject, std::string_view value, Instant when);
  void close_sheet(GroupId group, SubjectId subject, const std::vector<FinalId>& finals, Instant when);
  EventId event(std::string_view type, std::string_view payload, Instant when);

  /// Everything that is written inside of `use` is one transaction: a whole class in the time of one pupil.
  void at_once(const std::function<void()>& use);

  void run(std::string_view sql, std::initializer_list<Value> parameters = {});
  /// The first column of the first row as text; "" when there is none.
  [[nodiscard]] std::string text(std::string_view sql, std::initializer_list<Value> parameters = {});
  [[nodiscard]] std::int64_t count(std::string_view sql, std::initializer_list<Value> parameters = {});

 private:
  std::int64_t next(std::string_view counter);
  void write(const std::function<void(Transaction&)>& use);

  TemporaryFolder folder_;
  TimeZone zone_;
  std::unique_ptr<Database> database_;
  std::int64_t period_ = 0;
  Transaction* batch_ = nullptr;  ///< inside of at_once
};

}  // namespace vestnik::tests
