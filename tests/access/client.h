#pragma once
/// Requests as the server drives them, from the head to the answer, without the sockets.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "access/world.h"
#include "http/exchange.h"

namespace vestnik::access_proof {

struct Asked {
  std::string method;
  std::string target;
  std::string body;   ///< "": none
  std::string key{};  ///< of idempotency; "": one of its own
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers{};  ///< further ones
  bool without_host = false;
  bool stopping = false;  ///< the service is about to end
};

/// Whether the right is asked at the door, before a handler asks it (app/right_first.h).
enum class Door { closed, left_open };

class Client {
 public:
  /// `change` may put another handler into a route before it is taken.
  explicit Client(World& world, const std::function<void(Route&)>& change = {}, Door door = Door::closed);

  /// The answer to the holder of the token; "": nobody is signed in.
  [[nodiscard]] Response ask(const Asked& asked, const std::string& token);
  [[nodiscard]] const Router& router() const { return router_; }

 private:
  World& world_;
  Router router_;
  ExchangeRules rules_;
  std::int64_t keys_ = 0;
};

}  // namespace vestnik::access_proof
