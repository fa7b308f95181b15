#pragma once
/// The reader's own word that a notice was read: a receipt for each group and child it came through.
#include "plugins/bulletin/announcement.h"
#include "plugins/bulletin/reader.h"
#include "ports/recorder.h"

namespace vestnik::bulletin {

inline constexpr std::string_view announcement_read = "announcement.read";

/// Event "announcement.read" {"announcement":1}. Problem "access.not_found" when the notice does not reach the reader
/// or was withdrawn. Reading again changes nothing: the first receipt stands.
class MarkRead final : public Command {
 public:
  explicit MarkRead(AnnouncementId id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override { return announcement_read; }
  [[nodiscard]] Permission permission() const override { return {"announcements", "view"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  AnnouncementId id_;
  std::vector<Tie> ties_;
};

}  // namespace vestnik::bulletin
