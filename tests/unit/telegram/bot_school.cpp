#include "bot_school.h"

#include <algorithm>
#include <fstream>

#include "records/audience_store.h"
#include "storage/migrate.h"
#include "telegram/migrations.h"

namespace vestnik::tests {
namespace {

using Json = nlohmann::json;

const std::string bot_token{"123456:AbC-dEf_0"};

}  // namespace

BotSchool::BotSchool()
    : messages(MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()),
      contacts({school.database(), school.recorder(), school.clock(), school.random(),
                [] {
                  return std::vector<std::string>{"email", "phone", "telegram"};
                }}),
      desk(school.database(), contacts, school.clock(), school.random()),
      server_({"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/gateways/telegram_server.py",
               folder.root().string(), bot_token}),
      port_(server_.read_port()) {
  if (!migrate(school.database(), "plugin:telegram", telegram::migrations())) ADD_FAILURE() << "no tables of the bot";
  start_bot();
}

telegram::TelegramGateway& BotSchool::start_bot(std::size_t per_second, std::chrono::milliseconds timeout) {
  telegram::Config config{{"http://127.0.0.1:" + std::to_string(port_), bot_token}, "school_bot", per_second, {}};
  config.http.timeout = timeout;
  bot = std::make_unique<telegram::TelegramGateway>(config, telegram::BotSurroundings{desk, messages}, school.clock());
  return *bot;
}

Message BotSchool::message(const std::string& text, const std::string& chat, std::int64_t delivery) {
  Message made;
  made.institution = InstitutionId{1};
  made.delivery = DeliveryId{delivery};
  made.idempotency_key = "1." + std::to_string(delivery);
  made.address = chat;
  made.text = text;
  return made;
}

Outcome BotSchool::deliver(const std::string& text, const std::string& chat) {
  const Message one = message(text, chat);
  return bot->deliver({&one, 1}, std::chrono::steady_clock::now() + std::chrono::seconds{10}).at(0);
}

void BotSchool::say(const std::string& answer) { std::ofstream{folder.path("updates")} << answer; }

Json BotSchool::written(std::int64_t update, std::int64_t chat, const std::string& text, const char* type) {
  return {{"update_id", update},
          {"message", {{"message_id", 1}, {"date", 1}, {"chat", {{"id", chat}, {"type", type}}}, {"text", text}}}};
}

void BotSchool::hear(const std::vector<Json>& updates) {
  say(Json{{"ok", true}, {"result", updates}}.dump());
  collect();
}

void BotSchool::collect() { bot->collect(reports, std::chrono::steady_clock::now() + std::chrono::seconds{10}); }

std::vector<std::string> BotSchool::sent() const {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder.root()}) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const auto& file : files) {
    std::ifstream in{file};
    texts.push_back(Json::parse(in).at("text"));
  }
  return texts;
}

std::string BotSchool::sentence(const std::string& code) const {
  const ProblemText text = messages.explain(Problem{code});
  return text.title + " " + text.next;
}

std::string BotSchool::mothers_address() {
  std::string address;
  school.database().read(school.id, [&](Transaction& transaction) {
    address = reach_of(transaction, school.mother, JournalSchool::day("2026-09-14")).address("telegram");
  });
  return address;
}

}  // namespace vestnik::tests
