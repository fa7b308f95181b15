#include "plugins/attestation/migrations.h"

#include <array>

namespace vestnik::attestation {
namespace {

/// A result is a current row plus append-only versions; taking it away is a version with an empty value.
constexpr std::string_view results = R"sql(
CREATE TABLE p_attestation_result (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  sheet TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE UNIQUE INDEX p_attestation_result_by_cell
  ON p_attestation_result (institution_id, student_id, subject_id, period_id, kind);
CREATE INDEX p_attestation_result_by_group ON p_attestation_result (institution_id, group_id, subject_id, period_id);
CREATE TABLE p_attestation_version (
  institution_id BIGINT NOT NULL,
  result_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  value TEXT NOT NULL,
  sheet TEXT NOT NULL,
  comment TEXT NOT NULL,
  regulation_hash TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, result_id, version),
  FOREIGN KEY (institution_id, result_id) REFERENCES p_attestation_result (institution_id, id)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "results", results}};
  return steps;
}

}  // namespace vestnik::attestation
