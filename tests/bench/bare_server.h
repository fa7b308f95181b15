#pragma once
/// libmicrohttpd alone, set up as the service's server is, answering one fixed body.
#include <memory>
#include <string>

namespace vestnik::bench {

class BareServer {
 public:
  explicit BareServer(std::string body);
  ~BareServer();
  BareServer(const BareServer&) = delete;
  BareServer& operator=(const BareServer&) = delete;
  [[nodiscard]] int port() const;

 private:
  struct Daemon;
  std::unique_ptr<Daemon> daemon_;
};

}  // namespace vestnik::bench
