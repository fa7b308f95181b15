#include "plugins/acquaintance/migrations.h"

#include <array>

namespace vestnik::acquaintance {
namespace {

/// A version is its first day: a slip mended in its text on the same day is no new regulation to read.
constexpr std::string_view readings = R"sql(
CREATE TABLE p_acquaintance_reading (
  institution_id BIGINT NOT NULL,
  in_force_from TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  script_hash TEXT NOT NULL,
  read_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, in_force_from, person_id)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "readings", readings}};
  return steps;
}

}  // namespace vestnik::acquaintance
