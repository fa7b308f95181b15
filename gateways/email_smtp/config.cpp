#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "email_gateway.h"
#include "net/header_text.h"

namespace vestnik::email_smtp {
namespace {

const std::string prefix = "gateway.email_smtp.";

constexpr std::size_t most_relays = 10;
constexpr std::size_t most_domains = 200;
constexpr std::size_t longest_relay_name = 32;
/// Words of the keys themselves: a relay of such a name would read another's setting.
constexpr std::array<std::string_view, 17> taken_words{
    "host",    "port",   "tls",         "user",      "password", "from",  "from_name",          "domain",     "ca_file",
    "domains", "relays", "connections", "timeout_s", "rate",     "relay", "domain_connections", "domain_rate"};

Problem bad(const std::string& key) { return Problem{"gateways.setting_bad", {{"key", key}}}; }
Problem missing(const std::string& key) { return Problem{"gateways.setting_missing", {{"key", key}}}; }

std::optional<net::SmtpTls> parse_tls(std::string_view word) {
  if (word == "require") return net::SmtpTls::require;
  if (word == "opportunistic") return net::SmtpTls::opportunistic;
  if (word == "off") return net::SmtpTls::off;
  return std::nullopt;
}

bool is_this_host(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

bool is_domain(std::string_view name) { return net::is_mail_address("a@" + std::string{name}); }

// Host names and literals of addresses; nothing that could become another part of a URL.
bool is_host(std::string_view host) { return is_this_host(host) || is_domain(host); }

std::vector<std::string> words_of(const Settings& settings, const std::string& key) {
  std::vector<std::string> words;
  const std::string text = settings.text(key, "");
  for (const auto word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

bool is_relay_name(std::string_view name) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && name.size() <= longest_relay_name && std::ranges::all_of(name, plain) &&
         std::ranges::find(taken_words, name) == taken_words.end();
}

Result<std::optional<Rate>> read_rate(const Settings& settings, const std::string& key) {
  const std::string text = settings.text(key, "");
  if (text.empty()) return std::optional<Rate>{};
  const auto rate = parse_rate(text);
  if (!rate) return bad(key);
  return rate;
}

/// One relay's keys; what it does not say itself it has in common with all.
class RelayReader {
 public:
  RelayReader(const Settings& settings, std::string name) : settings_(settings), name_(std::move(name)) {}

  Result<RelayConfig> read() {
    RelayConfig config;
    config.name = name_;
    auto& server = config.server;
    server.host = settings_.text(own("host"), "");
    if (server.host.empty()) return missing(own("host"));
    if (!is_host(server.host)) return bad(own("host"));
    const auto tls = parse_tls(settings_.text(key("tls"), "require"));
    if (!tls) return bad(key("tls"));
    server.tls = *tls;
    if (auto read = read_numbers(server); !read.ok()) return read.problem();
    server.ca_file = settings_.text(key("ca_file"), "");
    auto rate = read_rate(settings_, own("rate"));
    if (!rate.ok()) return rate.problem();
    config.rate = *rate;
    if (auto sign_in = read_sign_in(server); !sign_in.ok()) return sign_in.problem();
    return config;
  }

 private:
  [[nodiscard]] std::string own(std::string_view word) const {
    return name_.empty() ? prefix + std::string{word} : prefix + name_ + "." + std::string{word};
  }
  [[nodiscard]] std::string key(std::string_view word) const {
    return settings_.find(own(word)) ? own(word) : prefix + std::string{word};
  }

  Result<std::size_t> number(std::string_view word, std::int64_t otherwise, std::int64_t most) const {
    const auto value = settings_.number(key(word), otherwise);
    if (!value.ok()) return value.problem();
    if (*value < 1 || *value > most) return bad(key(word));
    return static_cast<std::size_t>(*value);
  }

  Result<void> read_numbers(net::SmtpServer& server) const {
    const auto port = number("port", 587, 65535);
    const auto connections = number("connections", 10, 100);
    const auto timeout = number("timeout_s", 30, 600);
    for (const auto* read : {&port, &connections, &timeout}) {
      if (!read->ok()) return read->problem();
    }
    server.port = static_cast<int>(*port);
    server.connections = *connections;
    server.timeout = std::chrono::seconds{*timeout};
    return {};
  }

  // User and password; both or none, and both of one place: no server is shown another's password.
  Result<void> read_sign_in(net::SmtpServer& server) const {
    const bool has_own = settings_.find(own("user")).has_value();
    const auto place = [&](const char* word) { return has_own ? own(word) : prefix + word; };
    server.user = settings_.text(place("user"), "");
    if (server.user.empty()) return {};
    auto password = settings_.secret(place("password"));
    if (!password.ok()) return std::move(password).problem();
    server.password = std::move(password).value();
    if (server.tls == net::SmtpTls::require || is_this_host(server.host)) return {};
    return Problem{"gateways.password_needs_tls", {{"key", key("tls")}}};
  }

  const Settings& settings_;
  std::string name_;
};

Result<std::vector<RelayConfig>> read_relays(const Settings& settings) {
  std::vector<std::string> names = words_of(settings, prefix + "relays");
  if (names.empty()) names.emplace_back();
  std::vector<RelayConfig> relays;
  for (const auto& name : names) {
    const bool twice = std::ranges::any_of(relays, [&](const RelayConfig& one) { return one.name == name; });
    const bool named = names.size() > 1 || !name.empty();
    if (twice || relays.size() == most_relays || (named && !is_relay_name(name))) return bad(prefix + "relays");
    auto relay = RelayReader{settings, name}.read();
    if (!relay.ok()) return std::move(relay).problem();
    relays.push_back(std::move(relay).value());
  }
  return relays;
}

Result<DomainTerms> read_domain_terms(const Settings& settings, const std::string& rate_key,
                                      const std::string& connections_key) {
  DomainTerms terms;
  auto rate = read_rate(settings, rate_key);
  if (!rate.ok()) return rate.problem();
  terms.rate = *rate;
  const auto connections = settings.number(connections_key, 0);
  if (!connections.ok()) return connections.problem();
  if (*connections < 0 || *connections > 100) return bad(connections_key);
  terms.connections = static_cast<std::size_t>(*connections);
  return terms;
}

Result<TrafficTerms> read_traffic(const Settings& settings) {
  TrafficTerms traffic;
  auto any = read_domain_terms(settings, prefix + "domain_rate", prefix + "domain_connections");
  if (!any.ok()) return std::move(any).problem();
  traffic.any = std::move(any).value();
  for (const auto& name : words_of(settings, prefix + "domains")) {
    if (!is_domain(name) || traffic.own.size() == most_domains) return bad(prefix + "domains");
    const std::string place = prefix + "domain." + name;
    auto own = read_domain_terms(settings, place + ".rate", place + ".connections");
    if (!own.ok()) return std::move(own).problem();
    if (!own->rate) own->rate = traffic.any.rate;
    if (own->connections == 0) own->connections = traffic.any.connections;
    traffic.own[to_lower(name)] = std::move(own).value();
  }
  return traffic;
}

}  // namespace

Result<Config> read_config(const Settings& settings) {
  auto relays = read_relays(settings);
  if (!relays.ok()) return std::move(relays).problem();
  Config config;
  config.relays = std::move(relays).value();
  auto traffic = read_traffic(settings);
  if (!traffic.ok()) return std::move(traffic).problem();
  config.traffic = std::move(traffic).value();
  config.from = settings.text(prefix + "from", "");
  if (config.from.empty()) return missing(prefix + "from");
  if (!net::is_mail_address(config.from)) return bad(prefix + "from");
  config.from_name = settings.text(prefix + "from_name", "");
  if (!net::is_one_line(config.from_name)) return bad(prefix + "from_name");
  config.domain = settings.text(prefix + "domain", config.from.substr(config.from.rfind('@') + 1));
  if (!is_domain(config.domain)) return bad(prefix + "domain");
  for (auto& relay : config.relays) relay.server.hello = config.domain;
  return config;
}

}  // namespace vestnik::email_smtp
