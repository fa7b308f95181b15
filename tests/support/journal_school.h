#pragma once
/// A tiny school with everything that stands behind the journal as it is in the service: the roster's stores, the
/// shipped matrix, an institution's shipped regulation and the recorder itself.
///
/// Timetable: Mondays 08:30 algebra (teacher) and 09:30 physics (class teacher) for the class, 08:30 algebra of the
/// subgroup (class teacher), 08:30 algebra of the other class (other teacher). Lessons are made for September 2026 and
/// for December 2026. Now is Monday 2026-09-14, 12:00 where the school stands.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "access/access_control.h"
#include "access/sessions.h"
#include "base/clock.h"
#include "base/random.h"
#include "journal/recorder.h"
#include "ports/database.h"
#include "regulation/shelf.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

class JournalSchool {
 public:
  /// "syzran", "labinsk" or "yarovoe": the regulation and the zone. On a file of its own, or on the database given.
  explicit JournalSchool(std::string_view code = "syzran", std::unique_ptr<Database> database = nullptr);

  static constexpr InstitutionId id{1};

  PersonId anna, boris, vera;  ///< of the class; Anna and Boris of its subgroup too
  PersonId outsider;           ///< of the other class
  PersonId mother;             ///< of Anna
  PersonId teacher, class_teacher, other_teacher, administrator, secretary, deputy_head;
  GroupId group, subgroup, other_group;
  SubjectId algebra, physics;
  PeriodId period;                                         ///< the first quarter, or half-year in Yarovoe
  LessonId lesson;                                         ///< algebra of the class on 2026-09-14
  LessonId physics_lesson, subgroup_lesson, other_lesson;  ///< of the same day

  [[nodiscard]] Database& database() { return *database_; }
  [[nodiscard]] JournalRecorder& recorder() { return recorder_; }
  [[nodiscard]] AccessControl& access() { return access_; }
  [[nodiscard]] RegulationShelf& regulations() { return shelf_; }
  [[nodiscard]] Sessions& sessions() { return sessions_; }
  [[nodiscard]] const Zones& zones() const { return zones_; }
  [[nodiscard]] ManualClock& clock() { return clock_; }
  [[nodiscard]] Random& random() { return random_; }
  [[nodiscard]] Actor actor(PersonId person) const { return Actor{id, person, AccountId{}, false}; }

  [[nodiscard]] static CivilDate day(std::string_view iso) { return parse_iso_date(iso).value(); }
  /// The school's wall time.
  [[nodiscard]] Instant at(std::string_view date, std::string_view time) const {
    return zone_.instant(day(date), parse_clock(time).value());
  }
  void now(std::string_view date, std::string_view time) { clock_.set(at(date, time)); }
  /// Algebra of the class on a Monday.
  [[nodiscard]] LessonId algebra_on(std::string_view date) { return lesson_on(date, group, algebra); }
  [[nodiscard]] LessonId lesson_on(std::string_view date, GroupId whose, SubjectId what);

  /// Runs the command now, under a key of its own.
  template <class AnyCommand>
  Result<Recorded> run(PersonId who, AnyCommand command) {
    return run_under("key-" + std::to_string(++keys_), who, command);
  }
  Result<Recorded> run_under(const std::string& key, PersonId who, Command& command) {
    return recorder_.run(actor(who), command, {key, command.describe()}, clock_.now());
  }

  void write(const std::function<void(Transaction&)>& use);
  [[nodiscard]] std::int64_t number(std::string_view sql, std::initializer_list<Value> parameters = {});
  [[nodiscard]] std::string text(std::string_view sql, std::initializer_list<Value> parameters = {});
  /// Rows of a table.
  [[nodiscard]] std::int64_t rows(const std::string& table) { return number("SELECT COUNT(*) FROM " + table); }

 private:
  void add_people(Transaction& transaction);
  void add_groups(Transaction& transaction);
  void add_load(Transaction& transaction);
  void add_lessons(Transaction& transaction);

  TemporaryFolder folder_;
  TimeZone zone_;
  ManualClock clock_;
  SeededRandom random_{20260914};
  std::unique_ptr<Database> database_;
  Zones zones_;
  AccessControl access_;
  RegulationShelf shelf_;
  JournalRecorder recorder_;
  Sessions sessions_;
  bool college_;
  int keys_ = 0;
};

/// Why a command was not recorded: the code and, where one stands behind it, the clause: "edit.window_closed 7.4.7".
/// "" when it was.
[[nodiscard]] std::string refusal(const Result<Recorded>& outcome);
/// Code and clause of every finding of a row of the answer.
[[nodiscard]] std::vector<std::string> findings(const Result<Recorded>& outcome, std::size_t row = 0);

}  // namespace vestnik::tests
