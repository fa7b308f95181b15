#include "access/sign_in_addresses.h"

#include <algorithm>

#include "access/attempts.h"
#include "base/network.h"

namespace vestnik {
namespace {

constexpr std::chrono::hours familiar_for{24 * 30};
/// Enough for a guess every quarter of an hour over weeks.
constexpr int most_history = 5000;

bool came_in(std::string_view outcome) {
  return outcome == sign_in_outcome::opened || outcome == sign_in_outcome::activated;
}

}  // namespace

void SignInAddresses::load(Database& database, Instant now) {
  std::vector<std::string> addresses;
  database.read(InstitutionId{}, [&](Transaction& transaction) {
    addresses = addresses_signed_in_from(transaction, now - familiar_for, static_cast<int>(most));
  });
  for (const std::string& address : addresses) note_success(address);
}

void SignInAddresses::note_success(std::string_view address) {
  if (address.empty()) return;
  table_.with([&](Table& table) {
    if (table.familiar.size() >= most) table.familiar.clear();
    table.familiar.insert(network_of(address));
  });
}

bool SignInAddresses::is_familiar(std::string_view address) const {
  return table_.with([&](const Table& table) { return table.familiar.contains(network_of(address)); });
}

void SignInAddresses::note_failure(std::string_view address, Instant now) {
  if (address.empty()) return;
  table_.with([&](Table& table) {
    if (table.burdened_until.size() >= most) {
      std::erase_if(table.burdened_until, [&](const auto& entry) { return entry.second <= now; });
    }
    if (table.burdened_until.size() >= most) table.burdened_until.clear();
    Instant& until = table.burdened_until[network_of(address)];
    until = std::max(until, now) + apart;
  });
}

std::optional<Instant> SignInAddresses::waits_until(std::string_view address, Instant now) const {
  if (address.empty()) return std::nullopt;
  return table_.with([&](const Table& table) -> std::optional<Instant> {
    const auto found = table.burdened_until.find(network_of(address));
    if (found == table.burdened_until.end()) return std::nullopt;
    const Instant heard_again = found->second - (free_failures - 1) * apart;
    return heard_again > now ? std::optional{heard_again} : std::nullopt;
  });
}

std::optional<Instant> locked_until_there(Transaction& transaction, const Account& account, std::string_view address,
                                          const std::optional<Instant>& otherwise) {
  if (address.empty()) return otherwise;
  const std::string network = network_of(address);
  std::int64_t failures = 0;
  Instant last;
  for (const SignInRow& row : sign_ins_of(transaction, account.id, most_history)) {
    if (network_of(row.origin.address) != network) continue;
    if (came_in(row.outcome)) {
      return failures == 0 ? std::nullopt : std::optional{last + delay_after(failures)};
    }
    if (failures++ == 0) last = row.at;
  }
  return otherwise;
}

}  // namespace vestnik
