#pragma once
/// Who asked for an export of everything, why, who decided, and until when the archive is handed out.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Unless somebody else approves within it, a request lapses.
inline constexpr std::chrono::hours full_export_decided_within{72};
/// How long after the approval the archive is handed out.
inline constexpr std::chrono::hours full_export_open_for{24};

struct FullExport {
  std::int64_t id = 0;
  std::string reason;
  PersonId asked_by;  ///< none: the operator's command line
  Instant asked_at;
  Instant expires_at;
  std::optional<bool> approved;
  PersonId decided_by;
  std::optional<Instant> decided_at;
  std::optional<Instant> open_until;
  std::optional<Instant> taken_at;
};

/// How a request stands at the moment.
namespace full_export_state {
inline constexpr std::string_view asked = "asked";
inline constexpr std::string_view lapsed = "lapsed";
inline constexpr std::string_view declined = "declined";
inline constexpr std::string_view open = "open";
inline constexpr std::string_view over = "over";
}  // namespace full_export_state
[[nodiscard]] std::string_view state_of_export(const FullExport& one, Instant now);

/// `one.id` is given by the store.
std::int64_t add_full_export(Transaction& transaction, const FullExport& one);
[[nodiscard]] std::optional<FullExport> find_full_export(Transaction& transaction, std::int64_t id);
/// The newest first.
[[nodiscard]] std::vector<FullExport> full_exports(Transaction& transaction, int most,
                                                   std::int64_t below = std::numeric_limits<std::int64_t>::max());
/// `open_until`: none where it was declined.
void decide_full_export(Transaction& transaction, std::int64_t id, PersonId by, Instant now,
                        std::optional<Instant> open_until);
void note_full_export_taken(Transaction& transaction, std::int64_t id, Instant now);

}  // namespace vestnik
