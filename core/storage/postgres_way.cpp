#include "storage/postgres_way.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "base/text.h"

namespace vestnik::storage {
namespace {

constexpr std::array<std::string_view, 3> encrypted{"require", "verify-ca", "verify-full"};

/// A socket's folder (or its abstract name), or an address of loopback; "" is libpq's own socket.
bool is_here(std::string_view host) {
  return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "::1" ||
         host.starts_with("127.");
}

bool are_here(std::string_view hosts) {
  const auto each = split(hosts, ',');
  return std::all_of(each.begin(), each.end(), [](std::string_view host) { return is_here(trimmed(host)); });
}

}  // namespace

Result<void> check_way(const std::string& connection) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
      PQconninfoParse(connection.c_str(), nullptr), &PQconninfoFree};
  if (!options) return {};
  std::string_view host, address, mode;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string_view name = option->keyword;
    if (name == "host") host = option->val;
    if (name == "hostaddr") address = option->val;
    if (name == "sslmode") mode = option->val;
  }
  // Where both are given the address is the one that is called.
  if (are_here(address.empty() ? host : address)) return {};
  if (std::find(encrypted.begin(), encrypted.end(), mode) != encrypted.end()) return {};
  return Problem{"storage.way_in_the_clear"};
}

}  // namespace vestnik::storage
