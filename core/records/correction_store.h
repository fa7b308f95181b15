#pragma once
/// Requests of people to correct what is kept of them (syzran-7.2.10b): within three days after the notice.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

namespace correction_state {
inline constexpr std::string_view open = "open";
inline constexpr std::string_view done = "done";
inline constexpr std::string_view declined = "declined";
}  // namespace correction_state

/// Calendar days after the day of the notice; the last of them is in time.
inline constexpr int correction_days = 3;

struct CorrectionRequest {
  std::int64_t id = 0;
  PersonId person;  ///< whose data
  PersonId filed_by;
  std::string wish;  ///< what is wrong and what is right, in the person's own words
  Instant filed_at;
  CivilDate due_on;
  std::string state;   ///< of correction_state
  std::string answer;  ///< "" while open
};

[[nodiscard]] std::optional<CorrectionRequest> find_correction(Transaction& transaction, std::int64_t id);
/// Open ones by the day they are due; of everybody.
[[nodiscard]] std::vector<CorrectionRequest> open_corrections(Transaction& transaction);
/// Of the person, or filed by him; newest first.
[[nodiscard]] std::vector<CorrectionRequest> corrections_of(Transaction& transaction, PersonId person);
/// `request.id` is given by the store; it begins open.
std::int64_t add_correction(Transaction& transaction, const CorrectionRequest& request);
void answer_correction(Transaction& transaction, std::int64_t id, std::string_view state, std::string_view answer,
                       PersonId by, Instant now);

}  // namespace vestnik
