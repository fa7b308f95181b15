#include "plugins/inspection/remark_store.h"

#include "plugins/inspection/optional_number.h"

namespace vestnik::inspection {
namespace {

Remark read_remark(const Row& row) {
  Remark one;
  one.id = row.id<RemarkId>(0);
  one.author = row.id<PersonId>(1);
  one.author_role = row.string(2);
  one.addressee = row.id<PersonId>(3);
  one.group = row.id<GroupId>(4);
  one.subject = row.id<SubjectId>(5);
  one.lesson = row.id<LessonId>(6);
  one.check = row.id<CheckId>(7);
  one.text = row.string(8);
  one.due = row.optional_date(9);
  one.state = remark_state(row.text(10));
  one.answer = row.string(11);
  one.verdict = row.string(12);
  one.raised_on = row.date(13);
  one.raised_at = row.instant(14);
  one.version = row.integer(15);
  return one;
}

void add_step(Transaction& transaction, RemarkId id, std::int64_t version, const RemarkStep& step) {
  transaction.execute(
      "INSERT INTO p_inspection_remark_step (institution_id, remark_id, version, state, words, actor_id, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, version, to_text(step.state), step.words, step.actor, step.at});
}

}  // namespace

RemarkId add_remark(Transaction& transaction, const Remark& one) {
  const auto id = transaction.next_id<RemarkId>("p_inspection_remark");
  transaction.execute(
      "INSERT INTO p_inspection_remark (institution_id, id, author_id, author_role, addressee_id, group_id, "
      "subject_id, lesson_id, check_id, text, due, state, answer, verdict, raised_on, raised_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', '', '', $12, $13, 1)",
      {transaction.institution(), id, one.author, one.author_role, one.addressee, or_null(one.group),
       or_null(one.subject), or_null(one.lesson), or_null(one.check), one.text, one.due, one.raised_on, one.raised_at});
  add_step(transaction, id, 1, {RemarkState::open, one.text, one.author, one.raised_at});
  return id;
}

std::optional<Remark> find_remark(Transaction& transaction, RemarkId id) {
  return transaction.one(
      "SELECT id, author_id, author_role, addressee_id, group_id, subject_id, lesson_id, check_id, text, due, state, "
      "answer, verdict, raised_on, raised_at, version FROM p_inspection_remark WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_remark);
}

std::int64_t move_remark(Transaction& transaction, const Remark& remark, const RemarkStep& step) {
  const bool removal = step.state == RemarkState::removed;
  transaction.execute(
      "UPDATE p_inspection_remark SET state = $3, answer = $4, verdict = $5, version = version + 1 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), remark.id, to_text(step.state), removal ? step.words : remark.answer,
       removal ? remark.verdict : step.words});
  add_step(transaction, remark.id, remark.version + 1, step);
  return remark.version + 1;
}

std::vector<Remark> remarks(Transaction& transaction, const RemarkQuestion& question) {
  return transaction.all(
      "SELECT id, author_id, author_role, addressee_id, group_id, subject_id, lesson_id, check_id, text, due, state, "
      "answer, verdict, raised_on, raised_at, version FROM p_inspection_remark WHERE institution_id = $1 "
      "AND (CAST($2 AS BIGINT) = 0 OR addressee_id = $2) AND (CAST($3 AS BIGINT) = 0 OR author_id = $3) AND raised_on "
      "<= $5 "
      "AND (raised_on >= $4 OR (CAST($6 AS BIGINT) = 1 AND state <> 'confirmed')) ORDER BY id DESC LIMIT 5000",
      {transaction.institution(), question.addressee, question.author, question.from, question.until,
       question.unsettled_too},
      read_remark);
}

}  // namespace vestnik::inspection
