#pragma once
/// Step 19: what a plugin needs to know of addresses that failed.
#include <string_view>

namespace vestnik {

// v1_sent_message    what a gateway got, and what it was called there: a report is believed when it knows both
// v1_closed_address  addresses that a gateway says do not exist, as long as they are in force
inline constexpr std::string_view schema_addresses = R"sql(
CREATE VIEW v1_sent_message AS
  SELECT d.institution_id, d.id AS delivery_id, d.recipient_id, d.channel, d.gateway, d.rule, d.state, d.address,
         d.receipt
  FROM delivery d
  WHERE d.gateway <> '';
CREATE VIEW v1_closed_address AS
  SELECT c.institution_id, c.id AS contact_id, c.person_id, c.kind, c.valid_from, c.valid_to
  FROM contact c
  WHERE c.state = 'dead';
CREATE INDEX contact_closed ON contact (institution_id, id) WHERE state = 'dead';
)sql";

}  // namespace vestnik
