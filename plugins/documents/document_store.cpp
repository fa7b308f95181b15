#include "plugins/documents/document_store.h"

namespace vestnik::documents {
namespace {

Document read_document(const Row& row) {
  return {row.integer(0),
          row.string(1),
          row.string(2),
          row.integer(3),
          row.instant(4),
          row.id<PersonId>(5),
          {row.string(6), row.string(7), row.integer(8), row.string(9)}};
}

void write_head(Transaction& transaction, std::int64_t id, const Document& document) {
  transaction.execute(
      "INSERT INTO p_documents_document (institution_id, id, title, section, version, changed_at, changed_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (institution_id, id) DO UPDATE SET title = excluded.title, "
      "section = excluded.section, version = excluded.version, changed_at = excluded.changed_at, "
      "changed_by = excluded.changed_by",
      {transaction.institution(), id, document.title, document.section, document.version, document.changed_at,
       document.changed_by});
}

}  // namespace

std::vector<Document> documents_of(Transaction& transaction) {
  return transaction.all(
      "SELECT d.id, d.title, d.section, d.version, d.changed_at, d.changed_by, f.name, f.kind, f.size, f.digest "
      "FROM p_documents_document d JOIN p_documents_file f ON f.institution_id = d.institution_id "
      "AND f.document_id = d.id AND f.version = d.version WHERE d.institution_id = $1 AND d.withdrawn_at IS NULL "
      "ORDER BY d.section, d.title, d.id",
      {transaction.institution()}, read_document);
}

std::optional<Document> find_document(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT d.id, d.title, d.section, d.version, d.changed_at, d.changed_by, f.name, f.kind, f.size, f.digest "
      "FROM p_documents_document d JOIN p_documents_file f ON f.institution_id = d.institution_id "
      "AND f.document_id = d.id AND f.version = d.version WHERE d.institution_id = $1 AND d.id = $2 "
      "AND d.withdrawn_at IS NULL",
      {transaction.institution(), id}, read_document);
}

std::string content_of(Transaction& transaction, const Document& document) {
  return transaction
      .one("SELECT content FROM p_documents_file WHERE institution_id = $1 AND document_id = $2 AND version = $3",
           {transaction.institution(), document.id, document.version}, [](const Row& row) { return row.string(0); })
      .value_or(std::string{});
}

std::int64_t keep_document(Transaction& transaction, const Document& document, const std::string& content) {
  const std::int64_t id = document.id == 0 ? transaction.next("p_documents_document") : document.id;
  write_head(transaction, id, document);
  transaction.execute(
      "INSERT INTO p_documents_file (institution_id, document_id, version, name, kind, size, digest, content, "
      "added_at, added_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), id, document.version, document.file.name, document.file.kind, document.file.size,
       document.file.digest, content, document.changed_at, document.changed_by});
  return id;
}

std::int64_t bytes_kept(Transaction& transaction) {
  return transaction
      .one("SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM p_documents_file WHERE institution_id = $1",
           {transaction.institution()}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

void withdraw_document(Transaction& transaction, std::int64_t id, PersonId by, Instant now) {
  transaction.execute(
      "UPDATE p_documents_document SET withdrawn_at = $3, withdrawn_by = $4 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, now, by});
}

}  // namespace vestnik::documents
