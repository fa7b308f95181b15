#pragma once
/// Puts messages together that came in parts (3GPP TS 23.040 9.2.3.24.1, or sar_* of SMPP 3.4).
#include <chrono>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "incoming.h"

namespace vestnik::smpp {

/// Which parts belong together: the telephones, the sender's reference, and how many there are.
struct PartsOfAnswer {
  std::string from;
  std::string to;
  std::uint16_t reference = 0;
  std::uint8_t total = 1;
  auto operator<=>(const PartsOfAnswer&) const = default;
};

struct Joined {
  PartsOfAnswer parts;
  std::string text;
};

/// One thread.
class Joiner {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// The whole message once its last part is there; a message in one part at once. nullopt also for what is no text.
  [[nodiscard]] std::optional<Joined> add(const Delivered& delivered, Time now);
  /// Messages whose parts have not all come for ten minutes, with what there is of them: half a word of a parent is
  /// more than none.
  [[nodiscard]] std::vector<Joined> give_up(Time now);

 private:
  struct Open {
    Time since{};
    std::uint8_t data_coding = 0;
    std::map<std::uint8_t, std::string> parts;
  };
  static std::optional<Joined> join(const PartsOfAnswer& parts, const Open& open);

  std::map<PartsOfAnswer, Open> open_;
};

}  // namespace vestnik::smpp
