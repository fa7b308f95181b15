/// Pains of tools that lose their place: restarts, races of workers, locks that nobody takes away. The restarts are of
/// the built program, killed in the middle of its work.
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <thread>
#include <utility>

#include "app/configured_database.h"
#include "app/settings_file.h"
#include "scenario/school_of_pains.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

/// The letters of the demonstration day, to be sent once more by the program over a mail server that takes its time.
class PainsOfRestarts : public ::testing::Test {
 protected:
  PainsOfRestarts() {
    (void)test::ChildProcess{vestnik(folder.path("data"), {"day"})}.read_to_end();
    std::ofstream{folder.path("own.properties")} << "plugins.enabled = email_smtp maildir internal_mail diary bulletin "
                                                    "mail\ngateway.email_smtp.host = 127.0.0.1\n"
                                                    "gateway.email_smtp.port = "
                                                 << server.read_port()
                                                 << "\ngateway.email_smtp.tls = off\n"
                                                    "gateway.email_smtp.connections = 1\n"
                                                    "gateway.email_smtp.from = journal@school39.example\n"
                                                    "gateway.email_smtp.domain = school39.example\n";
    bury_the_letters();
  }

  static std::vector<std::string> vestnik(const std::string& data, const std::vector<std::string>& arguments) {
    std::vector<std::string> all{VESTNIK_BINARY_DIR "/vestnik", "--data", data};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
  }
  [[nodiscard]] std::string day() const { return folder.path("data/day"); }
  /// As if the mail server had refused them all.
  void bury_the_letters() {
    open()->write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
      transaction.query(
          "SELECT id FROM delivery WHERE institution_id = $1 AND channel = 'email' AND state = 'sent'"
          " AND expires_at IS NULL",
          {transaction.institution()}, [&](const Row& row) {
            letters["<1." + std::to_string(row.integer(0)) + "@school39.example>"] = row.integer(0);
          });
      transaction.execute(
          "UPDATE obligation SET state = 'open', proof = '', told_at = NULL WHERE institution_id = $1 AND id IN"
          " (SELECT k.obligation_id FROM delivery_obligation k JOIN delivery d ON d.institution_id = k.institution_id"
          " AND d.id = k.delivery_id WHERE d.institution_id = $1 AND d.channel = 'email' AND d.state = 'sent' AND "
          "d.expires_at IS NULL)",
          {transaction.institution()});
      transaction.execute(
          "UPDATE delivery SET state = 'dead', reason = 'refused' WHERE institution_id = $1 AND channel = 'email'"
          " AND state = 'sent' AND expires_at IS NULL",
          {transaction.institution()});
      return true;
    });
  }
  [[nodiscard]] std::unique_ptr<Database> open() const {
    const auto settings = load_settings({std::filesystem::path{VESTNIK_SOURCE_DIR} / "config/vestnik.properties"}, {});
    return std::move(open_configured(*settings.value(), day(), {})).value();
  }
  /// Those of the letters that are in one of the states, as the database says.
  [[nodiscard]] std::vector<std::int64_t> in_state(const std::vector<std::string>& states) const {
    std::vector<std::int64_t> found;
    open()->read(InstitutionId{1}, [&](Transaction& transaction) {
      for (const auto& [message_id, id] : letters) {
        transaction.query("SELECT state FROM delivery WHERE institution_id = $1 AND id = $2",
                          {transaction.institution(), id}, [&, delivery = id](const Row& row) {
                            if (std::ranges::find(states, row.string(0)) != states.end()) found.push_back(delivery);
                          });
      }
    });
    return found;
  }
  /// How many times each of the letters reached the server, by its Message-ID.
  [[nodiscard]] std::map<std::string, int> copies() const {
    std::map<std::string, int> found;
    if (!std::filesystem::exists(folder.path("mails"))) return found;
    for (const auto& file : std::filesystem::directory_iterator{folder.path("mails")}) {
      std::ifstream in{file.path()};
      for (std::string line; std::getline(in, line) && line != "\r";) {
        const auto id = line.find('<');
        if (!line.starts_with("Message-ID:") || id == std::string::npos) continue;
        const std::string named = line.substr(id, line.find('>') + 1 - id);
        if (letters.contains(named)) ++found[named];
      }
    }
    return found;
  }
  std::unique_ptr<test::ChildProcess> serve() {
    auto service = std::make_unique<test::ChildProcess>(
        vestnik(day(), {"--config", folder.path("own.properties"), "serve", "--port", "0"}));
    EXPECT_THAT(service->read_line(), HasSubstr("/api/v1"));
    return service;
  }
  /// Everything is to leave; after some letters the program is killed.
  void killed_in_the_middle() {
    auto service = serve();
    const test::Ended replayed = test::ChildProcess{vestnik(day(), {"deliveries", "replay", "--dead", "--channel",
                                                                    "email", "--rate", "1000/second"})}
                                     .end();
    EXPECT_EQ(replayed.code, 0);
    ASSERT_TRUE(in_time([&] { return copies().size() >= letters.size() / 3; }));
    EXPECT_EQ(service->end(SIGKILL).code, -1);
    // The server may still be writing down what came last: it is done when nothing new comes for a while.
    auto seen = copies();
    ASSERT_TRUE(in_time([&] {
      std::this_thread::sleep_for(1500ms);
      return std::exchange(seen, copies()) == seen;
    }));
    EXPECT_LT(copies().size(), letters.size()) << "killed before the end";
  }
  static bool in_time(const std::function<bool()>& enough) {
    for (const auto until = std::chrono::steady_clock::now() + 30s; std::chrono::steady_clock::now() < until;
         std::this_thread::sleep_for(20ms)) {
      if (enough()) return true;
    }
    return false;
  }

  TemporaryFolder folder;
  test::ChildProcess server{{"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/gateways/smtp_server.py",
                             folder.path("mails"), "--pause", "0.25"}};
  std::map<std::string, std::int64_t> letters;  ///< the delivery, by Message-ID
};

