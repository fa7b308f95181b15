#pragma once
/// Reading the audit: who did what to whom, newest first. The transaction's thread and institution; DatabaseError when
/// the world is broken.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ports/database.h"

namespace vestnik {

/// Of personal data (syzran-10.2): looked at, or taken away as a page, a file or an extract.
enum class DataUse : std::uint8_t { none, viewed, exported, either };

/// What is asked for; a member that says nothing leaves nothing out.
struct AuditFilter {
  std::string command;       ///< "marks.recorded"; of a read "diary.view"
  std::int64_t person = 0;   ///< who did it
  std::int64_t student = 0;  ///< whom it was done to
  std::int64_t group = 0;
  std::int64_t lesson = 0;
  DataUse use = DataUse::none;     ///< none: other deeds too
  std::optional<Instant> from{};   ///< at or after
  std::optional<Instant> until{};  ///< before
  std::int64_t before = 0;         ///< links before this one; 0: from the newest on
  int limit = 50;
};

struct AuditEntry {
  std::int64_t link = 0;
  Instant at;
  std::string payload;  ///< JSON as journal/audit_note.h writes it; "" where it was erased
};

struct AuditPage {
  std::vector<AuditEntry> entries;
  std::int64_t next = 0;  ///< more may follow: ask again `before` this one; 0: that was all
};

/// One call looks through a bounded number of links, so that a rare thing of long ago stops nobody: a page may be short
/// or empty and still have a next one.
[[nodiscard]] AuditPage read_audit(Transaction& transaction, const AuditFilter& filter);

}  // namespace vestnik
