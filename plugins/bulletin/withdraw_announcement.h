#pragma once
/// Taking a notice back: it leaves the board, and exactly those who were told of it are told.
#include "plugins/bulletin/announcement.h"
#include "ports/recorder.h"

namespace vestnik::bulletin {

inline constexpr std::string_view announcement_withdrawn = "announcement.withdrawn";

/// Event "announcement.withdrawn" {"announcement":1}. By who posted it, or by the administration. Problems:
/// "access.not_found" (also somebody else's), "bulletin.already_withdrawn".
class WithdrawAnnouncement final : public Command {
 public:
  explicit WithdrawAnnouncement(AnnouncementId id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override { return announcement_withdrawn; }
  [[nodiscard]] Permission permission() const override { return {"announcements", "withdraw"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  AnnouncementId id_;
};

}  // namespace vestnik::bulletin
