#include "access/client.h"

#include <stdexcept>

#include "app/right_first.h"

namespace vestnik::access_proof {
namespace {

/// Texts as they lie in the server's buffer: each ended by zero bytes, so that no two touch.
class Wire {
 public:
  Wire() { text_.reserve(4096); }
  std::string_view put(std::string_view text) {
    if (text_.size() + text.size() + 2 > text_.capacity()) throw std::length_error{"the head is too long"};
    const auto at = text_.size();
    text_ += text;
    text_.append(2, '\0');
    return std::string_view{text_}.substr(at, text.size());
  }

 private:
  std::string text_;
};

}  // namespace

Client::Client(World& world, const std::function<void(Route&)>& change, Door door)
    : world_(world),
      rules_{router_,
             world.service().messages(),
             world.clock(),
             [&world](std::string_view token) { return world.service().sessions().who(token); },
             {},
             {},
             true,
             {},
             [&world](const Route& route, const Request& request) {
               return world.service().right_first().refusal(route, request);
             }} {
  if (door == Door::left_open) rules_.right_first = {};
  for (Route& route : world.service().routes()) {
    if (change) change(route);
    if (const auto added = router_.add(std::move(route)); !added)
      throw std::runtime_error{"a route is not taken: " + added.problem().code};
  }
}

Response Client::ask(const Asked& asked, const std::string& token) {
  // The version stands one byte behind the target, as in the server's buffer.
  std::string line = asked.target;
  line += '\0';
  line += "HTTP/1.1";
  Wire wire;
  std::vector<HeaderField> headers;
  const auto header = [&](std::string_view name, std::string_view value) {
    const std::string_view held = wire.put(name);
    headers.push_back({held, wire.put(value)});
  };
  if (!asked.without_host) header("Host", "school.example");
  if (!token.empty()) header("Authorization", "Bearer " + token);
  header("Idempotency-Key", asked.key.empty() ? "key-" + std::to_string(++keys_) : asked.key);
  for (const auto& [name, value] : asked.headers) header(name, value);
  if (!asked.body.empty()) {
    header("Content-Type", asked.content_type);
    header("Content-Length", std::to_string(asked.body.size()));
  }
  Exchange exchange{rules_, line.c_str(), "1"};
  exchange.admit(asked.method, std::string_view{line}.substr(asked.target.size() + 1), headers, "192.0.2.1",
                 asked.stopping);
  if (!exchange.refused() && !asked.body.empty() && !exchange.take(asked.body))
    throw std::runtime_error{"the body is not taken"};
  if (!exchange.refused()) exchange.run();
  return std::move(exchange.response());
}

}  // namespace vestnik::access_proof
