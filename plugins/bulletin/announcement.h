#pragma once
/// A notice of the board («доска объявлений»).
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"

namespace vestnik::bulletin {

using AnnouncementId = Id<struct AnnouncementTag>;

/// Whom a notice speaks to within its groups, or within the institution (yarovoe-4.5.6, syzran-7.5.5).
struct Audiences {
  bool staff = true;
  bool students = true;
  bool parents = true;
};

struct Announcement {
  AnnouncementId id;
  std::string title;
  std::string body;  ///< may be ""
  bool urgent = false;
  bool everyone = false;        ///< the whole institution; otherwise `groups`
  std::vector<GroupId> groups;  ///< ascending, without repeats
  Audiences audiences;
  PersonId posted_by;
  std::string posted_role;
  Instant posted_at;
  std::optional<Instant> withdrawn_at;
  std::int64_t version = 1;  ///< 2 once withdrawn
};

}  // namespace vestnik::bulletin
