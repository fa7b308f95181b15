#pragma once
/// Heads of the audit, signed and kept in a file outside of the database: a line a head, each signed (Ed25519) with the
/// digest of the line before it, so that lines cannot be taken out, changed or moved. What the file's end has lost,
/// only a copy elsewhere can tell; it may lie on a medium of its own that can only be appended to.
///
///   vestnik-head-1 <institution> <links> <hash of the last link> <microseconds> <digest of the line before>
///   <signature>
///
/// A line that is none (a power cut while it was written) stands for nothing.
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ed25519.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"
#include "records/audit_chain.h"
#include "records/audit_verification.h"

namespace vestnik {

struct SignedHead {
  InstitutionId institution;
  std::int64_t links = 0;
  std::string hash;
  Instant at;
  std::string previous;  ///< digest of the line before; "-" in the first
  std::string signature;
};

/// The line without its end.
[[nodiscard]] std::string to_line(const SignedHead& head);
[[nodiscard]] std::optional<SignedHead> head_of_line(std::string_view line);
/// Signs over everything else that stands in the line.
void sign(SignedHead& head, const SigningKey& key);

struct ReadHeads {
  std::map<InstitutionId, std::vector<KnownHead>> heads;  ///< in the order of their links
  std::size_t lines = 0;                                  ///< heads in the file
  std::size_t first_broken = 0;                           ///< number of a line, from 1; 0: the file is whole
  std::string_view fault{};  ///< there: "audit.head_forged" (not signed by the key), "audit.heads_changed"
  std::string last_line;     ///< the last head as it stands there; "" without one
};
/// The whole file; what stands behind a fault is not read. A file that is not there has no heads.
[[nodiscard]] ReadHeads read_heads(const std::filesystem::path& file, const PublicKey& key);

}  // namespace vestnik
