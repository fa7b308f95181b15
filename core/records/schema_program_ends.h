#pragma once
/// Why a token of a program or an app password ended: its owner, who finds it gone, is told.
#include <string_view>

namespace vestnik {

// ended_because  a word of records/program_ends.h; '' of what ended before this step
inline constexpr std::string_view schema_program_ends = R"sql(
ALTER TABLE program_token ADD COLUMN ended_because TEXT NOT NULL DEFAULT '';
ALTER TABLE app_password ADD COLUMN ended_because TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace vestnik
