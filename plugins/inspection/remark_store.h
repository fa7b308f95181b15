#pragma once
/// Remarks and their versions in the plugin's own tables.
#include <optional>
#include <vector>

#include "plugins/inspection/remark.h"
#include "ports/database.h"

namespace vestnik::inspection {

/// Inserts it as version 1 under a new id, which is answered.
RemarkId add_remark(Transaction& transaction, const Remark& remark);
[[nodiscard]] std::optional<Remark> find_remark(Transaction& transaction, RemarkId id);

/// What somebody said about a remark, and where it stands after that.
struct RemarkStep {
  RemarkState state = RemarkState::open;
  std::string words;
  PersonId actor;
  Instant at;
};
/// The next version; answers its number. `words` become the answer of a removal or the verdict of anything else.
std::int64_t move_remark(Transaction& transaction, const Remark& remark, const RemarkStep& step);

struct RemarkQuestion {
  PersonId addressee;  ///< none: whoever
  PersonId author;     ///< none: whoever
  CivilDate from;      ///< of the day it was raised
  CivilDate until;
  bool unsettled_too = false;  ///< also what was raised before and is not confirmed
};
/// Newest first, at most 1000.
[[nodiscard]] std::vector<Remark> remarks(Transaction& transaction, const RemarkQuestion& question);

}  // namespace vestnik::inspection
