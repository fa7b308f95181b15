#pragma once
/// Documents put into the store, replaced and taken out (syzran-m.docs.1).
#include <string>

#include "plugins/documents/document_store.h"
#include "ports/recorder.h"

namespace vestnik::documents {

inline constexpr Permission view_documents{"documents", "view"};
inline constexpr Permission edit_documents{"documents", "edit"};

/// A new document, or the next version of one, while the store has room for its file. Event "document.kept"
/// {"document":1,"version":2}. Problems: "access.not_found", "documents.stale" {current}, "documents.store_full" {used,
/// most} in MiB. The audit keeps name, size and digest of the file, not the file.
class KeepDocument final : public Command {
 public:
  /// `document.version` is the one that the caller saw, 0 for a new one; `content` is base64; `most_bytes` is what the
  /// files of the institution may take together, before base64.
  KeepDocument(Document document, std::string content, std::int64_t most_bytes)
      : document_(std::move(document)), content_(std::move(content)), most_bytes_(most_bytes) {}

  [[nodiscard]] std::string_view event_type() const override { return "document.kept"; }
  [[nodiscard]] Permission permission() const override { return edit_documents; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Document document_;
  std::string content_;
  std::int64_t most_bytes_;
};

/// Event "document.withdrawn" {"document":1}. Problem "access.not_found".
class WithdrawDocument final : public Command {
 public:
  explicit WithdrawDocument(std::int64_t id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override { return "document.withdrawn"; }
  [[nodiscard]] Permission permission() const override { return edit_documents; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
};

}  // namespace vestnik::documents
