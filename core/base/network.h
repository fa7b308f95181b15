#pragma once
/// Whose an IP address is, as far as it can be told: what limits count. Pure; any thread.
#include <string>
#include <string_view>

namespace vestnik {

/// An IPv4 address itself; of an IPv6 address its /64, which is the least that one house gets; an IPv4 address written
/// as IPv6 is the IPv4 one. What is no address comes back as it is.
[[nodiscard]] std::string network_of(std::string_view address);

}  // namespace vestnik
