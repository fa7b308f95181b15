#pragma once
/// How far a person's control goes: the institution, a department, the own class, or nothing but the own lessons. Every
/// page and command of control asks it, so that a class teacher meets the own class only (usolye-4.6.3, syzran-7.3.3)
/// and a head of department the own department (usolye-3.4b.2).
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::inspection {

/// One person's reach on one day. A role given for the institution reaches everywhere; one given for a group reaches
/// the group's department, or the group with its subgroups where it has no department.
class Reach {
 public:
  /// What the person may check and judge.
  static Reach of(Transaction& transaction, PersonId person, CivilDate today);
  /// What the person may look at: members of the working group see everything (labinsk-3.1).
  static Reach looking(Transaction& transaction, PersonId person, CivilDate today);

  /// What the service itself looks at when the calendar asks for a report.
  static Reach everything() {
    Reach reach;
    reach.everywhere_ = true;
    return reach;
  }

  [[nodiscard]] bool everywhere() const { return everywhere_; }
  [[nodiscard]] bool nowhere() const { return !everywhere_ && groups_.empty(); }
  [[nodiscard]] bool covers(GroupId group) const;
  [[nodiscard]] bool covers_all(const std::vector<GroupId>& groups) const;
  /// Ascending, without repeats; empty where it is everywhere.
  [[nodiscard]] const std::vector<GroupId>& groups() const { return groups_; }

 private:
  void add_department(Transaction& transaction, GroupId group);
  void add_own_classes(Transaction& transaction, PersonId person, CivilDate today);
  void settle();

  bool everywhere_ = false;
  std::vector<GroupId> groups_;
};

[[nodiscard]] bool group_exists(Transaction& transaction, GroupId group);

/// "administrator", "director", "deputy_head", "head_of_studies", "head_of_department": whose word a remark or a check
/// result is (otradny-4.teacher.4, labinsk-4.5.10).
[[nodiscard]] bool is_inspector(std::string_view role);

/// Who holds the role on the day, ascending; class teachers and teachers by their classes and load.
[[nodiscard]] std::vector<PersonId> holders_of_role(Transaction& transaction, std::string_view role, CivilDate on);
/// Teachers and class teachers of the groups and of their subgroups; of everybody where `groups` is empty. Ascending.
[[nodiscard]] std::vector<PersonId> teachers_of_groups(Transaction& transaction, const std::vector<GroupId>& groups,
                                                       CivilDate on);

}  // namespace vestnik::inspection
