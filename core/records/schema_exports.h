#pragma once
/// Step 33: exports of everything, asked for by one person and approved by another.
#include <string_view>

namespace vestnik {

// full_export.asked_by     0: the operator's command line
// full_export.expires_at   without an approval it lapses
// full_export.approved     NULL while nobody has decided; 0 declined, 1 approved
// full_export.open_until   the archive is handed out before it; NULL unless approved
// full_export.taken_at     the last time the archive was handed out
inline constexpr std::string_view schema_exports = R"sql(
CREATE TABLE full_export (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  approved BIGINT,
  decided_by BIGINT,
  decided_at BIGINT,
  open_until BIGINT,
  taken_at BIGINT,
  PRIMARY KEY (institution_id, id)
);
)sql";

}  // namespace vestnik
