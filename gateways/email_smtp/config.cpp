#include <optional>

#include "email_gateway.h"
#include "net/header_text.h"

namespace vestnik::email_smtp {
namespace {

const std::string prefix = "gateway.email_smtp.";

Problem bad(std::string_view name) { return Problem{"gateways.setting_bad", {{"key", prefix + std::string{name}}}}; }

std::optional<net::SmtpTls> parse_tls(std::string_view word) {
  if (word == "require") return net::SmtpTls::require;
  if (word == "opportunistic") return net::SmtpTls::opportunistic;
  if (word == "off") return net::SmtpTls::off;
  return std::nullopt;
}

bool is_this_host(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

// Host names and literals of addresses; nothing that could become another part of a URL.
bool is_host(std::string_view host) { return is_this_host(host) || net::is_mail_address("a@" + std::string{host}); }

Result<std::size_t> number(const Settings& settings, std::string_view name, std::int64_t otherwise, std::int64_t most) {
  const auto value = settings.number(prefix + std::string{name}, otherwise);
  if (!value.ok()) return value.problem();
  if (*value < 1 || *value > most) return bad(name);
  return static_cast<std::size_t>(*value);
}

// User and password; both or none.
Result<void> read_sign_in(const Settings& settings, net::SmtpServer& server) {
  server.user = settings.text(prefix + "user", "");
  if (server.user.empty()) return {};
  auto password = settings.secret(prefix + "password");
  if (!password.ok()) return std::move(password).problem();
  server.password = std::move(password).value();
  if (server.tls == net::SmtpTls::require || is_this_host(server.host)) return {};
  return Problem{"gateways.password_needs_tls", {{"key", prefix + "tls"}}};
}

Result<net::SmtpServer> read_server(const Settings& settings) {
  net::SmtpServer server;
  server.host = settings.text(prefix + "host", "");
  if (server.host.empty()) return Problem{"gateways.setting_missing", {{"key", prefix + "host"}}};
  if (!is_host(server.host)) return bad("host");
  const auto tls = parse_tls(settings.text(prefix + "tls", "require"));
  if (!tls) return bad("tls");
  server.tls = *tls;
  const auto port = number(settings, "port", 587, 65535);
  const auto connections = number(settings, "connections", 10, 100);
  const auto timeout = number(settings, "timeout_s", 30, 600);
  for (const auto* read : {&port, &connections, &timeout}) {
    if (!read->ok()) return read->problem();
  }
  server.port = static_cast<int>(*port);
  server.connections = *connections;
  server.timeout = std::chrono::seconds{*timeout};
  server.ca_file = settings.text(prefix + "ca_file", "");
  if (auto sign_in = read_sign_in(settings, server); !sign_in.ok()) return sign_in.problem();
  return server;
}

}  // namespace

Result<Config> read_config(const Settings& settings) {
  auto server = read_server(settings);
  if (!server.ok()) return std::move(server).problem();
  Config config;
  config.server = std::move(server).value();
  config.from = settings.text(prefix + "from", "");
  if (config.from.empty()) return Problem{"gateways.setting_missing", {{"key", prefix + "from"}}};
  if (!net::is_mail_address(config.from)) return bad("from");
  config.from_name = settings.text(prefix + "from_name", "");
  if (!net::is_one_line(config.from_name)) return bad("from_name");
  config.domain = settings.text(prefix + "domain", config.from.substr(config.from.rfind('@') + 1));
  if (!net::is_mail_address("a@" + config.domain)) return bad("domain");
  config.server.hello = config.domain;
  return config;
}

}  // namespace vestnik::email_smtp
