#pragma once
/// Step 18: what the relay keeps beside its messages.
#include <string_view>

namespace vestnik {

// early_report             a report that came before the receipt of its message; applied when the receipt is written
// early_report.delivery_id 0 where the report named the provider's id alone
// early_report.kind        as domain words: "delivered", "read", "undelivered", "no_such_address"
// early_report.at          the provider's own time, 0 where it gave none
// delivery_urgent          what falls due, the most urgent first: an alert does not wait behind digests
// delivery_asked           messages in doubt whose provider is asked, by the moment of the next question
inline constexpr std::string_view schema_outbox = R"sql(
CREATE TABLE early_report (
  institution_id BIGINT NOT NULL,
  gateway TEXT NOT NULL,
  delivery_id BIGINT NOT NULL,
  receipt TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  why TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, gateway, delivery_id, receipt, kind)
);
CREATE INDEX delivery_urgent ON delivery (institution_id, channel, priority, due_at) WHERE state IN ('held', 'retry');
CREATE INDEX delivery_asked ON delivery (institution_id, gateway, due_at)
  WHERE state = 'in_doubt' AND reason = 'asking';
)sql";

}  // namespace vestnik
