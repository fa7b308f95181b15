#include "config.h"

#include "net/header_text.h"

namespace vestnik::smpp {
namespace {

const std::string prefix = "gateway.smpp.";

constexpr std::size_t longest_word = 64;

Problem bad(std::string_view name) { return Problem{"gateways.setting_bad", {{"key", prefix + std::string{name}}}}; }

Result<std::int64_t> number_within(const Settings& settings, const char* name, std::int64_t otherwise,
                                   std::int64_t least, std::int64_t most) {
  const auto number = settings.number(prefix + name, otherwise);
  if (!number.ok()) return number.problem();
  if (*number < least || *number > most) return bad(name);
  return *number;
}

bool is_word(const std::string& text) { return text.size() <= longest_word && net::is_one_line(text); }

Result<void> read_server(const Settings& settings, Config& config) {
  config.server.host = settings.text(prefix + "host", "");
  if (config.server.host.empty()) return Problem{"gateways.setting_missing", {{"key", prefix + "host"}}};
  if (!is_word(config.server.host) || config.server.host.find_first_of("/@?# ") != std::string::npos) {
    return bad("host");
  }
  const auto port = number_within(settings, "port", 2775, 1, 65535);
  if (!port.ok()) return port.problem();
  config.server.port = static_cast<int>(*port);
  const std::string tls = settings.text(prefix + "tls", "off");
  if (tls != "on" && tls != "off") return bad("tls");
  config.server.tls = tls == "on";
  config.server.ca_file = settings.text(prefix + "ca_file", "");
  return {};
}

Result<void> read_account(const Settings& settings, Config& config) {
  config.system_id = settings.text(prefix + "system_id", "");
  if (config.system_id.empty()) return Problem{"gateways.setting_missing", {{"key", prefix + "system_id"}}};
  config.system_type = settings.text(prefix + "system_type", "");
  if (!is_word(config.system_id)) return bad("system_id");
  if (!is_word(config.system_type)) return bad("system_type");
  auto password = settings.secret(prefix + "password");
  if (!password.ok()) return std::move(password).problem();
  config.password = std::move(password).value();
  const std::string sender = settings.text(prefix + "sender", "");
  if (!is_word(sender)) return bad("sender");
  config.sender = address_of(sender);
  const auto ton = number_within(settings, "sender_ton", config.sender.ton, 0, 6);
  if (!ton.ok()) return ton.problem();
  const auto npi = number_within(settings, "sender_npi", config.sender.npi, 0, 18);
  if (!npi.ok()) return npi.problem();
  config.sender.ton = static_cast<std::uint8_t>(*ton);
  config.sender.npi = static_cast<std::uint8_t>(*npi);
  return {};
}

Result<void> read_limits(const Settings& settings, Config& config) {
  const auto window = number_within(settings, "window", 10, 1, 1000);
  if (!window.ok()) return window.problem();
  const auto rate = number_within(settings, "rate", 0, 0, 100'000);
  if (!rate.ok()) return rate.problem();
  const auto timeout = number_within(settings, "timeout_s", 30, 1, 600);
  if (!timeout.ok()) return timeout.problem();
  const auto keep_alive = number_within(settings, "enquire_link_s", 30, 1, 3600);
  if (!keep_alive.ok()) return keep_alive.problem();
  config.window = static_cast<std::size_t>(*window);
  config.rate = *rate;
  config.timeout = std::chrono::seconds{*timeout};
  config.keep_alive = std::chrono::seconds{*keep_alive};
  return {};
}

Result<void> read_habits(const Settings& settings, Config& config) {
  const std::string joining = settings.text(prefix + "long_messages", "udh");
  if (joining != "udh" && joining != "sar") return bad("long_messages");
  config.joining = joining == "udh" ? Joining::udh : Joining::sar;
  const std::string ids = settings.text(prefix + "receipt_ids", "as_is");
  if (ids != "as_is" && ids != "hex_to_decimal" && ids != "decimal_to_hex") return bad("receipt_ids");
  if (ids == "hex_to_decimal") config.receipt_ids = ReceiptIds::hex_to_decimal;
  if (ids == "decimal_to_hex") config.receipt_ids = ReceiptIds::decimal_to_hex;
  return {};
}

}  // namespace

Result<Config> read_config(const Settings& settings) {
  Config config;
  for (const auto read : {read_server, read_account, read_limits, read_habits}) {
    if (auto done = read(settings, config); !done.ok()) return done.problem();
  }
  return config;
}

}  // namespace vestnik::smpp
