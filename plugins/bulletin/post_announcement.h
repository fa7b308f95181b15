#pragma once
/// Putting a notice on the board. Who may, to whom and how loudly, is the regulation's word (syzran-m.ann.2).
#include <string>

#include "plugins/bulletin/announcement.h"
#include "ports/recorder.h"

namespace vestnik::bulletin {

inline constexpr std::size_t longest_title = 200;  ///< characters
inline constexpr std::size_t longest_body = 4000;
inline constexpr std::size_t most_groups = 100;

inline constexpr std::string_view announcement_posted = "announcement.posted";

/// Event "announcement.posted" {"announcement":1}. Problems: "bulletin.no_title", "bulletin.no_audience" (neither
/// groups nor everyone, or nobody in them), "bulletin.two_audiences" (both), "bulletin.unknown_group".
class PostAnnouncement final : public Command {
 public:
  PostAnnouncement(Announcement announcement, ChangeContext said);

  [[nodiscard]] std::string_view event_type() const override { return announcement_posted; }
  [[nodiscard]] Permission permission() const override { return {"announcements", "create"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] Result<void> check_audience() const;

  Announcement announcement_;
  ChangeContext said_;  ///< comment and confirmation; role and actor are set by facts()
};

}  // namespace vestnik::bulletin
