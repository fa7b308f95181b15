#pragma once
/// Access that was stopped and renewed, and accounts that were removed: who did it, when and why (syzran-7.3.11,
/// labinsk-4.4.9, syzran-m.stud.4).
#include <string_view>

namespace vestnik {

// account_stop.kind     'suspended' or 'removed'
// account_stop.by_role  in which role it was done: what an administrator stopped no class teacher renews
inline constexpr std::string_view schema_account_stops = R"sql(
CREATE TABLE account_stop (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  stopped_at BIGINT NOT NULL,
  stopped_by BIGINT NOT NULL,
  by_role TEXT NOT NULL,
  renewed_at BIGINT,
  renewed_by BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE INDEX account_stop_by_account ON account_stop (institution_id, account_id);
)sql";

}  // namespace vestnik
