#pragma once
/// What diaries have in common: the groups a student was in, and lessons as they stand in every diary of a group, read
/// and written as JSON once for all its students. A class of thirty asks for the same week; only marks and absences are
/// a child's own, and they change a hundred times as often.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/ids.h"
#include "plugins/diary/date_range.h"
#include "plugins/diary/kept.h"
#include "ports/database.h"

namespace vestnik::diary {

struct GroupLesson {
  LessonId id;
  std::string date;  ///< ISO
  std::int64_t number = 0;
  std::string topic;
  std::string members;  ///< members of a JSON object, without braces: "id":1,"number":2,…
};

/// What a mark was given for.
struct Work {
  std::string kind;
  std::string title;
};

struct GroupDays {
  std::vector<GroupLesson> lessons;                ///< in no order
  std::unordered_map<std::int64_t, Work> by_task;  ///< of these lessons
  std::string digest;                              ///< of all that is in them
};

/// A stay in a group; "" as `to`: it lasts.
struct Stay {
  GroupId group;
  std::string from;
  std::string to;

  [[nodiscard]] bool covers(const std::string& date) const { return date >= from && (to.empty() || date <= to); }
};

/// Any thread. Holds no rights: whoever looks must have been let in before. The transactions must be reads.
class LessonShelf {
 public:
  /// Every stay of a student in a group or subgroup.
  [[nodiscard]] std::shared_ptr<const std::vector<Stay>> stays(Transaction& transaction, PersonId student);
  /// Lessons of a group on these days, whoever was its member then.
  [[nodiscard]] std::shared_ptr<const GroupDays> days(Transaction& transaction, GroupId group, const DateRange& range);

 private:
  struct StayKey {
    InstitutionId institution;
    PersonId student;
    bool operator==(const StayKey&) const = default;
  };
  struct DaysKey {
    InstitutionId institution;
    GroupId group;
    CivilDate from;
    CivilDate to;
    bool operator==(const DaysKey&) const = default;
  };
  struct Hash {
    std::size_t operator()(const StayKey& key) const noexcept;
    std::size_t operator()(const DaysKey& key) const noexcept;
  };

  Kept<StayKey, std::vector<Stay>, Hash> stays_{50'000};
  Kept<DaysKey, GroupDays, Hash> days_{4096};
};

}  // namespace vestnik::diary
