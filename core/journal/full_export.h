#pragma once
/// Everything of an institution in one archive, for a transfer to another system or an inspection: one person asks with
/// a reason, another one approves, and who asked takes the archive within a day. All of it is in the audit; the
/// administrators and the head are told of each step (notify/full_export_notice.h).
#include <string>

#include "ports/recorder.h"
#include "records/full_export_store.h"

namespace vestnik {

/// Event "full_export.asked". Problems "export.reason_missing", "export.asked_already": a request of the same person
/// still stands.
class AskFullExport final : public Command {
 public:
  AskFullExport(std::string reason, std::string as_asked)
      : reason_(std::move(reason)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"full_export", "ask"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::string reason_;
  std::string as_asked_;
};

/// Event "full_export.decided". Problems "access.not_found", "export.own": nobody approves or stops what he asked for
/// himself, and the operator decides nothing; "export.closed": decided already, or lapsed.
class DecideFullExport final : public Command {
 public:
  DecideFullExport(std::int64_t id, bool approve) : id_(id), approve_(approve) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"full_export", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
  bool approve_;
};

/// Event "full_export.taken"; the archive is made and handed out after it (records/full_archive.h), and is in no answer
/// that is kept. Problems "access.not_found", for everybody but who asked; "export.not_approved", "export.over".
class TakeFullExport final : public Command {
 public:
  explicit TakeFullExport(std::int64_t id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"full_export", "ask"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
};

}  // namespace vestnik
