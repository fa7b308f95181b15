#pragma once
/// How a family wants to be told: the refusal of the electronic form, dated, by paper or by the guardian's own word
/// (yarovoe-4.3.6), the preferred channel, and how often.
#include <optional>
#include <string>
#include <vector>

#include "ports/recorder.h"
#include "records/consent_store.h"

namespace vestnik {

/// What holds from a day on: the electronic form refused, or accepted again.
struct OptOutWish {
  PersonId guardian;
  PersonId student;
  bool opted_out = true;
  CivilDate from;
  std::string document;  ///< the declaration; "" when the guardian says so himself
};

/// Event "opt_out.recorded". Problems: "journal.not_a_guardian", "journal.opt_out_stands" when it is so already.
class RecordOptOut final : public Command {
 public:
  RecordOptOut(OptOutWish wish, std::string as_asked) : wish_(std::move(wish)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"opt_out", "record"}; }
  [[nodiscard]] Object object() const override { return Object::student(wish_.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  OptOutWish wish_;
  std::string as_asked_;
};

/// What a person asks for himself. `guardian` of the wishes is filled in by the command.
struct OwnWishes {
  std::optional<std::string> channel;  ///< of an open gateway, "sms"; "" forgets it; none: as it stands
  std::optional<bool> latin_sms;       ///< SMS in Latin letters; none: as it stands
  std::vector<OptOutWish> opt_outs;    ///< each of another child
  std::optional<std::string>
      pace{};  ///< of what is not urgent: "daily", "weekly", "" as the rules say; none: as it stands
};

/// Event "preferences.set". Problems: "journal.not_a_guardian", "journal.row_twice".
class SetPreferences final : public Command {
 public:
  SetPreferences(OwnWishes wishes, std::string as_asked) : wishes_(std::move(wishes)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"preferences", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  OwnWishes wishes_;
  std::string as_asked_;
};

}  // namespace vestnik
