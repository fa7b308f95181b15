#pragma once
/// Kannel 1.4 as Debian packages it, between an HTTP request and an SMPP server: bearerbox and smsbox with a store in a
/// file, the settings its user guide recommends for speed.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "net/http_client.h"
#include "support/child_process.h"

namespace vestnik::bench {

struct Sms {
  std::string to;  ///< E.164
  std::string text;
};

class Kannel {
 public:
  /// `taken` answers how many messages the SMPP server has taken so far. Throws std::runtime_error.
  Kannel(const std::filesystem::path& folder, int smpp_port, int window, std::function<std::uint64_t()> taken);

  /// Hands all of them in and waits until the server has taken them. Messages a second.
  double messages_a_second(const std::vector<Sms>& messages);

 private:
  [[nodiscard]] net::HttpRequest request(const Sms& message) const;

  int http_port_;
  std::function<std::uint64_t()> taken_;
  std::unique_ptr<test::ChildProcess> bearerbox_;
  std::unique_ptr<test::ChildProcess> smsbox_;
  std::unique_ptr<net::HttpClient> client_;
};

}  // namespace vestnik::bench
