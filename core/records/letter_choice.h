#pragma once
/// Whose SMS are written in Latin letters, and what that saves.
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

[[nodiscard]] bool reads_latin_sms(Transaction& transaction, PersonId person);
void set_latin_sms(Transaction& transaction, PersonId person, bool latin, Instant recorded_at);

/// The person's last twenty SMS: how many there are, the parts they took, and those they would have taken in Latin
/// letters.
struct SmsCost {
  std::size_t messages = 0;
  std::size_t parts = 0;
  std::size_t parts_in_latin = 0;
};
[[nodiscard]] SmsCost last_sms_cost(Transaction& transaction, PersonId person);

}  // namespace vestnik
