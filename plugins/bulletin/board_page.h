#pragma once
/// The board as one person sees it: notices of the person's own audience only (syzran-m.ann.1, yarovoe-3.6).
#include <string>

#include "plugins/bulletin/announcement.h"
#include "ports/database.h"

namespace vestnik::bulletin {

struct BoardQuestion {
  PersonId reader;
  CivilDate today;
  AnnouncementId before;  ///< none: from the newest
  std::int64_t most = 50;
};

/// The page as JSON, newest first, with what the reader has read; marks nothing. Withdrawn notices stand on it for
/// their author only.
[[nodiscard]] std::string write_board(Transaction& transaction, const BoardQuestion& question);

}  // namespace vestnik::bulletin
