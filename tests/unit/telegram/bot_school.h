#pragma once
/// The small school with a bot, and a Bot API on loopback that the bot speaks to.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "http/message_catalogue.h"
#include "journal/contact_desk.h"
#include "support/child_process.h"
#include "support/journal_school.h"
#include "telegram/telegram_gateway.h"

namespace vestnik::tests {

/// Remembers what was handed in; `broken`: cannot take anything now.
class HeardReports final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view, std::span<const DeliveryReport>) override { return {}; }
  bool take(const InboundMessage& message) override {
    if (broken) throw DatabaseError{DatabaseError::Kind::busy, "not now"};
    heard.push_back(message);
    return understood;
  }
  std::vector<InboundMessage> heard;
  bool understood = true;
  bool broken = false;
};

class BotSchool : public ::testing::Test {
 protected:
  BotSchool();

  static constexpr std::int64_t mothers_chat = 777000111;

  /// Patient, for a busy machine; only silence is waited for in vain.
  telegram::TelegramGateway& start_bot(std::size_t per_second = 0,
                                       std::chrono::milliseconds timeout = std::chrono::seconds{5});
  [[nodiscard]] Outcome deliver(const std::string& text, const std::string& chat = "777000111");
  [[nodiscard]] static Message message(const std::string& text, const std::string& chat, std::int64_t delivery = 1);
  /// What the bot hears next, whatever it is.
  void say(const std::string& answer);
  [[nodiscard]] static nlohmann::json written(std::int64_t update, std::int64_t chat, const std::string& text,
                                              const char* type = "private");
  void hear(const std::vector<nlohmann::json>& updates);
  void collect();
  /// Texts that the bot sent, in order.
  [[nodiscard]] std::vector<std::string> sent() const;
  /// The bot's sentence.
  [[nodiscard]] std::string sentence(const std::string& code) const;
  /// Where messages to the mother's chat go, "" for nowhere.
  [[nodiscard]] std::string mothers_address();

  JournalSchool school;
  TemporaryFolder folder;
  MessageTable messages;
  ContactDesk contacts;
  telegram::ChatDesk desk;
  HeardReports reports;
  std::unique_ptr<telegram::TelegramGateway> bot;

 private:
  test::ChildProcess server_;
  int port_;
};

}  // namespace vestnik::tests
