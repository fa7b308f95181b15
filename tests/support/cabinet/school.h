#pragma once
/// A small school on a real SQLite file, under the real access matrix, for tests of the cabinet's plugins.
///
/// 7-А (group 1, subgroup 3) and 7-Б (group 2), college-like names left out. Today is 2026-10-14 12:00 in Samara.
#include <memory>
#include <string>

#include "access/access_control.h"
#include "base/clock.h"
#include "ports/database.h"
#include "ports/plugin.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

inline constexpr InstitutionId school{1};
inline constexpr GroupId class_7a{1};
inline constexpr GroupId class_7b{2};
inline constexpr GroupId english_7a{3};
inline constexpr PersonId egor{10};   ///< student of 7-А and of its English subgroup
inline constexpr PersonId masha{11};  ///< student of 7-Б
inline constexpr PersonId egors_mother{20};
inline constexpr PersonId mashas_father{21};
inline constexpr PersonId algebra_teacher{30};   ///< teaches 7-А
inline constexpr PersonId class_teacher_7a{31};  ///< leads 7-А and teaches it physics
inline constexpr PersonId director{32};
inline constexpr PersonId administrator{33};
inline constexpr PersonId teacher_of_7b{34};
inline constexpr PersonId deputy_head{35};

class School {
 public:
  /// An empty database of another engine; nullptr: a SQLite file of the school's own. Set before the first school.
  static std::unique_ptr<Database> (*make_database)();

  School();

  [[nodiscard]] Database& database() { return *database_; }
  [[nodiscard]] const Access& access() const { return *access_; }
  [[nodiscard]] ManualClock& clock() { return clock_; }
  [[nodiscard]] const Zones& zones() const { return zones_; }
  [[nodiscard]] static Actor actor(PersonId person) { return Actor{school, person, AccountId{person.value}, false}; }
  /// Statements without parameters, in one write.
  void run(std::string_view sql);
  void migrate(std::string_view component, std::span<const Migration> migrations);

 private:
  TemporaryFolder folder_;
  ManualClock clock_;
  std::unique_ptr<Database> database_;
  Zones zones_;
  std::unique_ptr<AccessControl> access_;
};

}  // namespace vestnik::tests
