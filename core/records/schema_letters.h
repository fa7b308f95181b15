#pragma once
/// Who reads SMS in Latin letters, which take fewer parts.
#include <string_view>

namespace vestnik {

// A row: this person does. No row: Russian letters.
inline constexpr std::string_view schema_letters = R"sql(
CREATE TABLE latin_sms (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
)sql";

}  // namespace vestnik
