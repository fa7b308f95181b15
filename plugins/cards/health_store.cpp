#include "plugins/cards/health_store.h"

#include <algorithm>

namespace vestnik::cards {
namespace {

HealthList read_list(const Row& row) {
  return {row.integer(0), row.id<GroupId>(1), row.integer(2), row.instant(3), row.id<PersonId>(4)};
}

bool same_groups(const HealthLine& one, const HealthLine& other) {
  return one.health_group == other.health_group && one.physical_group == other.physical_group;
}

void keep_line(Transaction& transaction, std::int64_t list, const HealthLine& line, bool changed) {
  transaction.execute(
      "INSERT INTO p_cards_health_line (institution_id, list_id, person_id, adult, health_group, physical_group, "
      "changed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), list, line.person, line.adult ? 1 : 0, line.health_group, line.physical_group,
       changed ? 1 : 0});
}

}  // namespace

HealthList form_health_list(Transaction& transaction, GroupId group, const std::vector<PersonId>& receivers,
                            PersonId by, CivilDate today, Instant now) {
  const auto earlier = health_lists_of(transaction, group);
  const auto before = earlier.empty() ? std::vector<KeptHealthLine>{} : lines_of(transaction, earlier.front().id);
  const HealthList list{transaction.next("p_cards_health_list"), group,
                        earlier.empty() ? 1 : earlier.front().version + 1, now, by};
  transaction.execute(
      "INSERT INTO p_cards_health_list (institution_id, id, group_id, version, formed_at, formed_by) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), list.id, group, list.version, now, by});
  for (const HealthLine& line : health_list(transaction, group, today)) {
    const auto was = std::ranges::find_if(before, [&](const auto& kept) { return kept.person == line.person; });
    const bool changed = !earlier.empty() && (was == before.end() || !same_groups(was->line, line));
    keep_line(transaction, list.id, line, changed);
  }
  for (const PersonId receiver : receivers) {
    transaction.execute(
        "INSERT INTO p_cards_health_receiver (institution_id, list_id, person_id) VALUES ($1, $2, $3) "
        "ON CONFLICT (institution_id, list_id, person_id) DO NOTHING",
        {transaction.institution(), list.id, receiver});
  }
  return list;
}

std::optional<HealthList> find_health_list(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, group_id, version, formed_at, formed_by FROM p_cards_health_list WHERE institution_id = $1 "
      "AND id = $2",
      {transaction.institution(), id}, read_list);
}

std::vector<HealthList> health_lists_of(Transaction& transaction, GroupId group) {
  return transaction.all(
      "SELECT id, group_id, version, formed_at, formed_by FROM p_cards_health_list WHERE institution_id = $1 "
      "AND group_id = $2 ORDER BY version DESC",
      {transaction.institution(), group}, read_list);
}

std::vector<HealthList> health_lists_for(Transaction& transaction, PersonId receiver) {
  return transaction.all(
      "SELECT l.id, l.group_id, l.version, l.formed_at, l.formed_by FROM p_cards_health_list l "
      "JOIN p_cards_health_receiver r ON r.institution_id = l.institution_id AND r.list_id = l.id "
      "WHERE l.institution_id = $1 AND r.person_id = $2 ORDER BY l.id DESC",
      {transaction.institution(), receiver}, read_list);
}

std::vector<PersonId> receivers_of(Transaction& transaction, std::int64_t list) {
  return transaction.all(
      "SELECT person_id FROM p_cards_health_receiver WHERE institution_id = $1 AND list_id = $2 ORDER BY person_id",
      {transaction.institution(), list}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::vector<KeptHealthLine> lines_of(Transaction& transaction, std::int64_t list) {
  return transaction.all(
      "SELECT p.last_name || ' ' || p.first_name || CASE WHEN p.patronymic = '' THEN '' ELSE ' ' || p.patronymic END, "
      "h.adult, h.health_group, h.physical_group, h.person_id, h.changed FROM p_cards_health_line h "
      "JOIN v1_person_name p ON p.institution_id = h.institution_id AND p.person_id = h.person_id "
      "WHERE h.institution_id = $1 AND h.list_id = $2 ORDER BY p.sort_key, p.person_id",
      {transaction.institution(), list}, [](const Row& row) {
        return KeptHealthLine{{row.string(0), row.truth(1), row.string(2), row.string(3), row.id<PersonId>(4)},
                              row.id<PersonId>(4),
                              row.truth(5)};
      });
}

}  // namespace vestnik::cards
