#pragma once
/// The institution's clock (syzran-m.school.3): its time zone, and with it the civil date and the time of day that
/// every deadline is counted in. What the administrator sets goes before the script's zone; the date and the time
/// themselves are the server's and nobody's to set.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

/// Lessons that have not begun keep their place on the wall clock and move with it; what was held stays the instant it
/// was. Problems "time.unknown_zone" {zone}, "settings.timezone_stands".
class SetTimezone final : public Command {
 public:
  SetTimezone(std::string zone, std::string as_asked) : zone_(std::move(zone)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"settings", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::string zone_;
  std::string as_asked_;
};

}  // namespace vestnik
