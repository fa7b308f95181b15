#include "base/signature.h"
#include "base/text.h"
#include "webhook_gateway.h"

namespace vestnik::webhook {
namespace {

constexpr std::string_view secret_mark = "whsec_";
constexpr std::size_t most_secrets = 5;
constexpr std::size_t shortest_secret = 24;
constexpr std::size_t longest_secret = 64;

std::string key(std::string_view name) { return "gateway.webhook." + std::string{name}; }
Problem bad(std::string_view name) { return Problem{"gateways.setting_bad", {{"key", key(name)}}}; }

Result<std::vector<std::string>> secrets_of(const std::string& lines) {
  std::vector<std::string> secrets;
  for (const std::string_view line : split(lines, '\n')) {
    const std::string_view word = trimmed(line);
    if (word.empty()) continue;
    if (!word.starts_with(secret_mark)) return bad("secret");
    auto bytes = from_base64(word.substr(secret_mark.size()));
    if (!bytes || bytes->size() < shortest_secret || bytes->size() > longest_secret) return bad("secret");
    secrets.push_back(*std::move(bytes));
  }
  if (secrets.empty() || secrets.size() > most_secrets) return bad("secret");
  return secrets;
}

}  // namespace

Result<Config> read_config(const Settings& settings) {
  Config config;
  config.url = settings.text(key("url"), "");
  if (config.url.empty()) return Problem{"gateways.setting_missing", {{"key", key("url")}}};
  if (!net::is_usable_url(config.url)) return bad("url");
  const auto lines = settings.secret(key("secret"));
  if (!lines) return lines.problem();
  auto secrets = secrets_of(*lines);
  if (!secrets) return secrets.problem();
  config.secrets = *std::move(secrets);
  const auto connections = settings.number(key("connections"), 4);
  if (!connections) return connections.problem();
  if (*connections < 1 || *connections > 100) return bad("connections");
  const auto timeout = settings.number(key("timeout_s"), 15);
  if (!timeout) return timeout.problem();
  if (*timeout < 1 || *timeout > 600) return bad("timeout_s");
  config.http.connections = static_cast<std::size_t>(*connections);
  config.http.timeout = std::chrono::seconds{*timeout};
  config.http.ca_file = settings.text(key("ca_file"), "");
  return config;
}

}  // namespace vestnik::webhook
