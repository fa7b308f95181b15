#include "plugins/bulletin/announcement_store.h"

namespace vestnik::bulletin {
namespace {

Announcement read_announcement(const Row& row) {
  Announcement one;
  one.id = row.id<AnnouncementId>(0);
  one.title = row.string(1);
  one.body = row.string(2);
  one.urgent = row.truth(3);
  one.everyone = row.truth(4);
  one.audiences = {row.truth(5), row.truth(6), row.truth(7)};
  one.posted_by = row.id<PersonId>(8);
  one.posted_role = row.string(9);
  one.posted_at = row.instant(10);
  one.withdrawn_at = row.optional_instant(11);
  one.version = row.integer(12);
  return one;
}

std::vector<GroupId> groups_of(Transaction& transaction, AnnouncementId id) {
  return transaction.all(
      "SELECT group_id FROM p_bulletin_group WHERE institution_id = $1 AND announcement_id = $2 ORDER BY group_id",
      {transaction.institution(), id}, [](const Row& row) { return row.id<GroupId>(0); });
}

}  // namespace

AnnouncementId add_announcement(Transaction& transaction, const Announcement& one) {
  const auto id = transaction.next_id<AnnouncementId>("p_bulletin_announcement");
  transaction.execute(
      "INSERT INTO p_bulletin_announcement (institution_id, id, title, body, urgent, everyone, to_staff, to_students, "
      "to_parents, posted_by, posted_role, posted_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
      {transaction.institution(), id, one.title, one.body, one.urgent, one.everyone, one.audiences.staff,
       one.audiences.students, one.audiences.parents, one.posted_by, one.posted_role, one.posted_at});
  for (const GroupId group : one.groups) {
    transaction.execute("INSERT INTO p_bulletin_group (institution_id, announcement_id, group_id) VALUES ($1, $2, $3)",
                        {transaction.institution(), id, group});
  }
  return id;
}

std::optional<Announcement> find_announcement(Transaction& transaction, AnnouncementId id) {
  auto found = transaction.one(
      "SELECT id, title, body, urgent, everyone, to_staff, to_students, to_parents, posted_by, posted_role, posted_at, "
      "withdrawn_at, version FROM p_bulletin_announcement WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_announcement);
  if (found) found->groups = groups_of(transaction, id);
  return found;
}

std::vector<Announcement> announcements_before(Transaction& transaction, AnnouncementId before, std::int64_t most) {
  auto found = transaction.all(
      "SELECT id, title, body, urgent, everyone, to_staff, to_students, to_parents, posted_by, posted_role, posted_at, "
      "withdrawn_at, version FROM p_bulletin_announcement WHERE institution_id = $1 AND id < $2 "
      "ORDER BY id DESC LIMIT $3",
      {transaction.institution(), before ? before.value : INT64_MAX, most}, read_announcement);
  for (Announcement& one : found) {
    if (!one.everyone) one.groups = groups_of(transaction, one.id);
  }
  return found;
}

void withdraw(Transaction& transaction, AnnouncementId id, PersonId by, Instant at) {
  transaction.execute(
      "UPDATE p_bulletin_announcement SET withdrawn_by = $3, withdrawn_at = $4, version = version + 1 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, by, at});
}

std::vector<std::pair<Tie, Instant>> receipts(Transaction& transaction, AnnouncementId id, PersonId person) {
  return transaction.all(
      "SELECT group_id, student_id, read_at FROM p_bulletin_receipt "
      "WHERE institution_id = $1 AND announcement_id = $2 AND person_id = $3",
      {transaction.institution(), id, person}, [](const Row& row) {
        return std::pair{Tie{row.id<GroupId>(0), row.id<PersonId>(1)}, row.instant(2)};
      });
}

void add_receipt(Transaction& transaction, AnnouncementId id, PersonId person, const Tie& tie, Instant at) {
  transaction.execute(
      "INSERT INTO p_bulletin_receipt (institution_id, announcement_id, person_id, group_id, student_id, read_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
      {transaction.institution(), id, person, tie.group, tie.student, at});
}

}  // namespace vestnik::bulletin
