#pragma once
/// How many parts an SMS is sent and paid for in. GSM 03.38 (3GPP TS 23.038): 160 septets alone or 153 a part, an
/// extension character (€ ^ { } \ [ ] ~ |) taking two that are never parted; otherwise UCS-2: 70 units alone or 67 a
/// part, a surrogate pair never parted. Pure; any thread.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik {

enum class SmsAlphabet : std::uint8_t { gsm7, ucs2 };

struct SmsSegments {
  SmsAlphabet alphabet = SmsAlphabet::gsm7;
  std::size_t units = 0;     ///< septets or UCS-2 units of the text itself, padding at part ends not counted
  std::size_t segments = 1;  ///< an empty text is one part, too
  bool operator==(const SmsSegments&) const = default;
};

/// UTF-8 in; a broken byte counts as U+FFFD.
[[nodiscard]] SmsSegments count_sms_segments(std::string_view text);

/// The longest beginning of the text, cut between code points, that fits into `segments` parts (at least one).
/// The alphabet is judged by what remains: cutting the only Cyrillic word off may let more of the rest in.
[[nodiscard]] std::string_view fit_sms_segments(std::string_view text, std::size_t segments);

/// The octets of each part: unpacked septets, or UTF-16 with the high octet first. As many parts as are counted.
struct SmsParts {
  SmsAlphabet alphabet = SmsAlphabet::gsm7;
  std::vector<std::string> octets;
};
[[nodiscard]] SmsParts split_sms(std::string_view text);

}  // namespace vestnik