// Pains 1, 2 and 6 are one story: the same kill, and what may not follow from it.
// Pain 1: the rest of the list is skipped after a restart, and nobody hears of it.
// Pain 2: the list begins anew after a restart.
// Pain 6: what was being sent stays locked until somebody writes SQL.
TEST_F(PainsOfRestarts, Pain01SkipsRecipientsPain02SendsToAllAgainPain06LeavesLocks) {
  ASSERT_GE(letters.size(), 6U);
  killed_in_the_middle();
  auto before = copies();
  const auto in_hand = in_state({"sending"});
  auto service = serve();
  ASSERT_TRUE(in_time([&] {
    return in_state({"dead", "retry", "ready", "sending"}).empty();
  })) << "nobody had to take a lock away";
  auto after = copies();
  for (const auto& [message_id, id] : letters) {
    const bool may_have_left = before[message_id] > 0 || std::ranges::find(in_hand, id) != in_hand.end();
    const int most = may_have_left ? before[message_id] : 1;
    EXPECT_LE(after[message_id], most) << message_id << " is not sent again blindly";
  }
  const auto doubtful = in_state({"in_doubt"});
  EXPECT_GE(copies().size() + doubtful.size(), letters.size()) << "whoever got nothing is named";
  for (const std::int64_t id : doubtful) {
    EXPECT_EQ(test::ChildProcess{vestnik(day(), {"deliveries", "replay", std::to_string(id)})}.end().code, 0);
  }
  EXPECT_TRUE(in_time([&] { return copies().size() == letters.size() && in_state({"sent"}).size() == letters.size(); }))
      << copies().size() << " of " << letters.size();
  EXPECT_EQ(service->end(SIGTERM).code, 0);
  for (const auto& [id, count] : copies()) {
    EXPECT_LE(count, 2) << "at most one extra copy, under the same Message-ID";
    EXPECT_TRUE(count == 1 || before.contains(id)) << "only what had no receipt yet may come twice";
  }
}

class PainsOfWorkers : public SchoolOfPains {
 protected:
  /// What a service that was just started is told by its provider.
  void a_new_service_collects_at(std::string_view date, std::string_view time) {
    const ManualClock clock{instant(date, time)};
    SystemRandom random;
    const auto service = day->another_service(clock, random);
    for (std::size_t at = 0; at < service->gateway_count(); ++at) {
      if (service->gateway(at).name == "sms_http") service->collect(at);
    }
  }
};

// A restart forgets what the provider was still to be asked for: messages stay "sent" for ever.
TEST_F(PainsOfWorkers, ARestartForgetsWhichMessagesWereStillToBeAskedFor) {
  open();
  provider_comes();
  absent("7-А", "Кузнецов Илья");
  day->at(monday, "08:12");
  ASSERT_EQ(sms_in("sent"), 1);
  a_new_service_collects_at(monday, "08:10");
  EXPECT_EQ(sms_in("sent"), 1) << "asked a minute after the sending at the earliest";
  a_new_service_collects_at(monday, "08:20");
  EXPECT_EQ(sms_in("delivered"), 1);
  EXPECT_EQ(day->count("SELECT COUNT(*) FROM p_sms_http_poll WHERE institution_id = $1", {day->school().institution()}),
            0)
      << "a telephone is kept no longer than it is needed";
}

// Pain 4: several workers take the same message; a replay is taken by two.
TEST_F(PainsOfWorkers, Pain04WorkersRaceAndSendSeveralCopies) {
  open();
  provider_comes();
  provider_answers(503);
  day->at(monday, "10:00");
  urgent_announcement("Сегодня уроки до 12:00");
  EXPECT_EQ(taken_over(), 0U);
  provider_answers(200);
  workers_at(monday, "10:20", 4);
  workers_at(monday, "10:40", 4);
  EXPECT_GT(sms_planned(), 20);
  EXPECT_EQ(static_cast<std::int64_t>(taken_over()), sms_planned()) << "each family";
  EXPECT_TRUE(nobody_got_two());

  const std::int64_t one =
      day->count("SELECT MIN(id) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = 'sent'",
                 {day->school().institution()});
  day->school().service().database().write(day->school().institution(), Priority::person, [&](Transaction& all) {
    all.execute("UPDATE delivery SET state = 'dead', reason = 'refused' WHERE institution_id = $1 AND id = $2",
                {all.institution(), one});
    return true;
  });
  provider_answers(503);
  day->at(monday, "10:45");
  const std::string replay = "/api/v1/deliveries/" + std::to_string(one) + "/replay";
  EXPECT_EQ(day->school().post(day->person("Лукин Пётр"), replay, "").status, 200);
  EXPECT_EQ(day->school().post(day->person("Лукин Пётр"), replay, "").status, 409) << "it is on its way already";
  provider_answers(200);
  workers_at(monday, "11:30", 4);
  EXPECT_EQ(sms_in("retry") + sms_in("in_doubt"), 0);
  EXPECT_TRUE(nobody_got_two()) << "the provider is asked before anything goes out again";
}

}  // namespace
}  // namespace vestnik::tests
