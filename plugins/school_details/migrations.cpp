#include "plugins/school_details/migrations.h"

#include <array>

namespace vestnik::school_details {
namespace {

/// Every former value stays: reports of past years name the director of then.
constexpr std::string_view details_tables = R"sql(
CREATE TABLE p_school_details_field (
  institution_id BIGINT NOT NULL,
  field TEXT NOT NULL,
  version BIGINT NOT NULL,
  value TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, field, version)
);
CREATE TABLE p_school_details_entry (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  list TEXT NOT NULL,
  value TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by BIGINT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_school_details_entry_by_list ON p_school_details_entry (institution_id, list);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "school details", details_tables}};
  return steps;
}

}  // namespace vestnik::school_details
