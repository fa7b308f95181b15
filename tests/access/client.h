#pragma once
/// Requests as the server drives them, from the head to the answer, without the sockets.
#include <string>

#include "access/world.h"
#include "http/exchange.h"

namespace vestnik::access_proof {

struct Asked {
  std::string method;
  std::string target;
  std::string body;  ///< "": none
};

class Client {
 public:
  explicit Client(World& world);

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
