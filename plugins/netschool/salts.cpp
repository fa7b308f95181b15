#include "plugins/netschool/salts.h"

namespace vestnik::netschool {
namespace {

constexpr std::chrono::minutes salt_lasts{5};
constexpr std::size_t most_salts = 10'000;

}  // namespace

/// Fifteen digits: no client reads them as a number of its own that could overflow.
std::string Salts::digits() { return std::to_string(100'000'000'000'000 + random_.below(900'000'000'000'000)); }

IssuedSalt Salts::issue(std::string_view session, Instant now) {
  IssuedSalt issued{digits(), digits(), digits()};
  shelf_.with([&](Shelf& shelf) {
    shelf.by_lt.insert_or_assign(issued.lt, Held{issued.salt, std::string{session}, now + salt_lasts});
    shelf.by_age.emplace(++shelf.turns, issued.lt);
    if (shelf.by_age.size() <= most_salts) return;
    const auto oldest = shelf.by_age.begin();
    shelf.by_lt.erase(oldest->second);
    shelf.by_age.erase(oldest);
  });
  return issued;
}

std::optional<std::string> Salts::take(std::string_view lt, std::string_view session, Instant now) {
  return shelf_.with([&](Shelf& shelf) -> std::optional<std::string> {
    const auto found = shelf.by_lt.find(lt);
    if (found == shelf.by_lt.end()) return std::nullopt;
    const Held held = std::move(found->second);
    shelf.by_lt.erase(found);
    if (now >= held.until || (!session.empty() && session != held.session)) return std::nullopt;
    return held.salt;
  });
}

}  // namespace vestnik::netschool
