#include "base/network.h"

#include <arpa/inet.h>

#include <algorithm>

namespace vestnik {

std::string network_of(std::string_view address) {
  std::string text{address};
  in6_addr whole{};
  if (inet_pton(AF_INET6, text.c_str(), &whole) != 1) return text;
  char shown[INET6_ADDRSTRLEN] = "";
  if (IN6_IS_ADDR_V4MAPPED(&whole)) {
    inet_ntop(AF_INET, &whole.s6_addr[12], shown, sizeof shown);
    return shown;
  }
  std::fill(std::begin(whole.s6_addr) + 8, std::end(whole.s6_addr), std::uint8_t{0});
  inet_ntop(AF_INET6, &whole, shown, sizeof shown);
  return std::string{shown} + "/64";
}

}  // namespace vestnik
