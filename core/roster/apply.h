#pragma once
/// From rows to records, inside one write transaction. What cannot be taken is refused in the report; the caller rolls
/// back when anything was.
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "ports/roster_report.h"
#include "ports/roster_rows.h"
#include "records/group_store.h"
#include "roster/person_book.h"

namespace vestnik::roster {

class GroupBook {
 public:
  explicit GroupBook(Transaction& transaction);
  void put(const StudyGroup& group);
  /// By any spelling of its name; nullptr when there is none.
  [[nodiscard]] const StudyGroup* find(std::string_view name) const;
  [[nodiscard]] const StudyGroup& get(GroupId id) const { return groups_.at(id); }
  [[nodiscard]] const std::map<GroupId, StudyGroup>& all() const { return groups_; }

 private:
  std::map<GroupId, StudyGroup> groups_;
  std::map<std::string, GroupId> keys_;
};

struct ApplyContext {
  Transaction& transaction;
  Report& report;
  PersonBook people;
  GroupBook groups;
  CivilDate as_of;       ///< the day the files speak of: changes hold from it
  CivilDate year_start;  ///< 1 September of its school year: first entries hold from it
  Instant now;
  std::function<void()> row_done;                                     ///< for a progress bar
  std::map<std::pair<PersonId, std::string>, std::string> said = {};  ///< one word a person and kind: the first counts
  std::map<const PersonRow*, PersonId> persons = {};                  ///< whom each row turned out to be

  /// Whether an earlier row of these files has said the same of the person, or something else, which is then noted with
  /// the code. A person named in two rows (two children) would change to and fro with every import otherwise.
  [[nodiscard]] bool said_before(PersonId person, std::string_view kind, const std::string& value, const PersonRow& row,
                                 const char* code);

  /// Whether a phone or mail address of the row is one of the person's.
  [[nodiscard]] bool shares_address(PersonId person, const PersonRow& row);
  /// Whom the row turned out to be: namesakes are told apart by their rows, not by their names. None for a refused row.
  [[nodiscard]] PersonId person_of(const PersonRow& row) const;

  /// The group of that name, which a member of the row gives; refuses with "import.no_such_group" and answers nullptr
  /// when there is none.
  [[nodiscard]] const StudyGroup* group(const Place& place, std::string_view name, std::string_view member = "group");
  /// The teacher of that name; refuses and answers none when there is none, or more than one.
  [[nodiscard]] PersonId teacher(const Place& place, std::string_view words, std::string_view member = "teacher");
};

/// The person of a row, made or changed as the row says, with his addresses; none when the row was refused.
/// `what` is one of `counted`. The row outlives the context.
[[nodiscard]] PersonId apply_person(ApplyContext& context, const PersonRow& row, const Match& match,
                                    std::string_view what);
/// Remembers the line a person came from; refuses "import.row_twice" and answers false when there was one before.
[[nodiscard]] bool first_time(ApplyContext& context, std::map<PersonId, int>& seen, PersonId person,
                              const PersonRow& row);

/// The consent of a row, with the application beside it; done once for each paper.
void apply_consent(ApplyContext& context, PersonId guardian, PersonId student, const std::optional<Paper>& consent,
                   const std::optional<Paper>& application);

void apply_staff(ApplyContext& context, const std::vector<StaffRow>& rows);
void apply_groups(ApplyContext& context, const std::vector<GroupRow>& rows);
/// Also reports pupils of the database whom the file does not name.
void apply_students(ApplyContext& context, const std::vector<StudentRow>& rows);
void apply_guardians(ApplyContext& context, const std::vector<GuardianRow>& rows);
void apply_class_teachers(ApplyContext& context, const std::vector<ClassTeacherRow>& rows);
void apply_load(ApplyContext& context, const std::vector<LoadRow>& rows);
void apply_bells(ApplyContext& context, const std::vector<BellRow>& rows);
void apply_slots(ApplyContext& context, const std::vector<SlotRow>& rows);
void apply_periods(ApplyContext& context, const std::vector<PeriodRow>& rows);
void apply_holidays(ApplyContext& context, const std::vector<HolidayRow>& rows);

}  // namespace vestnik::roster
