#pragma once
/// Everything of one institution as a tar of tab-separated tables: people, facts with their versions, messages, the
/// audit, and what the plugins keep; for a transfer to another system or an inspection.
///
/// A file a table, named after it: the first line names the columns, NULL is `\N`, and tabs, line ends and backslashes
/// are escaped (`\t`, `\n`, `\r`, `\\`). `manifest.json` comes last: tables with their rows and digests (BLAKE2b-256).
/// What opens a door is left out: password hashes, tokens, codes, sessions, sealed secrets.
#include <functional>
#include <string_view>

#include "ports/database.h"

namespace vestnik {

/// How the database names its own tables.
enum class TableCatalogue : std::uint8_t { sqlite, postgres };

struct ArchiveTerms {
  TableCatalogue catalogue = TableCatalogue::sqlite;
  Instant made_at;
  std::int64_t export_id = 0;
};

struct ArchiveTally {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
};

/// Hands the archive over in pieces, in one snapshot; a table at a time is held in memory. The transaction's thread and
/// institution; DatabaseError when the world is broken, and whatever `sink` throws.
ArchiveTally write_full_archive(Transaction& transaction, const ArchiveTerms& terms,
                                const std::function<void(std::string_view)>& sink);

}  // namespace vestnik
