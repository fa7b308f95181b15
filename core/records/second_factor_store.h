#pragma once
/// Second factors of accounts: the sealed secret, the last step it was used at, and one-time recovery codes as digests.
/// What is sealed and with which key is `core/access`' affair.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct StoredFactor {
  std::string sealed;  ///< base64
  Instant begun_at;
  std::optional<Instant> confirmed_at;  ///< none: begun, and asked of nobody yet
  std::int64_t last_step = 0;           ///< of the last code that was taken; an older one is a replay
};

[[nodiscard]] std::optional<StoredFactor> find_factor(Transaction& transaction, AccountId account);
/// Begins anew; a confirmed one stays as it is until remove_factor.
void begin_factor(Transaction& transaction, AccountId account, std::string_view sealed, Instant at);
void confirm_factor(Transaction& transaction, AccountId account, std::int64_t step, Instant at);
void note_factor_step(Transaction& transaction, AccountId account, std::int64_t step);
/// With its recovery codes.
void remove_factor(Transaction& transaction, AccountId account);

void put_recovery_codes(Transaction& transaction, AccountId account, const std::vector<std::string>& digests);
/// Uses the code up; false: there is no such unused one.
bool use_recovery_code(Transaction& transaction, AccountId account, std::string_view code_digest, Instant at);
[[nodiscard]] std::int64_t recovery_codes_left(Transaction& transaction, AccountId account);

}  // namespace vestnik
