#pragma once
/// Lessons as they stand in every diary of a group: read and written as JSON once for all its students, good until a
/// lesson or a name in it changes. A class of thirty asks for the same week; only marks and absences are a child's own.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/guarded.h"
#include "domain/ids.h"
#include "plugins/diary/date_range.h"
#include "ports/database.h"

namespace vestnik::diary {

struct GroupLesson {
  LessonId id;
  std::string date;  ///< ISO
  std::int64_t number = 0;
  std::string topic;
  std::string members;  ///< members of a JSON object, without braces: "id":1,"number":2,…
};

struct GroupDays {
  std::vector<GroupLesson> lessons;  ///< in no order
  std::string digest;                ///< of all that is in them
};

/// Any thread. Holds no rights: whoever looks must have been let in before.
class LessonShelf {
 public:
  /// Lessons of a group on these days, whoever was its member then. The transaction must be a read.
  [[nodiscard]] std::shared_ptr<const GroupDays> days(Transaction& transaction, GroupId group, const DateRange& range);

 private:
  /// Weeks of groups kept; over it all are read anew.
  static constexpr std::size_t most_kept = 4096;

  struct Key {
    InstitutionId institution;
    GroupId group;
    CivilDate from;
    CivilDate to;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const noexcept;
  };
  struct Shelf {
    std::uint64_t revision = 0;
    std::unordered_map<Key, std::shared_ptr<const GroupDays>, KeyHash> by_key;
  };

  Guarded<Shelf> shelf_;
};

}  // namespace vestnik::diary
