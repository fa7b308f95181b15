#include "base/rate.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace vestnik {
namespace {

constexpr std::size_t most_in_a_period = 100'000;

std::optional<Microseconds> period_of(std::string_view unit) {
  using namespace std::chrono_literals;
  static constexpr std::array<std::pair<std::string_view, std::chrono::seconds>, 11> units{{{"s", 1s},
                                                                                            {"sec", 1s},
                                                                                            {"second", 1s},
                                                                                            {"m", 60s},
                                                                                            {"min", 60s},
                                                                                            {"minute", 60s},
                                                                                            {"h", 3600s},
                                                                                            {"hr", 3600s},
                                                                                            {"hour", 3600s},
                                                                                            {"d", 86400s},
                                                                                            {"day", 86400s}}};
  for (const auto& [name, length] : units) {
    if (name == unit) return length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Rate> parse_rate(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string digits{text.substr(0, slash)};
  std::erase(digits, ',');
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const auto period = period_of(text.substr(slash + 1));
  if (error != std::errc{} || end != digits.data() + digits.size() || !period) return std::nullopt;
  if (count == 0 || count > most_in_a_period) return std::nullopt;
  return Rate{count, *period};
}

}  // namespace vestnik
