#include "plugins/school_details/store.h"

namespace vestnik::school_details {
namespace {

Detail read_detail(const Row& row) {
  return {row.string(0), row.integer(1), row.string(2), row.instant(3), row.id<PersonId>(4)};
}

ListEntry read_entry(const Row& row) { return {row.integer(0), row.string(1), row.string(2)}; }

}  // namespace

std::vector<Detail> details_now(Transaction& transaction) {
  return transaction.all(
      "SELECT d.field, d.version, d.value, d.changed_at, d.changed_by FROM p_school_details_field d "
      "WHERE d.institution_id = $1 AND d.version = (SELECT MAX(n.version) FROM p_school_details_field n "
      "WHERE n.institution_id = d.institution_id AND n.field = d.field)",
      {transaction.institution()}, read_detail);
}

std::vector<Detail> details_ever(Transaction& transaction) {
  return transaction.all(
      "SELECT field, version, value, changed_at, changed_by FROM p_school_details_field WHERE institution_id = $1 "
      "ORDER BY changed_at DESC, field, version DESC",
      {transaction.institution()}, read_detail);
}

std::int64_t version_of_detail(Transaction& transaction, std::string_view field) {
  return transaction
      .one("SELECT COALESCE(MAX(version), 0) FROM p_school_details_field WHERE institution_id = $1 AND field = $2",
           {transaction.institution(), field}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

void add_detail(Transaction& transaction, const Detail& detail) {
  transaction.execute(
      "INSERT INTO p_school_details_field (institution_id, field, version, value, changed_at, changed_by) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), detail.field, detail.version, detail.value, detail.changed_at, detail.changed_by});
}

std::vector<ListEntry> entries_of(Transaction& transaction, std::string_view list) {
  return transaction.all(
      "SELECT id, list, value FROM p_school_details_entry WHERE institution_id = $1 AND list = $2 "
      "AND withdrawn_at IS NULL ORDER BY value, id",
      {transaction.institution(), list}, read_entry);
}

std::optional<ListEntry> find_entry(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, list, value FROM p_school_details_entry WHERE institution_id = $1 AND id = $2 "
      "AND withdrawn_at IS NULL",
      {transaction.institution(), id}, read_entry);
}

std::int64_t add_entry(Transaction& transaction, const ListEntry& entry, PersonId by, Instant now) {
  const std::int64_t id = transaction.next("p_school_details_entry");
  transaction.execute(
      "INSERT INTO p_school_details_entry (institution_id, id, list, value, added_at, added_by) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), id, entry.list, entry.value, now, by});
  return id;
}

void withdraw_entry(Transaction& transaction, std::int64_t id, PersonId by, Instant now) {
  transaction.execute(
      "UPDATE p_school_details_entry SET withdrawn_at = $3, withdrawn_by = $4 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, now, by});
}

}  // namespace vestnik::school_details
