#include "records/subject_store.h"

#include "base/text.h"

namespace vestnik {
namespace {

Subject read_subject(const Row& row) { return {row.id<SubjectId>(0), row.string(1)}; }

WorkKind read_kind(const Row& row) {
  const auto kind = parse_work_kind(row.text(0));
  if (!kind) throw DatabaseError(DatabaseError::Kind::failure, "a declared kind holds a word that is no kind of work");
  return *kind;
}

}  // namespace

std::optional<Subject> find_subject(Transaction& transaction, SubjectId id) {
  return transaction.one("SELECT id, name FROM subject WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), id}, read_subject);
}

std::optional<Subject> find_subject_by_name(Transaction& transaction, std::string_view name) {
  return transaction.one("SELECT id, name FROM subject WHERE institution_id = $1 AND name = $2",
                         {transaction.institution(), name}, read_subject);
}

std::vector<Subject> all_subjects(Transaction& transaction) {
  return transaction.all("SELECT id, name FROM subject WHERE institution_id = $1 ORDER BY sort_key, id",
                         {transaction.institution()}, read_subject);
}

SubjectId add_subject(Transaction& transaction, std::string_view name) {
  const auto id = transaction.next_id<SubjectId>("subject");
  const std::string sorted = sort_key(name);
  transaction.execute("INSERT INTO subject (institution_id, id, name, sort_key) VALUES ($1, $2, $3, $4)",
                      {transaction.institution(), id, name, sorted});
  return id;
}

std::vector<WorkKind> declared_kinds(Transaction& transaction, GroupId group, SubjectId subject) {
  return transaction.all(
      "SELECT work_kind FROM declared_kind WHERE institution_id = $1 AND group_id = $2 AND subject_id = $3 "
      "ORDER BY work_kind",
      {transaction.institution(), group, subject}, read_kind);
}

bool declare_kind(Transaction& transaction, GroupId group, SubjectId subject, WorkKind kind) {
  return transaction.execute(
             "INSERT INTO declared_kind (institution_id, group_id, subject_id, work_kind) VALUES ($1, $2, $3, $4) "
             "ON CONFLICT (institution_id, group_id, subject_id, work_kind) DO NOTHING",
             {transaction.institution(), group, subject, to_text(kind)}) > 0;
}

}  // namespace vestnik
