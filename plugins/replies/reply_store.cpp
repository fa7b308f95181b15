#include "plugins/replies/reply_store.h"

namespace vestnik::replies {
namespace {

Reply read_row(const Row& row) {
  Reply reply;
  reply.id = row.id<ReplyId>(0);
  reply.message_key = row.string(1);
  reply.guardian = row.id<PersonId>(2);
  reply.body = row.string(3);
  reply.meaning = row.string(4);
  reply.received_at = row.instant(5);
  return reply;
}

Proposal read_proposal(const Row& row) {
  Proposal proposal;
  proposal.id = row.id<ProposalId>(0);
  proposal.reply = row.id<ReplyId>(1);
  proposal.student = row.id<PersonId>(2);
  proposal.from = row.date(3);
  proposal.to = row.date(4);
  proposal.state = row.string(5);
  proposal.decided_at = row.optional_instant(6);
  proposal.decided_by = row.id<PersonId>(7);
  proposal.kind = row.string(8);
  return proposal;
}

void add_children(Transaction& transaction, Reply& reply) {
  reply.children = transaction.all(
      "SELECT student_id FROM p_replies_child WHERE institution_id = $1 AND reply_id = $2 ORDER BY student_id",
      {transaction.institution(), reply.id}, [](const Row& row) { return row.id<PersonId>(0); });
}

}  // namespace

ReplyId add_reply(Transaction& transaction, const Reply& reply) {
  const auto id = transaction.next_id<ReplyId>("p_replies_reply");
  const auto added = transaction.execute(
      "INSERT INTO p_replies_reply (institution_id, id, message_key, guardian_id, body, meaning, received_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
      {transaction.institution(), id, reply.message_key, reply.guardian, reply.body, reply.meaning, reply.received_at});
  if (added == 0) return {};
  for (const PersonId child : reply.children) {
    transaction.execute("INSERT INTO p_replies_child (institution_id, reply_id, student_id) VALUES ($1, $2, $3)",
                        {transaction.institution(), id, child});
  }
  return id;
}

std::optional<Reply> find_reply(Transaction& transaction, ReplyId id) {
  auto reply = transaction.one(
      "SELECT id, message_key, guardian_id, body, meaning, received_at FROM p_replies_reply"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_row);
  if (reply) add_children(transaction, *reply);
  return reply;
}

ProposalId add_proposal(Transaction& transaction, const Proposal& proposal) {
  const auto id = transaction.next_id<ProposalId>("p_replies_proposal");
  transaction.execute(
      "INSERT INTO p_replies_proposal (institution_id, id, reply_id, student_id, from_day, to_day, state, kind)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, proposal.reply, proposal.student, proposal.from, proposal.to,
       proposal_state::open, proposal.kind});
  return id;
}

std::optional<Proposal> find_proposal(Transaction& transaction, ProposalId id) {
  return transaction.one(
      "SELECT id, reply_id, student_id, from_day, to_day, state, decided_at, decided_by, kind FROM p_replies_proposal"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_proposal);
}

std::vector<Proposal> proposals_of(Transaction& transaction, ReplyId reply) {
  return transaction.all(
      "SELECT id, reply_id, student_id, from_day, to_day, state, decided_at, decided_by, kind FROM p_replies_proposal"
      " WHERE institution_id = $1 AND reply_id = $2 ORDER BY id",
      {transaction.institution(), reply}, read_proposal);
}

void decide_proposal(Transaction& transaction, ProposalId id, std::string_view state, PersonId by, Instant at) {
  transaction.execute(
      "UPDATE p_replies_proposal SET state = $3, decided_by = $4, decided_at = $5"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, state, by, at});
}

