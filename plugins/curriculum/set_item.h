#pragma once
/// Saying what a subject is in the curriculum: one of four kinds, a course of a module, how many hours.
#include "plugins/curriculum/item_store.h"
#include "ports/recorder.h"

namespace vestnik::curriculum {

/// Event "curriculum.changed" {"subject":3,"version":1}. Problems "access.not_found", "journal.stale_version"
/// {current}, "curriculum.module_only_of_course", "curriculum.no_such_module", "curriculum.module_has_courses".
class SetItem final : public Command {
 public:
  /// `wanted.version` is the one the caller saw.
  SetItem(Item wanted, std::string as_asked) : wanted_(std::move(wanted)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "curriculum.changed"; }
  [[nodiscard]] Permission permission() const override { return {"curriculum", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Item wanted_;
  std::string as_asked_;
};

}  // namespace vestnik::curriculum
