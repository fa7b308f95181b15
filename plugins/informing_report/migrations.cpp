#include "plugins/informing_report/migrations.h"

#include <array>

namespace vestnik::informing_report {
namespace {

// p_informing_report_month  a report as it stood when it was made; what was proven later is in the page of the month
// p_informing_report_line   … of one person: 0 where there was nobody to tell
// counts                    numbers of proofs, in the order of proof_names, separated by spaces
constexpr std::string_view reports = R"sql(
CREATE TABLE p_informing_report_month (
  institution_id BIGINT NOT NULL,
  month TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  events BIGINT NOT NULL,
  told BIGINT NOT NULL,
  unexplained BIGINT NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY (institution_id, month)
);
CREATE TABLE p_informing_report_line (
  institution_id BIGINT NOT NULL,
  month TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  events BIGINT NOT NULL,
  told BIGINT NOT NULL,
  unexplained BIGINT NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY (institution_id, month, person_id)
);
)sql";

constexpr std::array<Migration, 1> all_steps{Migration{1, "reports", reports}};

}  // namespace

std::span<const Migration> migrations() { return all_steps; }

}  // namespace vestnik::informing_report
