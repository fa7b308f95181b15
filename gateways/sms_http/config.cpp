#include <algorithm>
#include <fstream>
#include <iterator>

#include "net/header_text.h"
#include "sms_gateway.h"

namespace vestnik::sms_http {
namespace {

const std::string prefix = "gateway.sms_http.";

Problem bad(std::string_view name) { return Problem{"gateways.setting_bad", {{"key", prefix + std::string{name}}}}; }

// A file's name and no way out of the folder.
bool is_driver_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// It stands in an address, and whoever guesses it may say that a message was delivered.
Result<void> read_push_secret(const Settings& settings, std::string& secret) {
  if (!settings.find(prefix + "push_secret")) return {};
  auto read = settings.secret(prefix + "push_secret");
  if (!read.ok()) return std::move(read).problem();
  secret = std::move(read).value();
  const bool plain = std::all_of(secret.begin(), secret.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  if (!plain || secret.size() < 16 || secret.size() > 100) return bad("push_secret");
  return {};
}

Result<void> read_limits(const Settings& settings, net::HttpOptions& http) {
  const auto connections = settings.number(prefix + "connections", 4);
  if (!connections.ok()) return connections.problem();
  if (*connections < 1 || *connections > 100) return bad("connections");
  const auto timeout = settings.number(prefix + "timeout_s", 30);
  if (!timeout.ok()) return timeout.problem();
  if (*timeout < 1 || *timeout > 600) return bad("timeout_s");
  http.connections = static_cast<std::size_t>(*connections);
  http.timeout = std::chrono::seconds{*timeout};
  http.ca_file = settings.text(prefix + "ca_file", "");
  return {};
}

}  // namespace

Result<Config> read_config(const Settings& settings) {
  Config config;
  config.driver = settings.text(prefix + "driver", "");
  if (config.driver.empty()) return Problem{"gateways.setting_missing", {{"key", prefix + "driver"}}};
  if (!is_driver_name(config.driver)) return bad("driver");
  // Beside the templates wherever the program was installed: a service starts in "/".
  config.folder = settings.text(prefix + "folder", settings.text("paths.share", ".") + "/scripts_lua/sms_providers");
  config.account.url = settings.text(prefix + "url", "");
  if (!config.account.url.empty() && !net::is_usable_url(config.account.url)) return bad("url");
  config.account.login = settings.text(prefix + "login", "");
  config.account.sender = settings.text(prefix + "sender", "");
  auto password = settings.secret(prefix + "password");
  if (!password.ok()) return std::move(password).problem();
  config.account.password = std::move(password).value();
  if (auto limits = read_limits(settings, config.http); !limits.ok()) return limits.problem();
  if (auto secret = read_push_secret(settings, config.push_secret); !secret.ok()) return secret.problem();
  return config;
}

Result<std::string> read_driver(const Config& config) {
  std::ifstream file{config.folder + "/" + config.driver + ".lua", std::ios::binary};
  if (!file) return Problem{"gateways.no_driver", {{"driver", config.driver}}};
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace vestnik::sms_http
