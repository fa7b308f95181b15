#include "plugins/bounces/migrations.h"

#include <array>

namespace vestnik::bounces {
namespace {

// p_bounces_place  how far a mailbox is read. The mailbox is the whole installation's: institution_id is 0.
//   uid_validity   of the mailbox when it was read: with another one its UIDs begin anew
// p_bounces_told   closed addresses that somebody was told of, once
constexpr std::string_view tables = R"sql(
CREATE TABLE p_bounces_place (
  institution_id BIGINT NOT NULL,
  mailbox TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  PRIMARY KEY (institution_id, mailbox)
);
CREATE TABLE p_bounces_told (
  institution_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  told_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, contact_id)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "bounces", tables}};
  return steps;
}

}  // namespace vestnik::bounces
