#pragma once
/// Step 26: papers about personal data: agreements and powers of the staff (labinsk-3.14), requests to correct what is
/// kept (syzran-7.2.10), acts of erasure.
#include <string_view>

namespace vestnik {

// staff_agreement.ended_on    first day without it
// staff_power.powers          what the person may do with personal data, in the words of the order
// staff_power.ended_on        first day without them
// correction_request.person_id  whose data; filed_by may be the parent
// correction_request.state    'open', 'done', 'declined'
// erasure_act.erased          JSON: rows by table, counts alone
inline constexpr std::string_view schema_privacy = R"sql(
CREATE TABLE staff_agreement (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  document TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  ended_on TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX staff_agreement_by_person ON staff_agreement (institution_id, person_id);
CREATE TABLE staff_power (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  powers TEXT NOT NULL,
  order_number TEXT NOT NULL,
  set_on TEXT NOT NULL,
  ended_on TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX staff_power_by_person ON staff_power (institution_id, person_id);
CREATE TABLE correction_request (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  filed_by BIGINT NOT NULL,
  wish TEXT NOT NULL,
  filed_at BIGINT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_by BIGINT,
  answered_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX correction_request_open ON correction_request (institution_id, due_on) WHERE state = 'open';
CREATE INDEX correction_request_by_person ON correction_request (institution_id, person_id);
CREATE TABLE erasure_act (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  number TEXT NOT NULL,
  dated TEXT NOT NULL,
  ground TEXT NOT NULL,
  erased TEXT NOT NULL,
  signed_by BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE VIEW v1_consent AS
  SELECT c.institution_id, c.guardian_id, c.student_id, c.kind, c.signed_on, c.revoked_on
  FROM consent c;
CREATE VIEW v1_staff_agreement AS
  SELECT a.institution_id, a.person_id, a.signed_on, a.ended_on
  FROM staff_agreement a;
)sql";

}  // namespace vestnik
