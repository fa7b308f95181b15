#pragma once
/// A school of config/ on a clock that is moved by hand, and what came of its day, asked through the API.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/day_school.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

using OwnSettings = std::vector<std::pair<std::string, std::string>>;

/// A message as its recipient sees it.
struct Told {
  std::string channel, rule, clause, state, subject, text, changed_at;
};

/// A delivery as the administrator sees it.
struct Planned {
  std::int64_t id = 0;
  std::int64_t recipient = 0;
  std::string channel, rule, clause, state, reason;
};

/// An open call as the class teacher sees it.
struct Call {
  std::int64_t id = 0;
  std::int64_t student = 0;
  std::string clause, reason;
};

/// A call that was made, with its proof.
struct CallMade {
  std::string child, date;
  std::int64_t lesson = 0;
  std::string clause, answer, proof;
};

/// One thread. Throws std::runtime_error when the school cannot be made.
class Scenario {
 public:
  explicit Scenario(const SchoolStart& start, const OwnSettings& own = {});

  [[nodiscard]] DaySchool& school() { return *school_; }
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
  /// One more service on the same database, as a second worker or as the one that a restart begins. It does nothing by
  /// itself. Clock and randomness outlive it. Throws std::runtime_error.
  [[nodiscard]] std::unique_ptr<Service> another_service(const Clock& clock, Random& random);
  void at(std::string_view date, std::string_view time) {
    today_ = parse_iso_date(date).value();
    school_->at(date, time);
  }
  [[nodiscard]] PersonId person(std::string_view name) { return school_->person(name); }
  [[nodiscard]] PersonId mother_of(std::string_view child) { return school_->guardian_of(person(child)); }

  /// Rows of a roll: {"Кузнецов Илья", "Н"}; each is written upon the version that stands.
  using Roll = std::vector<std::pair<std::string, std::string>>;
  Answer take_roll(std::string_view group, std::string_view date, int number, const Roll& roll);
  Answer set_reason(std::string_view by, std::string_view student, std::string_view date, int number,
                    std::string_view reason, std::string_view document = {});
  Answer diary(PersonId reader, PersonId student, std::string_view date);

  [[nodiscard]] std::vector<Told> told(PersonId person);
  [[nodiscard]] std::vector<Told> told_by(PersonId person, std::string_view channel);
  [[nodiscard]] std::vector<Planned> planned(std::string_view administrator);
  [[nodiscard]] std::vector<Call> calls(std::string_view class_teacher);
  [[nodiscard]] std::vector<CallMade> calls_made(std::string_view class_teacher);
  /// What `vestnik deliveries why` prints.
  [[nodiscard]] std::string why(std::int64_t delivery);
  /// What `vestnik deliveries about attendance` prints of the student's first absence of the day.
  [[nodiscard]] std::string proof_of_absence(std::string_view student, std::string_view date);
  [[nodiscard]] std::vector<std::string> children_of(PersonId guardian);
  [[nodiscard]] std::int64_t count(std::string_view sql, std::initializer_list<Value> parameters);
  [[nodiscard]] std::string one_text(std::string_view sql, std::initializer_list<Value> parameters);
  /// Local wall time of an instant, "14.09 08:14".
  [[nodiscard]] std::string wall(std::string_view iso_instant) const;

 private:
  std::string printed(const std::function<std::vector<std::string>(Transaction&)>& lines);

  TemporaryFolder folder_;
  std::unique_ptr<CommandSession> session_;
  std::unique_ptr<DaySchool> school_;
  CivilDate today_;
};

[[nodiscard]] std::string lesson_path(LessonId lesson, std::string_view what);
[[nodiscard]] std::string student_path(PersonId student, std::string_view what);
[[nodiscard]] std::string text_of(const JsonValue& object, std::string_view member);
[[nodiscard]] std::int64_t integer_of(const JsonValue& object, std::string_view member);
[[nodiscard]] const JsonValue::Array& list_of(const JsonValue& object, std::string_view member);
/// The refusal's clause and sentence: "7.4.7 7 дней истекли …".
[[nodiscard]] std::string refusal(const Answer& answer);

}  // namespace vestnik::tests
