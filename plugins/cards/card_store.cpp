#include "plugins/cards/card_store.h"

namespace vestnik::cards {
namespace {

bool any_row(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  bool found = false;
  transaction.query(sql, parameters, [&](const Row&) { found = true; });
  return found;
}

}  // namespace

std::vector<Entry> card_of(Transaction& transaction, PersonId person) {
  return transaction.all(
      "SELECT field, value, version, changed_at FROM p_cards_field WHERE institution_id = $1 AND person_id = $2 "
      "ORDER BY field",
      {transaction.institution(), person}, [](const Row& row) {
        return Entry{row.string(0), row.string(1), row.integer(2), row.instant(3)};
      });
}

std::int64_t version_of(Transaction& transaction, PersonId person, std::string_view field) {
  return transaction
      .one("SELECT version FROM p_cards_field WHERE institution_id = $1 AND person_id = $2 AND field = $3",
           {transaction.institution(), person, field}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

std::vector<Former> history_of(Transaction& transaction, PersonId person) {
  return transaction.all(
      "SELECT field, value, version, actor_id, recorded_at FROM p_cards_version WHERE institution_id = $1 "
      "AND person_id = $2 ORDER BY recorded_at DESC, field, version DESC",
      {transaction.institution(), person}, [](const Row& row) {
        return Former{row.string(0), row.string(1), row.integer(2), row.id<PersonId>(3), row.instant(4)};
      });
}

void write_entry(Transaction& transaction, PersonId person, const Entry& after, PersonId actor) {
  transaction.execute(
      "INSERT INTO p_cards_field (institution_id, person_id, field, value, version, changed_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (institution_id, person_id, field) DO UPDATE SET "
      "value = excluded.value, version = excluded.version, changed_at = excluded.changed_at",
      {transaction.institution(), person, after.field, after.value, after.version, after.changed_at});
  transaction.execute(
      "INSERT INTO p_cards_version (institution_id, person_id, field, version, value, actor_id, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), person, after.field, after.version, after.value, actor, after.changed_at});
}

std::optional<Confirmation> confirmation_of(Transaction& transaction, PersonId person) {
  return transaction.one(
      "SELECT confirmed_by, confirmed_at FROM p_cards_confirmation WHERE institution_id = $1 AND person_id = $2 "
      "ORDER BY confirmed_at DESC LIMIT 1",
      {transaction.institution(), person}, [](const Row& row) {
        return Confirmation{row.id<PersonId>(0), row.instant(1)};
      });
}

void confirm_card(Transaction& transaction, PersonId person, const Confirmation& confirmation) {
  transaction.execute(
      "INSERT INTO p_cards_confirmation (institution_id, person_id, confirmed_at, confirmed_by) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT (institution_id, person_id, confirmed_at) DO NOTHING",
      {transaction.institution(), person, confirmation.at, confirmation.by});
}

std::optional<Confirmation> staff_check_of(Transaction& transaction, PersonId person) {
  return transaction.one(
      "SELECT checked_by, checked_at FROM p_cards_staff_check WHERE institution_id = $1 AND person_id = $2 "
      "ORDER BY checked_at DESC LIMIT 1",
      {transaction.institution(), person}, [](const Row& row) {
        return Confirmation{row.id<PersonId>(0), row.instant(1)};
      });
}

void check_staff_card(Transaction& transaction, PersonId person, const Confirmation& check) {
  transaction.execute(
      "INSERT INTO p_cards_staff_check (institution_id, person_id, checked_at, checked_by) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (institution_id, person_id, checked_at) DO NOTHING",
      {transaction.institution(), person, check.at, check.by});
}

std::vector<CardState> cards_of_group(Transaction& transaction, GroupId group, CivilDate on) {
  auto states = transaction.all(
      "SELECT DISTINCT p.person_id, p.last_name || ' ' || p.first_name, p.sort_key, "
      "(SELECT COUNT(*) FROM v1_consent c WHERE c.institution_id = $1 AND c.student_id = p.person_id "
      "AND c.signed_on <= $3 AND (c.revoked_on IS NULL OR c.revoked_on > $3)) "
      "FROM v1_group_member m JOIN v1_person_name p ON p.institution_id = m.institution_id "
      "AND p.person_id = m.student_id WHERE m.institution_id = $1 AND m.group_id = $2 AND m.valid_from <= $3 "
      "AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY p.sort_key, p.person_id",
      {transaction.institution(), group, on}, [](const Row& row) {
        return CardState{row.id<PersonId>(0), row.string(1), {}, std::nullopt, row.integer(3) > 0};
      });
  for (CardState& state : states) {
    for (Entry& entry : card_of(transaction, state.student)) {
      if (!entry.value.empty()) state.filled.push_back(std::move(entry.field));
    }
    state.confirmed = confirmation_of(transaction, state.student);
  }
  return states;
}

std::vector<HealthLine> health_list(Transaction& transaction, GroupId group, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT p.last_name || ' ' || p.first_name || CASE WHEN p.patronymic = '' THEN '' ELSE ' ' || "
      "p.patronymic END, p.sort_key, p.person_id, COALESCE(h.value, ''), COALESCE(f.value, ''), "
      "CASE WHEN d.last_day < $3 THEN 1 ELSE 0 END "
      "FROM v1_group_member m JOIN v1_person_name p ON p.institution_id = m.institution_id "
      "AND p.person_id = m.student_id "
      "LEFT JOIN v1_minority d ON d.institution_id = m.institution_id AND d.person_id = m.student_id "
      "LEFT JOIN p_cards_field h ON h.institution_id = m.institution_id AND h.person_id = m.student_id "
      "AND h.field = 'health_group' "
      "LEFT JOIN p_cards_field f ON f.institution_id = m.institution_id AND f.person_id = m.student_id "
      "AND f.field = 'physical_group' WHERE m.institution_id = $1 AND m.group_id = $2 AND m.valid_from <= $3 "
      "AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY p.sort_key, p.person_id",
      {transaction.institution(), group, on}, [](const Row& row) {
        return HealthLine{row.string(0), row.truth(5), row.string(3), row.string(4), row.id<PersonId>(2)};
      });
}

std::string name_of_group(Transaction& transaction, GroupId group) {
  return transaction
      .one("SELECT name FROM v1_group WHERE institution_id = $1 AND group_id = $2", {transaction.institution(), group},
           [](const Row& row) { return row.string(0); })
      .value_or(std::string{});
}

bool signed_agreement(Transaction& transaction, PersonId person, CivilDate on) {
  return any_row(transaction,
                 "SELECT 1 FROM v1_staff_agreement WHERE institution_id = $1 AND person_id = $2 AND signed_on <= $3 "
                 "AND (ended_on IS NULL OR ended_on > $3) LIMIT 1",
                 {transaction.institution(), person, on});
}

bool is_guardian_of(Transaction& transaction, PersonId guardian, PersonId student) {
  return any_row(transaction,
                 "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 "
                 "LIMIT 1",
                 {transaction.institution(), guardian, student});
}

bool is_college(Transaction& transaction) {
  return any_row(transaction, "SELECT 1 FROM v1_institution WHERE institution_id = $1 AND kind = 'college'",
                 {transaction.institution()});
}

}  // namespace vestnik::cards
