#pragma once
/// Step 25: the chain of the audit covers the events as well.
#include <string_view>

namespace vestnik {

// audit_link.events_until    the last event that was there when the link was made; none in links of earlier versions
// audit_link.events_digest   over the events since the link before
inline constexpr std::string_view schema_audit = R"sql(
ALTER TABLE audit_link ADD COLUMN events_until BIGINT;
ALTER TABLE audit_link ADD COLUMN events_digest TEXT;
)sql";

}  // namespace vestnik
