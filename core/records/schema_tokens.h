#pragma once
/// Step 25: what programs sign in with: tokens of the API, and app passwords of read-only clients.
#include <string_view>

namespace vestnik {

// program_token             a bearer token of a program: its digest alone is kept
// program_token_permission  what it is limited to, within what its owner may
// app_password              sealed with the service's key: some clients prove a password without sending it
// app_session               who signed in with one
inline constexpr std::string_view schema_tokens = R"sql(
CREATE TABLE program_token (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  token_digest TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE UNIQUE INDEX program_token_by_digest ON program_token (token_digest);
CREATE INDEX program_token_by_person ON program_token (institution_id, person_id);
CREATE TABLE program_token_permission (
  institution_id BIGINT NOT NULL,
  token_id BIGINT NOT NULL,
  object TEXT NOT NULL,
  operation TEXT NOT NULL,
  PRIMARY KEY (institution_id, token_id, object, operation),
  FOREIGN KEY (institution_id, token_id) REFERENCES program_token (institution_id, id)
);
CREATE TABLE app_password (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  sealed TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  used_from TEXT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX app_password_by_person ON app_password (institution_id, person_id);
CREATE TABLE app_session (
  token_digest TEXT NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL,
  password_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  FOREIGN KEY (institution_id, password_id) REFERENCES app_password (institution_id, id)
);
)sql";

}  // namespace vestnik
