#include "plugins/curriculum/migrations.h"

#include <array>

namespace vestnik::curriculum {
namespace {

/// module_id is the subject that is the professional module of an interdisciplinary course; 0 for none.
constexpr std::string_view items = R"sql(
CREATE TABLE p_curriculum_item (
  institution_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  module_id BIGINT NOT NULL,
  hours BIGINT NOT NULL,
  version BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, subject_id)
);
CREATE INDEX p_curriculum_item_by_module ON p_curriculum_item (institution_id, module_id);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "items", items}};
  return steps;
}

}  // namespace vestnik::curriculum
