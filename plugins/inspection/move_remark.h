#pragma once
/// What becomes of a remark: the teacher says it is removed, its author confirms that or returns it
/// (otradny-4.teacher.4, syzran-7.4.8).
#include <string>

#include "plugins/inspection/remark.h"
#include "ports/recorder.h"

namespace vestnik::inspection {

enum class RemarkMove : std::uint8_t { remove, confirm, give_back };

/// Events "remark.removed", "remark.confirmed", "remark.returned" {"remark":1,"version":2}. Problems:
/// "access.not_found" (also somebody else's remark), "inspection.stale_version" {current},
/// "inspection.already_removed", "inspection.not_removed_yet", "inspection.no_word" (returned without saying why).
class MoveRemark final : public Command {
 public:
  struct Wish {
    RemarkId remark;
    RemarkMove move = RemarkMove::remove;
    std::string words;
    std::int64_t expected_version = 0;
  };
  explicit MoveRemark(Wish wish) : wish_(std::move(wish)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override;
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Wish wish_;
  Remark remark_;
};

}  // namespace vestnik::inspection
