#pragma once
/// What the conformance suite needs of a gateway under test: the gateway, a message it takes, and what arrived at the
/// other end, read without the product's own code.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "ports/gateway.h"
#include "support/temporary_folder.h"

namespace vestnik::test {

/// A message at the other end.
struct Arrived {
  std::string identity;  ///< what tells a repeat from another message: Message-ID, file name, the provider's id
  std::string address;   ///< "" where the medium keeps none
  std::string subject;   ///< "" where the medium has none
  std::string text;      ///< line ends as LF
  std::string html;
};

class GatewayHarness {
 public:
  virtual ~GatewayHarness() = default;
  [[nodiscard]] virtual RemoteGateway& gateway() = 0;
  [[nodiscard]] virtual std::string good_address() const = 0;
  [[nodiscard]] virtual bool carries_subject() const { return true; }
  [[nodiscard]] virtual bool carries_html() const { return true; }
  /// Two deliveries of one message are one message there, not two that look alike.
  [[nodiscard]] virtual bool repeats_replace() const = 0;
  [[nodiscard]] virtual std::vector<Arrived> arrived() = 0;
};

struct GatewayCase {
  std::string name;
  std::function<std::unique_ptr<GatewayHarness>()> make;
};
void PrintTo(const GatewayCase& one, std::ostream* out);

[[nodiscard]] GatewayCase maildir_email_case();
[[nodiscard]] GatewayCase maildir_sms_case();
[[nodiscard]] GatewayCase maildir_print_case();
[[nodiscard]] GatewayCase email_smtp_case();
[[nodiscard]] GatewayCase sms_http_case();
[[nodiscard]] GatewayCase smpp_case();
[[nodiscard]] GatewayCase webhook_case();
[[nodiscard]] GatewayCase telegram_case();

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
[[nodiscard]] std::string with_lf(std::string text);
/// The mails of a folder, read by Python's own parser; expects each to be free of defects and in seven bits.
[[nodiscard]] std::vector<Arrived> read_mails(const std::filesystem::path& folder);
/// A script of this folder, run by the system's Python.
[[nodiscard]] std::vector<std::string> python(const std::string& script, const std::vector<std::string>& arguments);

}  // namespace vestnik::test
