#include "records/consent_store.h"

namespace vestnik {
namespace {

Consent read_consent(const Row& row) {
  Consent consent{row.integer(0), row.id<PersonId>(1), row.id<PersonId>(2), row.string(3),
                  row.string(4),  row.date(5),         row.optional_date(6)};
  if (const auto signed_on = row.optional_date(8)) consent.application = {row.string(7), *signed_on};
  return consent;
}

OptOut read_opt_out(const Row& row) {
  return {row.integer(0), row.id<PersonId>(1), row.id<PersonId>(2), row.string(3), row.date(4), row.optional_date(5)};
}

bool any(const Row&) { return true; }

}  // namespace

std::vector<Consent> consents_of(Transaction& transaction, PersonId guardian, PersonId student) {
  return transaction.all(
      "SELECT id, guardian_id, student_id, kind, document, signed_on, revoked_on, "
      "COALESCE(application_document, ''), application_signed_on FROM consent WHERE institution_id = $1 "
      "AND guardian_id = $2 AND student_id = $3 ORDER BY id",
      {transaction.institution(), guardian, student}, read_consent);
}

bool has_consent(Transaction& transaction, PersonId guardian, PersonId student, std::string_view kind, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM consent WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 AND kind = $4 AND "
          "signed_on <= $5 AND (revoked_on IS NULL OR revoked_on > $5) LIMIT 1",
          {transaction.institution(), guardian, student, kind, on}, any)
      .value_or(false);
}

bool has_application(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM consent WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 AND "
          "application_signed_on <= $4 AND (revoked_on IS NULL OR revoked_on > $4) LIMIT 1",
          {transaction.institution(), guardian, student, on}, any)
      .value_or(false);
}

bool student_has_consent(Transaction& transaction, PersonId student, std::string_view kind, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM consent c WHERE c.institution_id = $1 AND c.student_id = $2 AND c.kind = $3 AND "
          "c.signed_on <= $4 AND (c.revoked_on IS NULL OR c.revoked_on > $4) AND (c.guardian_id = $2 OR EXISTS "
          "(SELECT 1 FROM guardianship g WHERE g.institution_id = $1 AND g.guardian_id = c.guardian_id AND "
          "g.student_id = $2 AND g.valid_from <= $4 AND (g.valid_to IS NULL OR g.valid_to >= $4))) LIMIT 1",
          {transaction.institution(), student, kind, on}, any)
      .value_or(false);
}

std::int64_t add_consent(Transaction& transaction, const Consent& consent, Instant recorded_at) {
  const std::int64_t id = transaction.next("consent");
  std::optional<std::string> application;
  std::optional<CivilDate> applied_on;
  if (consent.application) {
    application = consent.application->document;
    applied_on = consent.application->signed_on;
  }
  transaction.execute(
      "INSERT INTO consent (institution_id, id, guardian_id, student_id, kind, document, signed_on, recorded_at, "
      "application_document, application_signed_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), id, consent.guardian, consent.student, consent.kind, consent.document,
       consent.signed_on, recorded_at, application, applied_on});
  return id;
}

std::int64_t revoke_consent(Transaction& transaction, PersonId guardian, PersonId student, std::string_view kind,
                            CivilDate revoked_on, Instant recorded_at) {
  return transaction.execute(
      "UPDATE consent SET revoked_on = $5, revoked_at = $6 WHERE institution_id = $1 AND guardian_id = $2 AND "
      "student_id = $3 AND kind = $4 AND revoked_on IS NULL",
      {transaction.institution(), guardian, student, kind, revoked_on, recorded_at});
}

std::vector<OptOut> opt_outs_of(Transaction& transaction, PersonId guardian, PersonId student) {
  return transaction.all(
      "SELECT id, guardian_id, student_id, document, valid_from, valid_to FROM opt_out WHERE institution_id = $1 AND "
      "guardian_id = $2 AND student_id = $3 ORDER BY id",
      {transaction.institution(), guardian, student}, read_opt_out);
}

bool opted_out(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM opt_out WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 AND "
          "valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
          {transaction.institution(), guardian, student, on}, any)
      .value_or(false);
}

std::int64_t add_opt_out(Transaction& transaction, const OptOut& opt_out, Instant recorded_at) {
  const std::int64_t id = transaction.next("opt_out");
  transaction.execute(
      "INSERT INTO opt_out (institution_id, id, guardian_id, student_id, document, valid_from, valid_to, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, opt_out.guardian, opt_out.student, opt_out.document, opt_out.valid_from,
       opt_out.valid_to, recorded_at});
  return id;
}

void close_opt_out(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE opt_out SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

std::string preferred_channel(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT channel FROM preference WHERE institution_id = $1 AND person_id = $2",
           {transaction.institution(), person}, [](const Row& row) { return row.string(0); })
      .value_or(std::string{});
}

void set_preferred_channel(Transaction& transaction, PersonId person, std::string_view channel, Instant recorded_at) {
  if (channel.empty()) {
    transaction.execute("DELETE FROM preference WHERE institution_id = $1 AND person_id = $2",
                        {transaction.institution(), person});
    return;
  }
  transaction.execute(
      "INSERT INTO preference (institution_id, person_id, channel, recorded_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (institution_id, person_id) DO UPDATE SET channel = excluded.channel, "
      "recorded_at = excluded.recorded_at",
      {transaction.institution(), person, channel, recorded_at});
}

std::string wished_pace(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT pace FROM pace_wish WHERE institution_id = $1 AND person_id = $2",
           {transaction.institution(), person}, [](const Row& row) { return row.string(0); })
      .value_or(std::string{});
}

void set_wished_pace(Transaction& transaction, PersonId person, std::string_view pace, Instant recorded_at) {
  if (pace.empty()) {
    transaction.execute("DELETE FROM pace_wish WHERE institution_id = $1 AND person_id = $2",
                        {transaction.institution(), person});
    return;
  }
  transaction.execute(
      "INSERT INTO pace_wish (institution_id, person_id, pace, recorded_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (institution_id, person_id) DO UPDATE SET pace = excluded.pace, recorded_at = excluded.recorded_at",
      {transaction.institution(), person, pace, recorded_at});
}

}  // namespace vestnik
