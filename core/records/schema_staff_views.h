#pragma once
/// Published views about the staff: by which orders they hold their posts, and how colleagues reach them
/// (syzran-m.staff.2, labinsk-4.2.7a). Addresses of families are in none of them.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_staff_views = R"sql(
CREATE VIEW v1_staff_post AS
  SELECT r.institution_id, r.person_id, r.role, r.order_number, r.valid_from, r.valid_to
  FROM role_grant r
  UNION ALL
  SELECT DISTINCT t.institution_id, t.teacher_id, t.capacity, '', t.valid_from, t.valid_to
  FROM v1_group_teacher t;
CREATE VIEW v1_staff_address AS
  SELECT c.institution_id, c.person_id, c.kind, c.value, c.valid_from, c.valid_to
  FROM contact c
  WHERE c.kind IN ('phone', 'email') AND c.state = 'confirmed' AND EXISTS (SELECT 1 FROM v1_staff_post s
    WHERE s.institution_id = c.institution_id AND s.person_id = c.person_id);
CREATE VIEW v1_staff_preference AS
  SELECT p.institution_id, p.person_id, p.channel
  FROM preference p
  WHERE EXISTS (SELECT 1 FROM v1_staff_post s
    WHERE s.institution_id = p.institution_id AND s.person_id = p.person_id);
)sql";

}  // namespace vestnik
