#include "plugins/curriculum/item_store.h"

#include <algorithm>

namespace vestnik::curriculum {
namespace {

constexpr std::string_view items_sql =
    "SELECT s.subject_id, s.name, i.kind, i.module_id, i.hours, i.version FROM v1_subject s "
    "LEFT JOIN p_curriculum_item i ON i.institution_id = s.institution_id AND i.subject_id = s.subject_id "
    "WHERE s.institution_id = $1";

Item read_item(const Row& row) {
  Item item;
  item.subject = row.id<SubjectId>(0);
  item.name = row.string(1);
  if (row.is_null(2)) return item;
  item.kind = parse_item_kind(row.text(2)).value_or(ItemKind::subject);
  item.module = SubjectId{row.integer(3)};
  item.hours = static_cast<int>(row.integer(4));
  item.version = row.integer(5);
  return item;
}

}  // namespace

std::optional<ItemKind> parse_item_kind(std::string_view name) {
  const auto found = std::find(item_kind_names.begin(), item_kind_names.end(), name);
  if (found == item_kind_names.end()) return std::nullopt;
  return static_cast<ItemKind>(found - item_kind_names.begin());
}

std::vector<Item> all_items(Transaction& transaction) {
  static const std::string sql = std::string{items_sql} + " ORDER BY s.sort_key, s.subject_id";
  return transaction.all(sql, {transaction.institution()}, read_item);
}

std::optional<Item> find_item(Transaction& transaction, SubjectId subject) {
  static const std::string sql = std::string{items_sql} + " AND s.subject_id = $2";
  return transaction.one(sql, {transaction.institution(), subject}, read_item);
}

bool has_courses(Transaction& transaction, SubjectId module) {
  return transaction
      .one("SELECT 1 FROM p_curriculum_item WHERE institution_id = $1 AND module_id = $2 LIMIT 1",
           {transaction.institution(), module}, [](const Row&) { return true; })
      .value_or(false);
}

void write_item(Transaction& transaction, const Item& after, PersonId actor, Instant at) {
  transaction.execute(
      "INSERT INTO p_curriculum_item (institution_id, subject_id, kind, module_id, hours, version, changed_by, "
      "changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (institution_id, subject_id) DO UPDATE SET "
      "kind = excluded.kind, module_id = excluded.module_id, hours = excluded.hours, version = excluded.version, "
      "changed_by = excluded.changed_by, changed_at = excluded.changed_at",
      {transaction.institution(), after.subject, to_text(after.kind), after.module.value, after.hours, after.version,
       actor, at});
}

}  // namespace vestnik::curriculum
