#pragma once
/// Step 33: the log of changes asks for a span of time, and must not walk through the versions of a whole year for it.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_change_times = R"sql(
CREATE INDEX mark_version_by_time ON mark_version (institution_id, recorded_at);
CREATE INDEX attendance_version_by_time ON attendance_version (institution_id, recorded_at);
CREATE INDEX final_version_by_time ON final_version (institution_id, recorded_at);
)sql";

}  // namespace vestnik
