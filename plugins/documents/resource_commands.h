#pragma once
/// The catalogue of resources kept by teachers and the administration (syzran-m.res.1).
#include <string>

#include "plugins/documents/resource_store.h"
#include "ports/recorder.h"

namespace vestnik::documents {

inline constexpr Permission view_resources{"resources", "view"};
inline constexpr Permission edit_resources{"resources", "edit"};

/// A new entry, or an entry changed. Event "resource.kept" {"resource":1,"version":2}. Problems: "access.not_found",
/// "documents.stale" {current}.
class KeepResource final : public Command {
 public:
  /// `resource.version` is the one that the caller saw, 0 for a new one.
  KeepResource(Resource resource, std::string as_asked)
      : resource_(std::move(resource)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "resource.kept"; }
  [[nodiscard]] Permission permission() const override { return edit_resources; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Resource resource_;
  std::string as_asked_;
};

/// Event "resource.withdrawn" {"resource":1}. Problem "access.not_found".
class WithdrawResource final : public Command {
 public:
  explicit WithdrawResource(std::int64_t id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override { return "resource.withdrawn"; }
  [[nodiscard]] Permission permission() const override { return edit_resources; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
};

}  // namespace vestnik::documents
