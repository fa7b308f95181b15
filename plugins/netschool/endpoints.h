#pragma once
/// Which address is served by what.
#include <optional>
#include <string_view>

#include "plugins/netschool/call.h"
#include "plugins/netschool/salts.h"

namespace vestnik::netschool {

struct Endpoint {
  Method method = Method::get;
  std::string_view path;  ///< below /webapi/, in lower case; "{id}" is a whole number, "{word}" any segment
  bool open = false;      ///< to anybody
  bool token_in_query = false;
  Response (*page)(const Call&) = nullptr;
  Response (*with_salts)(const Call&, Salts&) = nullptr;
};

struct FoundEndpoint {
  const Endpoint* endpoint = nullptr;
  std::int64_t id = 0;
};
/// `path` in lower case.
[[nodiscard]] std::optional<FoundEndpoint> find_endpoint(Method method, std::string_view path);

}  // namespace vestnik::netschool
