#include "plugins/bulletin/migrations.h"

#include <array>

namespace vestnik::bulletin {
namespace {

constexpr std::string_view board = R"sql(
CREATE TABLE p_bulletin_announcement (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  urgent BIGINT NOT NULL,
  everyone BIGINT NOT NULL,
  to_staff BIGINT NOT NULL,
  to_students BIGINT NOT NULL,
  to_parents BIGINT NOT NULL,
  posted_by BIGINT NOT NULL,
  posted_role TEXT NOT NULL,
  posted_at BIGINT NOT NULL,
  withdrawn_by BIGINT,
  withdrawn_at BIGINT,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE p_bulletin_group (
  institution_id BIGINT NOT NULL,
  announcement_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, announcement_id, group_id),
  FOREIGN KEY (institution_id, announcement_id) REFERENCES p_bulletin_announcement (institution_id, id)
);
CREATE TABLE p_bulletin_receipt (
  institution_id BIGINT NOT NULL,
  announcement_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, announcement_id, person_id, group_id, student_id),
  FOREIGN KEY (institution_id, announcement_id) REFERENCES p_bulletin_announcement (institution_id, id)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "board", board}};
  return steps;
}

}  // namespace vestnik::bulletin
