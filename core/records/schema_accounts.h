#pragma once
/// Step 25: codes that expire, sessions with an origin, the history of sign-ins, second factors, and who issued what.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_accounts = R"sql(
ALTER TABLE account ADD COLUMN activation_until BIGINT;
ALTER TABLE session ADD COLUMN id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN program TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN limited_to TEXT NOT NULL DEFAULT '';
CREATE INDEX session_by_account ON session (institution_id, account_id, ended_at);
CREATE TABLE session_use (
  token_digest TEXT NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL,
  used_at BIGINT NOT NULL
);
CREATE TABLE sign_in (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  address TEXT NOT NULL,
  program TEXT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX sign_in_by_account ON sign_in (institution_id, account_id, happened_at);
CREATE TABLE second_factor (
  institution_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  sealed TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL,
  PRIMARY KEY (institution_id, account_id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE TABLE recovery_code (
  institution_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  code_digest TEXT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (institution_id, account_id, code_digest),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE TABLE credential_issue (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  student_id BIGINT,
  issued_by BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  received_on TEXT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX credential_issue_by_account ON credential_issue (institution_id, account_id);
)sql";

}  // namespace vestnik
