#include "records/early_report_store.h"

#include <array>

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 5> report_kind_words{"delivered", "read", "undelivered", "no_such_address",
                                                            "asked"};

std::string_view word_of(DeliveryReport::Kind kind) { return report_kind_words[static_cast<std::size_t>(kind)]; }

DeliveryReport::Kind kind_of(std::string_view word) {
  for (std::size_t at = 0; at < report_kind_words.size(); ++at) {
    if (report_kind_words[at] == word) return static_cast<DeliveryReport::Kind>(at);
  }
  throw DatabaseError(DatabaseError::Kind::failure, "a kept report has an unknown kind");
}

EarlyReport read_early(const Row& row) {
  EarlyReport early;
  early.delivery = row.id<DeliveryId>(0);
  early.report.receipt = row.string(1);
  early.report.kind = kind_of(row.text(2));
  early.report.at = row.instant(3);
  early.report.why = row.string(4);
  early.kept_at = row.instant(5);
  return early;
}

}  // namespace

void keep_early_report(Transaction& transaction, std::string_view gateway, DeliveryId delivery,
                       const DeliveryReport& report, Instant now) {
  transaction.execute(
      "INSERT INTO early_report (institution_id, gateway, delivery_id, receipt, kind, at, why, kept_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
      {transaction.institution(), gateway, delivery, report.receipt, word_of(report.kind), report.at, report.why, now});
}

std::vector<EarlyReport> early_reports(Transaction& transaction, std::string_view gateway) {
  return transaction.all(
      "SELECT delivery_id, receipt, kind, at, why, kept_at FROM early_report"
      " WHERE institution_id = $1 AND gateway = $2 ORDER BY kept_at, delivery_id, receipt, kind",
      {transaction.institution(), gateway}, read_early);
}

std::int64_t count_early_reports(Transaction& transaction, std::string_view gateway) {
  return transaction
      .one("SELECT COUNT(*) FROM early_report WHERE institution_id = $1 AND gateway = $2",
           {transaction.institution(), gateway}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

void drop_early_report(Transaction& transaction, std::string_view gateway, const EarlyReport& early) {
  transaction.execute(
      "DELETE FROM early_report WHERE institution_id = $1 AND gateway = $2 AND delivery_id = $3 AND receipt = $4"
      " AND kind = $5",
      {transaction.institution(), gateway, early.delivery, early.report.receipt, word_of(early.report.kind)});
}

bool is_sending(Transaction& transaction, std::string_view gateway) {
  return transaction
      .one(
          "SELECT CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND state = 'sending'"
          " AND gateway = $2) THEN 1 ELSE 0 END",
          {transaction.institution(), gateway}, [](const Row& row) { return row.truth(0); })
      .value_or(false);
}

}  // namespace vestnik
