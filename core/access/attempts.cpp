#include "access/attempts.h"

#include <algorithm>

#include "base/digest.h"

namespace vestnik {
namespace {

constexpr std::int64_t free_attempts = 5;

}  // namespace

std::chrono::seconds delay_after(std::int64_t failures) {
  if (failures < free_attempts) return std::chrono::seconds{0};
  return std::min(std::chrono::seconds{1LL << std::min<std::int64_t>(failures - free_attempts, 10)},
                  std::chrono::seconds{900});
}

std::string UnknownLogins::key_of(std::string_view institution, std::string_view login) {
  return digest(std::string{institution} + '\n' + std::string{login});
}

std::optional<Instant> UnknownLogins::locked_until(const std::string& key) const {
  return table_.with([&](const Table& table) -> std::optional<Instant> {
    const auto found = table.failures.find(key);
    return found == table.failures.end() ? std::nullopt : std::optional{found->second.locked_until};
  });
}

void UnknownLogins::note_failure(const std::string& key, Instant now) {
  table_.with([&](Table& table) {
    Failures& failures = table.failures[key];
    if (failures.count > 0) table.by_age.erase(failures.turn);
    failures.locked_until = now + delay_after(++failures.count);
    failures.turn = ++table.turns;
    table.by_age.emplace(failures.turn, key);
    if (table.failures.size() <= most) return;
    const auto oldest = table.by_age.begin();
    table.failures.erase(oldest->second);
    table.by_age.erase(oldest);
  });
}

void UnknownLogins::forget(const std::string& key) {
  table_.with([&](Table& table) {
    const auto at = table.failures.find(key);
    if (at == table.failures.end()) return;
    table.by_age.erase(at->second.turn);
    table.failures.erase(at);
  });
}

}  // namespace vestnik
