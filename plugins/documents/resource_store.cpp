#include "plugins/documents/resource_store.h"

namespace vestnik::documents {
namespace {

Resource read_resource(const Row& row) {
  return {row.integer(0), row.string(1),  row.string(2),      row.string(3),
          row.integer(4), row.instant(5), row.id<PersonId>(6)};
}

}  // namespace

std::vector<Resource> resources_of(Transaction& transaction) {
  return transaction.all(
      "SELECT id, title, about, address, version, changed_at, changed_by FROM p_documents_resource "
      "WHERE institution_id = $1 AND withdrawn_at IS NULL ORDER BY title, id",
      {transaction.institution()}, read_resource);
}

std::optional<Resource> find_resource(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, title, about, address, version, changed_at, changed_by FROM p_documents_resource "
      "WHERE institution_id = $1 AND id = $2 AND withdrawn_at IS NULL",
      {transaction.institution(), id}, read_resource);
}

std::int64_t keep_resource(Transaction& transaction, const Resource& resource) {
  const std::int64_t id = resource.id == 0 ? transaction.next("p_documents_resource") : resource.id;
  transaction.execute(
      "INSERT INTO p_documents_resource (institution_id, id, title, about, address, version, changed_at, changed_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (institution_id, id) DO UPDATE SET title = excluded.title, "
      "about = excluded.about, address = excluded.address, version = excluded.version, "
      "changed_at = excluded.changed_at, changed_by = excluded.changed_by",
      {transaction.institution(), id, resource.title, resource.about, resource.address, resource.version,
       resource.changed_at, resource.changed_by});
  return id;
}

void withdraw_resource(Transaction& transaction, std::int64_t id, PersonId by, Instant now) {
  transaction.execute(
      "UPDATE p_documents_resource SET withdrawn_at = $3, withdrawn_by = $4 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, now, by});
}

}  // namespace vestnik::documents
