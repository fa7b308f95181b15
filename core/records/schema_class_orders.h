#pragma once
/// The orders by which class teachers and curators are appointed (yarovoe-4.1.2). Those of an import have none.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_class_orders = R"sql(
CREATE TABLE class_teacher_order (
  institution_id BIGINT NOT NULL,
  lead_id BIGINT NOT NULL,
  order_number TEXT NOT NULL,
  order_date TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, lead_id),
  FOREIGN KEY (institution_id, lead_id) REFERENCES class_teacher (institution_id, id)
);
)sql";

}  // namespace vestnik
