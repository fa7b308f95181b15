#include "plugins/cards/migrations.h"

#include <array>

namespace vestnik::cards {
namespace {

/// One row a field with its versions: a card has dozens of fields, most of them empty.
constexpr std::string_view cards = R"sql(
CREATE TABLE p_cards_field (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id, field)
);
CREATE TABLE p_cards_version (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  field TEXT NOT NULL,
  version BIGINT NOT NULL,
  value TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id, field, version)
);
CREATE TABLE p_cards_confirmation (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  confirmed_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id, confirmed_at)
);
CREATE VIEW v1_card_field AS
  SELECT f.institution_id, f.person_id, f.field, f.value, f.changed_at
  FROM p_cards_field f
  WHERE f.value <> '' AND f.field NOT IN ('health_group', 'physical_group', 'diseases', 'medical_policy',
    'health_limits', 'psychological_card', 'deviant_behaviour', 'commission_decisions', 'social_status');
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "cards", cards}};
  return steps;
}

}  // namespace vestnik::cards
