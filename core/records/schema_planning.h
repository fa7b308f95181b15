#pragma once
/// Step 6: what planning learnt since. A fact told, then withdrawn with its lesson, has a correction about the very
/// version that was told; so what an obligation puts right is part of what it is unique by.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_planning = R"sql(
DROP INDEX obligation_by_fact;
CREATE UNIQUE INDEX obligation_by_fact
  ON obligation (institution_id, fact_kind, fact_id, fact_version, rule, recipient_id, student_id, corrects);
)sql";

}  // namespace vestnik
