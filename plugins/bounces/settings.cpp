#include "plugins/bounces/settings.h"

#include "net/header_text.h"

namespace vestnik::bounces {
namespace {

Problem bad(const char* key) { return Problem{"bounces.setting_bad", {{"key", key}}}; }

bool is_this_host(std::string_view host) { return host == "localhost" || host == "127.0.0.1"; }

Result<net::ImapServer> read_server(const Settings& settings) {
  net::ImapServer server;
  server.host = settings.text("bounces.host", "");
  if (!is_this_host(server.host) && !net::is_mail_address("a@" + server.host)) return bad("bounces.host");
  const std::string tls = settings.text("bounces.tls", "require");
  if (tls != "require" && tls != "off") return bad("bounces.tls");
  server.tls = tls == "off" ? net::ImapTls::off : net::ImapTls::require;
  if (server.tls == net::ImapTls::off && !is_this_host(server.host))
    return Problem{"bounces.password_needs_tls", {{"key", "bounces.tls"}}};
  const auto port = settings.number("bounces.port", 993);
  const auto timeout = settings.number("bounces.timeout_s", 20);
  if (!port.ok()) return port.problem();
  if (!timeout.ok()) return timeout.problem();
  if (*port < 1 || *port > 65535) return bad("bounces.port");
  if (*timeout < 1 || *timeout > 60) return bad("bounces.timeout_s");
  server.port = static_cast<int>(*port);
  server.timeout = std::chrono::seconds{*timeout};
  server.ca_file = settings.text("bounces.ca_file", "");
  server.user = settings.text("bounces.user", "");
  if (server.user.empty()) return bad("bounces.user");
  auto password = settings.secret("bounces.password");
  if (!password.ok()) return std::move(password).problem();
  server.password = std::move(password).value();
  return server;
}

/// The one of the gateway's mails, unless it is said otherwise.
std::string domain_of_mails(const Settings& settings, const std::string& gateway) {
  const std::string place = "gateway." + gateway + ".";
  const std::string from = settings.text(place + "from", "");
  return settings.text("bounces.domain", settings.text(place + "domain", from.substr(from.rfind('@') + 1)));
}

}  // namespace

Result<BounceSettings> read_settings(const Settings& settings) {
  BounceSettings read;
  read.mailbox = settings.text("bounces.mailbox", read.mailbox);
  read.gateway = settings.text("bounces.gateway", read.gateway);
  read.domain = domain_of_mails(settings, read.gateway);
  const auto every = settings.number("bounces.every_s", 60);
  if (!every.ok()) return every.problem();
  if (*every < 1 || *every > 3600) return bad("bounces.every_s");
  read.every = std::chrono::seconds{*every};
  if (settings.text("bounces.host", "").empty()) return read;
  auto server = read_server(settings);
  if (!server.ok()) return std::move(server).problem();
  read.server = std::move(server).value();
  if (!net::is_mail_address("a@" + read.domain)) return bad("bounces.domain");
  return read;
}

}  // namespace vestnik::bounces
