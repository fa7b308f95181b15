#pragma once
/// A teacher's drafts: kept when a closed window refused a write, thrown away, or applied in one step once the date is
/// open (syzran-7.4.7b). Nobody but the owner learns what is in one: another's answers like one that does not exist,
/// and the audit holds no contents until they are written.
#include <memory>
#include <string>

#include "ports/access.h"
#include "ports/recorder.h"
#include "records/draft_store.h"

namespace vestnik {

class JsonWriter;

/// Keeps a draft. Answers {"draft":1}. Drafts of school years that are over end with it.
class KeepDraft final : public Command {
 public:
  explicit KeepDraft(Draft draft) : draft_(std::move(draft)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"draft", "keep"}; }
  [[nodiscard]] Object object() const override { return Object::lesson(draft_.lesson); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Draft draft_;
};

/// Problem "access.not_found".
class DiscardDraft final : public Command {
 public:
  explicit DiscardDraft(DraftId draft) : draft_(draft) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"draft", "discard"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  DraftId draft_;
};

/// The command of a draft, judged as if it were sent now, and the end of the draft in the same transaction: a draft is
/// applied whole or stays as it is. The fact's event is the command's own. Problem "access.not_found", and the
/// command's.
class ApplyDraft final : public Command {
 public:
  ApplyDraft(DraftId draft, bool confirmed, const Access& access)
      : draft_(draft), confirmed_(confirmed), access_(access) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"draft", "apply"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  DraftId draft_;
  bool confirmed_;
  const Access& access_;
  std::unique_ptr<Command> meant_;
  std::string contents_;  ///< for the audit, once they are facts
  bool written_ = false;
};

/// The members of a draft's contents: "rows" of marks or of a roll, "lesson", "new_tasks".
void write_contents(JsonWriter& json, const Draft& draft);

/// 1 September that began the school year of the date.
[[nodiscard]] CivilDate school_year_of(CivilDate date);

}  // namespace vestnik
