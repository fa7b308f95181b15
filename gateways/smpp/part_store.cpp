#include "part_store.h"

#include <array>

#include "answer_parts.h"

namespace vestnik::smpp {
namespace {

// An operator gives a message up after days at most.
constexpr std::chrono::days remembered_for{14};

// first        the receipt of the message's first part
// delivered    1 once the part's receipt said so
constexpr std::string_view parts_of_messages = R"sql(
CREATE TABLE p_smpp_part (
  institution_id BIGINT NOT NULL,
  receipt TEXT NOT NULL,
  first TEXT NOT NULL,
  delivered BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, receipt)
);
CREATE INDEX p_smpp_part_of_message ON p_smpp_part (institution_id, first);
CREATE INDEX p_smpp_part_by_age ON p_smpp_part (institution_id, sent_at);
)sql";

bool is_final(DeliveryReport::Kind kind) { return kind != DeliveryReport::Kind::asked; }
bool arrived(DeliveryReport::Kind kind) {
  return kind == DeliveryReport::Kind::delivered || kind == DeliveryReport::Kind::read;
}

std::optional<std::string> first_of(Transaction& transaction, const std::string& receipt) {
  return transaction.one("SELECT first FROM p_smpp_part WHERE institution_id = $1 AND receipt = $2",
                         {transaction.institution(), receipt}, [](const Row& row) { return row.string(0); });
}

// Marks the part; whether all of its message have arrived.
bool all_arrived(Transaction& transaction, const std::string& receipt, const std::string& first) {
  transaction.execute("UPDATE p_smpp_part SET delivered = 1 WHERE institution_id = $1 AND receipt = $2",
                      {transaction.institution(), receipt});
  const auto missing =
      transaction.one("SELECT COUNT(*) FROM p_smpp_part WHERE institution_id = $1 AND first = $2 AND delivered = 0",
                      {transaction.institution(), first}, [](const Row& row) { return row.integer(0); });
  return missing == 0;
}

}  // namespace

std::span<const Migration> PartStore::migrations() {
  static const std::array<Migration, 2> steps{Migration{1, "parts of messages", parts_of_messages},
                                              AnswerParts::migration()};
  return steps;
}

void PartStore::remember(std::span<const PartsOfOne> messages) {
  const Instant now = clock_.now();
  std::set<InstitutionId> concerned;
  for (const PartsOfOne& one : messages) concerned.insert(one.institution);
  for (const InstitutionId institution : concerned) {
    database_.write(institution, Priority::relay, [&](Transaction& transaction) {
      transaction.execute("DELETE FROM p_smpp_part WHERE institution_id = $1 AND sent_at < $2",
                          {institution, now - remembered_for});
      for (const PartsOfOne& one : messages) {
        if (one.institution != institution) continue;
        for (const std::string& id : one.ids) {
          transaction.execute(
              "INSERT INTO p_smpp_part (institution_id, receipt, first, delivered, sent_at) VALUES ($1, $2, $3, 0, $4)"
              " ON CONFLICT (institution_id, receipt) DO UPDATE SET first = excluded.first, delivered = 0,"
              " sent_at = excluded.sent_at",
              {institution, id, one.ids.front(), now});
        }
      }
      return true;
    });
    institutions_.insert(institution);
  }
}

void PartStore::find_institutions() {
  if (looked_) return;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    transaction.query("SELECT DISTINCT institution_id FROM p_smpp_part", {},
                      [&](const Row& row) { institutions_.insert(row.id<InstitutionId>(0)); });
  });
  looked_ = true;
}

std::optional<DeliveryReport> PartStore::of_message(const DeliveryReport& report) {
  find_institutions();
  for (const InstitutionId institution : institutions_) {
    std::optional<std::string> first;
    database_.read(institution, [&](Transaction& transaction) { first = first_of(transaction, report.receipt); });
    if (!first) continue;
    if (!is_final(report.kind)) return std::nullopt;
    DeliveryReport whole = report;
    whole.receipt = *first;
    // One part that is lost is a message that nobody can read.
    if (!arrived(report.kind)) return whole;
    bool all = false;
    database_.write(institution, Priority::relay, [&](Transaction& transaction) {
      all = all_arrived(transaction, report.receipt, *first);
      return true;
    });
    return all ? std::optional{whole} : std::nullopt;
  }
  return report;
}

}  // namespace vestnik::smpp
