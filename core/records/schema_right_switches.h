#pragma once
/// Cells of the access matrix that the administrator of the institution switched (syzran-m.0, yarovoe-4.2.1,
/// otradny-4.admin.3).
#include <string_view>

namespace vestnik {

// right_switch.scope  how far the role may: '' closes whatever it could
inline constexpr std::string_view schema_right_switches = R"sql(
CREATE TABLE right_switch (
  institution_id BIGINT NOT NULL,
  object TEXT NOT NULL,
  operation TEXT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  switched_at BIGINT NOT NULL,
  switched_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, object, operation, role)
);
)sql";

}  // namespace vestnik
