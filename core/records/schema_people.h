#pragma once
/// Step 1: institutions, people, accounts and everything dated about them.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_people = R"sql(
CREATE TABLE institution (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  timezone TEXT NOT NULL,
  phone TEXT NOT NULL
);
CREATE TABLE person (
  institution_id BIGINT NOT NULL REFERENCES institution (id),
  id BIGINT NOT NULL,
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  patronymic TEXT NOT NULL,
  birth_date TEXT,
  personal_file TEXT,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX person_by_search_key ON person (institution_id, search_key);
CREATE UNIQUE INDEX person_by_personal_file ON person (institution_id, personal_file);
CREATE TABLE contact (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  state TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX contact_by_person ON contact (institution_id, person_id, kind);
CREATE TABLE account (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  login TEXT NOT NULL,
  password_hash TEXT,
  activation_digest TEXT,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  locked_until BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE UNIQUE INDEX account_by_login ON account (institution_id, login);
CREATE UNIQUE INDEX account_by_person ON account (institution_id, person_id);
CREATE TABLE session (
  token_digest TEXT NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE TABLE role_grant (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  role TEXT NOT NULL,
  scope_kind TEXT NOT NULL,
  scope_id BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_number TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX role_grant_by_person ON role_grant (institution_id, person_id);
CREATE TABLE study_group (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  course BIGINT NOT NULL,
  department TEXT NOT NULL,
  speciality TEXT NOT NULL,
  parent_id BIGINT,
  sort_key TEXT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, parent_id) REFERENCES study_group (institution_id, id)
);
CREATE UNIQUE INDEX study_group_by_name ON study_group (institution_id, name);
CREATE TABLE membership (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX membership_by_student ON membership (institution_id, student_id);
CREATE INDEX membership_by_group ON membership (institution_id, group_id);
CREATE TABLE guardianship (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  guardian_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  relation TEXT NOT NULL,
  document TEXT NOT NULL,
  is_told BIGINT NOT NULL,
  sees BIGINT NOT NULL,
  writes BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, guardian_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX guardianship_by_guardian ON guardianship (institution_id, guardian_id);
CREATE INDEX guardianship_by_student ON guardianship (institution_id, student_id);
CREATE TABLE consent (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  guardian_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  revoked_on TEXT,
  revoked_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, guardian_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX consent_by_guardian ON consent (institution_id, guardian_id, student_id);
CREATE TABLE opt_out (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  guardian_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  document TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, guardian_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX opt_out_by_guardian ON opt_out (institution_id, guardian_id, student_id);
CREATE TABLE preference (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  channel TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
)sql";

/// Step 9: the application (labinsk-3.11) as a paper of its own beside the consent. Until now one signature stood for
/// both, as on the "application and consent" form of labinsk-3.9.
inline constexpr std::string_view schema_application_papers = R"sql(
ALTER TABLE consent ADD COLUMN application_document TEXT;
ALTER TABLE consent ADD COLUMN application_signed_on TEXT;
UPDATE consent SET application_document = document, application_signed_on = signed_on;
)sql";

}  // namespace vestnik
