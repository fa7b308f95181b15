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

/// Whoever checks the staff's cards is not who confirms them as parents'. A list is the staff's, or of the students of
/// a group, of all where it names none.
constexpr std::string_view staff_cards = R"sql(
CREATE TABLE p_cards_staff_check (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  checked_at BIGINT NOT NULL,
  checked_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, person_id, checked_at)
);
CREATE TABLE p_cards_list_check (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  list TEXT NOT NULL,
  group_id BIGINT NOT NULL,
  checked_at BIGINT NOT NULL,
  checked_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_cards_list_check_by_list ON p_cards_list_check (institution_id, list, group_id, checked_at);
)sql";

/// A list with health groups as it was formed and handed on, with what changed since the one before
/// (syzran-r.ct.1b). Names are read when it is shown.
constexpr std::string_view health_lists = R"sql(
CREATE TABLE p_cards_health_list (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  formed_at BIGINT NOT NULL,
  formed_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_cards_health_list_by_group ON p_cards_health_list (institution_id, group_id, version);
CREATE TABLE p_cards_health_line (
  institution_id BIGINT NOT NULL,
  list_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  adult BIGINT NOT NULL,
  health_group TEXT NOT NULL,
  physical_group TEXT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (institution_id, list_id, person_id)
);
CREATE TABLE p_cards_health_receiver (
  institution_id BIGINT NOT NULL,
  list_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, list_id, person_id)
);
)sql";

/// What orders say of students (labinsk-4.2.7a). A line that was entered by mistake stays, withdrawn.
constexpr std::string_view student_orders = R"sql(
CREATE TABLE p_cards_student_order (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  group_id BIGINT NOT NULL,
  effective_on TEXT NOT NULL,
  order_number TEXT NOT NULL,
  order_date TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  withdrawn_by BIGINT,
  withdrawn_at BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_cards_student_order_by_student ON p_cards_student_order (institution_id, student_id, effective_on);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 4> steps{
      Migration{1, "cards", cards}, Migration{2, "staff cards", staff_cards},
      Migration{3, "health lists", health_lists}, Migration{4, "student orders", student_orders}};
  return steps;
}

}  // namespace vestnik::cards
