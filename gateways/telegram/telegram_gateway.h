#pragma once
/// Messages to people's chats with the school's bot (bot_api.h says what each answer means), and what they write to it.
/// A bot may send 30 messages a second, and one a second to a chat; a batch goes out in waves that keep to both.
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "bot_api.h"
#include "ports/gateway.h"
#include "ports/render.h"
#include "ports/settings.h"
#include "updates.h"

namespace vestnik::telegram {

struct Config {
  Bot bot;
  std::string name;             ///< the bot's own, for links: "school39_bot"
  std::size_t per_second = 30;  ///< messages; 0: as fast as it goes
  net::HttpOptions http;
};

/// Keys gateway.telegram.*: token (a reference to a secret), bot, url (https://api.telegram.org), per_second (30),
/// connections (10), timeout_s (15), ca_file. Problems "gateways.setting_missing" {key}, "gateways.setting_bad" {key}
/// and those of Settings.
[[nodiscard]] Result<Config> read_config(const Settings& settings);

/// What the gateway knows of the school beside the messages. Outlives it.
struct BotSurroundings {
  ChatDesk& desk;
  const MessageCatalogue& messages;
};

class TelegramGateway final : public RemoteGateway {
 public:
  TelegramGateway(Config config, BotSurroundings around, const Clock& clock);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;
  /// Hears at most most_updates. What cannot be taken now is heard again; what failed five times is passed over.
  void collect(DeliveryReports& reports, Deadline deadline) override;

 private:
  using Places = std::vector<std::size_t>;
  /// Of those that wait, as many as one second has room for, no chat twice. They wait no more.
  [[nodiscard]] Places next_wave(std::span<const Message> messages, Places& waiting) const;
  /// Until the next wave may go; false when that is after the deadline.
  [[nodiscard]] bool wait_for_turn(Deadline deadline) const;
  void send(std::span<const Message> messages, const Places& wave, Deadline deadline, std::vector<Outcome>& outcomes);
  /// Whether it is done with, well or as one that fails for ever; `answers` gets the bot's answer.
  [[nodiscard]] bool take(const Update& update, DeliveryReports& reports, std::vector<net::HttpRequest>& answers);
  [[nodiscard]] std::string sentence(const std::string& code) const;

  GatewayInfo info_;
  Config config_;
  BotSurroundings around_;
  const Clock& clock_;
  net::HttpClient client_;
  std::chrono::steady_clock::time_point next_turn_{};
  std::int64_t failing_update_ = 0;
  int failures_ = 0;
};

}  // namespace vestnik::telegram
