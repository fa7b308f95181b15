#pragma once
/// Step 26: whom an outside service signs in.
#include <string_view>

namespace vestnik {

// outside_identity.subject_digest    of issuer and subject: who it is there is not to be read here
inline constexpr std::string_view schema_identities = R"sql(
CREATE TABLE outside_identity (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  issuer TEXT NOT NULL,
  subject_digest TEXT NOT NULL,
  linked_at BIGINT NOT NULL,
  linked_by BIGINT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE UNIQUE INDEX outside_identity_of_subject ON outside_identity (institution_id, subject_digest)
  WHERE ended_at IS NULL;
CREATE INDEX outside_identity_by_person ON outside_identity (institution_id, person_id);
)sql";

}  // namespace vestnik
