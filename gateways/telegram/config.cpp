#include <algorithm>

#include "telegram_gateway.h"

namespace vestnik::telegram {
namespace {

constexpr std::string_view usual_url = "https://api.telegram.org";

std::string key(std::string_view name) { return "gateway.telegram." + std::string{name}; }
Problem bad(std::string_view name) { return Problem{"gateways.setting_bad", {{"key", key(name)}}}; }

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

/// It becomes a part of every path, so it holds nothing that could end one: "123456:ABC-def".
bool is_token(std::string_view token) {
  const auto colon = token.find(':');
  return colon != std::string_view::npos && token.size() <= 200 && is_word(token.substr(0, colon)) &&
         is_word(token.substr(colon + 1));
}

Result<std::int64_t> number_within(const Settings& settings, std::string_view name, std::int64_t usual,
                                   std::int64_t least, std::int64_t most) {
  auto number = settings.number(key(name), usual);
  if (number && (*number < least || *number > most)) return bad(name);
  return number;
}

Result<void> read_limits(const Settings& settings, Config& config) {
  const auto pace = number_within(settings, "per_second", 30, 1, 1000);
  if (!pace) return pace.problem();
  const auto connections = number_within(settings, "connections", 10, 1, 100);
  if (!connections) return connections.problem();
  const auto timeout = number_within(settings, "timeout_s", 15, 1, 600);
  if (!timeout) return timeout.problem();
  config.per_second = static_cast<std::size_t>(*pace);
  config.http.connections = static_cast<std::size_t>(*connections);
  config.http.timeout = std::chrono::seconds{*timeout};
  config.http.ca_file = settings.text(key("ca_file"), "");
  return {};
}

}  // namespace

Result<Config> read_config(const Settings& settings) {
  Config config;
  config.name = settings.text(key("bot"), "");
  if (config.name.empty()) return Problem{"gateways.setting_missing", {{"key", key("bot")}}};
  if (!is_word(config.name)) return bad("bot");
  config.bot.url = settings.text(key("url"), usual_url);
  if (!net::is_usable_url(config.bot.url) || config.bot.url.ends_with('/')) return bad("url");
  auto token = settings.secret(key("token"));
  if (!token) return token.problem();
  config.bot.token = *std::move(token);
  if (!is_token(config.bot.token)) return bad("token");
  if (auto limits = read_limits(settings, config); !limits) return limits.problem();
  return config;
}

}  // namespace vestnik::telegram
