#pragma once
/// Whose eyes a notice meets: the groups a person studies in, teaches, leads, or has children in. Another group's
/// notice is invisible (yarovoe-3.6).
#include <compare>
#include <vector>

#include "plugins/bulletin/announcement.h"
#include "ports/database.h"

namespace vestnik::bulletin {

/// Why a notice reaches a person: through which group and which child. A receipt stands for each.
struct Tie {
  GroupId group;     ///< none for a notice to everyone
  PersonId student;  ///< the child, or the student himself; none for staff
  auto operator<=>(const Tie&) const = default;
};

/// A person's ties on one day.
class Reader {
 public:
  static Reader of(Transaction& transaction, PersonId person, CivilDate today);

  /// The ties through which the notice reaches the person; empty: it does not. Ascending, without repeats.
  [[nodiscard]] std::vector<Tie> ties_to(const Announcement& announcement) const;
  /// Whether every group is one the person studies in, teaches, leads or has a child in.
  [[nodiscard]] bool belongs_to_all(const std::vector<GroupId>& groups) const;

 private:
  enum class Side : std::uint8_t { staff, student, parent };
  struct Place {
    Side side = Side::staff;
    Tie tie;
  };
  void add_studies(Transaction& transaction, PersonId person, CivilDate today);
  void add_children(Transaction& transaction, PersonId person, CivilDate today);
  void add_work(Transaction& transaction, PersonId person, CivilDate today);
  [[nodiscard]] static bool speaks_to(Audiences audiences, Side side);

  std::vector<Place> places_;
  bool staff_ = false;
};

}  // namespace vestnik::bulletin
