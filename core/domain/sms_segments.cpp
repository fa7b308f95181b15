#include "domain/sms_segments.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf16.h"
#include "domain/gsm_alphabet.h"

namespace vestnik {
namespace {

std::size_t ucs2_units(char32_t point) { return point > 0xFFFF ? 2 : 1; }

struct Limits {
  std::size_t alone;
  std::size_t part;
};
constexpr Limits gsm7_limits{160, 153};
constexpr Limits ucs2_limits{70, 67};

// Adds characters one by one; a character of two units that does not fit opens the next part.
class Packing {
 public:
  explicit Packing(Limits limits) : limits_(limits) {}

  /// The part that the character stands in, were there more than one: from 1.
  std::size_t add(std::size_t units) {
    total_ += units;
    if (used_ + units > limits_.part) {
      ++parts_;
      used_ = 0;
    }
    used_ += units;
    return parts_;
  }
  [[nodiscard]] std::size_t total() const { return total_; }
  [[nodiscard]] std::size_t segments() const { return total_ <= limits_.alone ? 1 : parts_; }

 private:
  Limits limits_;
  std::size_t total_ = 0;
  std::size_t parts_ = 1;
  std::size_t used_ = 0;
};

bool is_gsm7(std::u32string_view points) {
  return std::all_of(points.begin(), points.end(), [](char32_t point) { return gsm_septets(point) != 0; });
}

SmsSegments count(std::u32string_view points) {
  const bool gsm7 = is_gsm7(points);
  Packing packing{gsm7 ? gsm7_limits : ucs2_limits};
  for (const char32_t point : points) packing.add(gsm7 ? gsm_septets(point) : ucs2_units(point));
  return {gsm7 ? SmsAlphabet::gsm7 : SmsAlphabet::ucs2, packing.total(), packing.segments()};
}

// The number of points of the longest beginning that fits under one alphabet.
std::size_t fitting(std::u32string_view points, bool gsm7, std::size_t segments) {
  Packing packing{gsm7 ? gsm7_limits : ucs2_limits};
  std::size_t longest = 0;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const std::size_t units = gsm7 ? gsm_septets(points[at]) : ucs2_units(points[at]);
    if (units == 0) break;
    packing.add(units);
    if (packing.segments() > segments) break;
    longest = at + 1;
  }
  return longest;
}

}  // namespace

SmsSegments count_sms_segments(std::string_view text) { return count(to_code_points(text)); }

std::string_view fit_sms_segments(std::string_view text, std::size_t segments) {
  const std::u32string points = to_code_points(text);
  const std::size_t allowed = std::max<std::size_t>(segments, 1);
  const std::size_t longest = std::max(fitting(points, true, allowed), fitting(points, false, allowed));
  if (longest == points.size()) return text;
  return text.substr(0, to_utf8(std::u32string_view{points}.substr(0, longest)).size());
}

SmsParts split_sms(std::string_view text) {
  const std::u32string points = to_code_points(text);
  const SmsSegments counted = count(points);
  const bool gsm7 = counted.alphabet == SmsAlphabet::gsm7;
  SmsParts parts{counted.alphabet, std::vector<std::string>(counted.segments)};
  Packing packing{gsm7 ? gsm7_limits : ucs2_limits};
  for (const char32_t point : points) {
    const std::size_t part = packing.add(gsm7 ? gsm_septets(point) : ucs2_units(point));
    std::string& octets = parts.octets[counted.segments == 1 ? 0 : part - 1];
    if (gsm7) {
      append_gsm(octets, point);
    } else {
      octets += to_utf16(to_utf8({&point, 1}), OctetOrder::high_first);
    }
  }
  return parts;
}

}  // namespace vestnik