std::vector<ToldAbsence> absences_told_by(Transaction& transaction, PersonId guardian, PersonId student,
                                          std::int64_t most, std::int64_t below) {
  return transaction.all(
      "SELECT p.id, p.reply_id, p.student_id, p.from_day, p.to_day, p.state, p.decided_at, p.decided_by, p.kind,"
      " r.body, r.received_at FROM p_replies_proposal p JOIN p_replies_reply r"
      " ON r.institution_id = p.institution_id AND r.id = p.reply_id"
      " WHERE p.institution_id = $1 AND p.student_id = $2 AND r.guardian_id = $3 AND p.id < $4"
      " ORDER BY p.id DESC LIMIT $5",
      {transaction.institution(), student, guardian, below, most}, [](const Row& row) {
        return ToldAbsence{read_proposal(row), row.string(9), row.instant(10)};
      });
}

bool waits_for_decision(Transaction& transaction, PersonId student, CivilDate from, CivilDate to) {
  const auto found = transaction.one(
      "SELECT COUNT(*) FROM p_replies_proposal WHERE institution_id = $1 AND student_id = $2 AND state = $3"
      " AND from_day <= $5 AND to_day >= $4",
      {transaction.institution(), student, proposal_state::open, from, to},
      [](const Row& row) { return row.integer(0); });
  return found.value_or(0) > 0;
}

std::vector<Reply> replies_for(Transaction& transaction, PersonId class_teacher, CivilDate today, std::int64_t most,
                               std::int64_t below) {
  auto replies = transaction.all(
      "SELECT r.id, r.message_key, r.guardian_id, r.body, r.meaning, r.received_at FROM p_replies_reply r"
      " WHERE r.institution_id = $1 AND ($2 = 0 OR EXISTS (SELECT 1 FROM p_replies_child c"
      "   JOIN v1_group_member m ON m.institution_id = c.institution_id AND m.student_id = c.student_id"
      "   JOIN v1_group_teacher t ON t.institution_id = m.institution_id AND t.group_id = m.group_id"
      "   WHERE c.institution_id = $1 AND c.reply_id = r.id AND t.teacher_id = $2 AND t.capacity = 'class_teacher'"
      "   AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
      "   AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)))"
      " AND r.id < $4 ORDER BY r.id DESC LIMIT $5",
      {transaction.institution(), class_teacher, today, below, most}, read_row);
  for (Reply& reply : replies) add_children(transaction, reply);
  return replies;
}

std::vector<PersonId> owners_of(Transaction& transaction, std::string_view telephone, CivilDate today) {
  return transaction.all(
      "SELECT DISTINCT person_id FROM v1_telephone WHERE institution_id = $1 AND number = $2 AND valid_from <= $3"
      " AND (valid_to IS NULL OR valid_to >= $3) ORDER BY person_id",
      {transaction.institution(), telephone, today}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::vector<PersonId> children_of(Transaction& transaction, PersonId guardian, CivilDate today) {
  return transaction.all(
      "SELECT DISTINCT student_id FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2"
      " AND is_told = 1 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY student_id",
      {transaction.institution(), guardian, today}, [](const Row& row) { return row.id<PersonId>(0); });
}

bool is_absent(Transaction& transaction, PersonId student, CivilDate today, std::string_view code) {
  const auto found = transaction.one(
      "SELECT COUNT(*) FROM v1_student_attendance WHERE institution_id = $1 AND student_id = $2 AND date = $3"
      " AND code = $4 AND reason = ''",
      {transaction.institution(), student, today, code}, [](const Row& row) { return row.integer(0); });
  return found.value_or(0) > 0;
}

PersonId class_teacher_of(Transaction& transaction, PersonId student, CivilDate today) {
  const auto found = transaction.one(
      "SELECT MIN(t.teacher_id) FROM v1_group_member m JOIN v1_group_teacher t ON t.institution_id = m.institution_id"
      " AND t.group_id = m.group_id WHERE m.institution_id = $1 AND m.student_id = $2"
      " AND t.capacity = 'class_teacher' AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
      " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)",
      {transaction.institution(), student, today}, [](const Row& row) { return row.optional_integer(0); });
  return PersonId{found ? found->value_or(0) : 0};
}

std::string name_of(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT last_name, first_name FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
           {transaction.institution(), person}, [](const Row& row) { return row.string(0) + " " + row.string(1); })
      .value_or("");
}

}  // namespace vestnik::replies
