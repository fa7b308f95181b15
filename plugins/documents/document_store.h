#pragma once
/// Documents of the school with every version of their files.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::documents {

struct DocumentFile {
  std::string name;
  std::string kind;  ///< a word of FileKind
  std::int64_t size = 0;
  std::string digest;
};

struct Document {
  std::int64_t id = 0;
  std::string title;
  std::string section;  ///< "Локальные акты"; "" where none was named
  std::int64_t version = 0;
  Instant changed_at;
  PersonId changed_by;
  DocumentFile file;  ///< of this version
};

/// What stands in the store, by section and title.
[[nodiscard]] std::vector<Document> documents_of(Transaction& transaction);
/// nullopt: there is none, or it was withdrawn.
[[nodiscard]] std::optional<Document> find_document(Transaction& transaction, std::int64_t id);
/// The file of the newest version, in base64.
[[nodiscard]] std::string content_of(Transaction& transaction, const Document& document);

/// The next version with its file; one without an id becomes a new document. Answers its id.
std::int64_t keep_document(Transaction& transaction, const Document& document, const std::string& content);
/// What the files take together, those of former versions and of withdrawn documents too; before base64.
[[nodiscard]] std::int64_t bytes_kept(Transaction& transaction);
/// It is shown no more; the files of versions that were in use stay.
void withdraw_document(Transaction& transaction, std::int64_t id, PersonId by, Instant now);

}  // namespace vestnik::documents
