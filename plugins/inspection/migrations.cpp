#include "plugins/inspection/migrations.h"

#include <array>

namespace vestnik::inspection {
namespace {

// remark.state        open · removed (by the teacher) · confirmed (by the author)
// remark_step         every version of a remark: nothing that was said is lost (usolye-1.4)
// check_group         the groups a check looked at; none: the whole institution
// report.state        made · accepted · returned
// plan_item           a planned check of the working group (labinsk-3.1)
constexpr std::string_view control = R"sql(
CREATE TABLE p_inspection_remark (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  author_role TEXT NOT NULL,
  addressee_id BIGINT NOT NULL,
  group_id BIGINT,
  subject_id BIGINT,
  lesson_id BIGINT,
  check_id BIGINT,
  text TEXT NOT NULL,
  due TEXT,
  state TEXT NOT NULL,
  answer TEXT NOT NULL,
  verdict TEXT NOT NULL,
  raised_on TEXT NOT NULL,
  raised_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_inspection_remark_by_addressee ON p_inspection_remark (institution_id, addressee_id, raised_on);
CREATE INDEX p_inspection_remark_by_author ON p_inspection_remark (institution_id, author_id, raised_on);
CREATE INDEX p_inspection_remark_by_day ON p_inspection_remark (institution_id, raised_on);
CREATE TABLE p_inspection_remark_step (
  institution_id BIGINT NOT NULL,
  remark_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  words TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, remark_id, version),
  FOREIGN KEY (institution_id, remark_id) REFERENCES p_inspection_remark (institution_id, id)
);
CREATE TABLE p_inspection_check (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  inspector_id BIGINT NOT NULL,
  inspector_role TEXT NOT NULL,
  kind TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  result TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_inspection_check_by_inspector ON p_inspection_check (institution_id, inspector_id, checked_on);
CREATE INDEX p_inspection_check_by_day ON p_inspection_check (institution_id, checked_on);
CREATE TABLE p_inspection_check_group (
  institution_id BIGINT NOT NULL,
  check_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, check_id, group_id),
  FOREIGN KEY (institution_id, check_id) REFERENCES p_inspection_check (institution_id, id)
);
CREATE TABLE p_inspection_report (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  author_id BIGINT,
  author_role TEXT NOT NULL,
  group_id BIGINT,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  words TEXT NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL,
  verdict TEXT NOT NULL,
  decided_by BIGINT,
  made_on TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_inspection_report_by_day ON p_inspection_report (institution_id, kind, made_on);
CREATE TABLE p_inspection_breach (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  words TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE p_inspection_breach_lesson (
  institution_id BIGINT NOT NULL,
  breach_id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  fault TEXT NOT NULL,
  PRIMARY KEY (institution_id, breach_id, lesson_id),
  FOREIGN KEY (institution_id, breach_id) REFERENCES p_inspection_breach (institution_id, id)
);
CREATE TABLE p_inspection_order (
  institution_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  number TEXT NOT NULL,
  dated TEXT NOT NULL,
  valid_to TEXT,
  recorded_by BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, version)
);
CREATE TABLE p_inspection_member (
  institution_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  is_head BIGINT NOT NULL,
  PRIMARY KEY (institution_id, version, person_id),
  FOREIGN KEY (institution_id, version) REFERENCES p_inspection_order (institution_id, version)
);
CREATE TABLE p_inspection_plan_item (
  institution_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  number BIGINT NOT NULL,
  due TEXT NOT NULL,
  subject TEXT NOT NULL,
  person_id BIGINT,
  PRIMARY KEY (institution_id, version, number),
  FOREIGN KEY (institution_id, version) REFERENCES p_inspection_order (institution_id, version)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "control", control}};
  return steps;
}

}  // namespace vestnik::inspection
