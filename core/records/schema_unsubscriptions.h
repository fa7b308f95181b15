#pragma once
/// Step 24: letters that people asked to get no more (RFC 8058).
#include <string_view>

namespace vestnik {

// unsubscription.rule    which letters, by the rule of the regulation ("digest" for the daily one)
// unsubscribe_secret     the institution's own; without it the address of one click cannot be made up
inline constexpr std::string_view schema_unsubscriptions = R"sql(
CREATE TABLE unsubscription (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  rule TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id, rule),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE TABLE unsubscribe_secret (
  institution_id BIGINT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL
);
)sql";

}  // namespace vestnik
