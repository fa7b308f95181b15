#pragma once
/// Step 22: whose telephone a message came from, for plugins that understand what families answer.
#include <string_view>

namespace vestnik {

// One that a gateway calls dead is nobody's any more; one whose owner stopped it still says who writes.
inline constexpr std::string_view schema_answers = R"sql(
CREATE INDEX contact_by_value ON contact (institution_id, value);
CREATE VIEW v1_telephone AS
  SELECT c.institution_id, c.person_id, c.value AS number, c.valid_from, c.valid_to
  FROM contact c
  WHERE c.kind = 'phone' AND c.state IN ('confirmed', 'stopped');
)sql";

}  // namespace vestnik
