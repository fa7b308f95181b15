#include "plugins/paper/migrations.h"

#include <array>

namespace vestnik::paper {
namespace {

// category     the rule the sheet was made by: "digest" for the weekly one
// handed       '' not yet, 'in_hand', 'through_student'
constexpr std::string_view sheets = R"sql(
CREATE TABLE p_paper_sheet (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  guardian_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  category TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  printed_at BIGINT,
  printed_by BIGINT,
  handed TEXT NOT NULL,
  handed_at BIGINT,
  handed_by BIGINT,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, delivery_id)
);
CREATE INDEX p_paper_sheet_of_student ON p_paper_sheet (institution_id, student_id, id);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "sheets", sheets}};
  return steps;
}

}  // namespace vestnik::paper
