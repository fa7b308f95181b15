#pragma once
/// Answers kept under the caller's Idempotency-Key, so that a repeated command answers the same and does nothing.
#include <optional>
#include <string>

#include "ports/database.h"
#include "ports/recorder.h"

namespace vestnik {

struct KeptAnswer {
  std::string digest;  ///< of the request the key was first used with
  EventId event;
  std::string answer;
  std::string findings;  ///< JSON; "" of an answer kept before findings were
};

[[nodiscard]] std::optional<KeptAnswer> kept_answer(Transaction& transaction, PersonId actor, std::string_view key);
void keep_answer(Transaction& transaction, PersonId actor, const CommandKey& key, EventId event,
                 std::string_view answer, std::string_view findings, Instant at);

}  // namespace vestnik
