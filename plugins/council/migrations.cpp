#include "plugins/council/migrations.h"

#include <array>

namespace vestnik::council {
namespace {

/// One decision a student and school year, with all its versions. school_year is the year it begins in.
constexpr std::string_view decisions = R"sql(
CREATE TABLE p_council_decision (
  institution_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  school_year BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  decision TEXT NOT NULL,
  minutes_number TEXT NOT NULL,
  minutes_date TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, student_id, school_year)
);
CREATE TABLE p_council_version (
  institution_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  school_year BIGINT NOT NULL,
  version BIGINT NOT NULL,
  decision TEXT NOT NULL,
  minutes_number TEXT NOT NULL,
  minutes_date TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, student_id, school_year, version)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "decisions", decisions}};
  return steps;
}

}  // namespace vestnik::council
