#pragma once
/// Addresses of sockets, as numbers and as text. Pure; any thread.
#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>

namespace vestnik {

struct SocketAddress {
  sockaddr_storage storage{};
  bool v6 = false;
};

/// An IPv4 or IPv6 address in text, no name.
[[nodiscard]] std::optional<SocketAddress> parse_address(const std::string& text, std::uint16_t port);
/// Without the port; "" for what is neither.
[[nodiscard]] std::string address_text(const sockaddr* address);

}  // namespace vestnik
