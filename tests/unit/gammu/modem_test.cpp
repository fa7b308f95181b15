// The gateway with the real gammu-smsd and its dummy telephone, which sends whatever it is given.
#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include "base/utf16.h"
#include "gammu/gammu_gateway.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class KeptAnswers final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view, std::span<const DeliveryReport> reports) override {
    taken.insert(taken.end(), reports.begin(), reports.end());
    return std::vector<ReportFate>(reports.size(), ReportFate::taken);
  }
  bool take(const InboundMessage& message) override {
    messages.push_back(message);
    return understood;
  }
  bool understood = true;
  std::vector<DeliveryReport> taken;
  std::vector<InboundMessage> messages;
};

class Modem : public ::testing::Test {
 protected:
  Modem() {
    for (const char* name : {"inbox", "outbox", "sent", "error", "dummy/sms/1", "dummy/sms/2", "dummy/sms/3",
                             "dummy/sms/4", "dummy/sms/5", "dummy/fs"}) {
      fs::create_directories(folder_.root() / name);
    }
    std::ofstream{folder_.path("smsdrc")}
        << "[gammu]\nmodel = dummy\nconnection = none\ndevice = " << folder_.path("dummy")
        << "\n[smsd]\nservice = files\ndebuglevel = 255\nlogfile = " << folder_.path("log")
        << "\ninboxpath = " << folder_.path("inbox") << "/\noutboxpath = " << folder_.path("outbox")
        << "/\nsentsmspath = " << folder_.path("sent") << "/\nerrorsmspath = " << folder_.path("error")
        << "/\ninboxformat = unicode\ntransmitformat = auto\nCommTimeout = 1\nSendTimeout = 2\nLoopSleep = 1\n"
           "CheckSecurity = 0\nCheckBattery = 0\nCheckSignal = 0\nCheckNetwork = 0\n";
    gateway_ = std::make_unique<gammu::GammuGateway>(gammu::read_spool(text_of("smsdrc")).value(), clock_);
  }
  [[nodiscard]] std::string text_of(const fs::path& name) const {
    std::ifstream in{folder_.root() / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  [[nodiscard]] std::vector<std::string> files(const char* name) const {
    std::vector<std::string> found;
    for (const auto& file : fs::directory_iterator{folder_.root() / name}) found.push_back(file.path().filename());
    return found;
  }
  static Message sms(std::int64_t delivery, const std::string& text) {
    Message message;
    message.institution = InstitutionId{1};
    message.delivery = DeliveryId{delivery};
    message.address = "+79270000001";
    message.text = text;
    return message;
  }
  std::vector<Outcome> deliver(const std::vector<Message>& messages) {
    return gateway_->deliver(messages, std::chrono::steady_clock::now() + 5s);
  }
  void collect() { gateway_->collect(answers_, std::chrono::steady_clock::now() + 5s); }
  /// Written long enough ago for its parts to be whole.
  void answer(const std::string& name, const std::string& text) {
    const fs::path file = folder_.root() / "inbox" / name;
    std::ofstream{file, std::ios::binary} << "\xFE\xFF" << to_utf16(text, OctetOrder::high_first);
    fs::last_write_time(file, fs::file_time_type::clock::now() - 10s);
  }
  static bool comes_true(const std::function<bool()>& what) {
    for (int look = 0; look < 300; ++look) {
      if (what()) return true;
      std::this_thread::sleep_for(50ms);
    }
    return false;
  }

  TemporaryFolder folder_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  std::unique_ptr<gammu::GammuGateway> gateway_;
  KeptAnswers answers_;
};

TEST_F(Modem, TheDaemonSendsWhatLiesInItsOutbox) {
  const auto outcomes = deliver({sms(17, "Илья: нет на 1-м уроке 🙂"), sms(18, "[€]")});
  for (const Outcome& outcome : outcomes) EXPECT_TRUE(std::holds_alternative<Sent>(outcome));
  EXPECT_THAT(files("outbox"), SizeIs(2));
  const test::ChildProcess daemon{{"env", "LC_ALL=C.UTF-8", "gammu-smsd", "-c", folder_.path("smsdrc")}};
  ASSERT_TRUE(comes_true([&] { return files("sent").size() == 2; })) << text_of("log");
  EXPECT_THAT(files("outbox"), IsEmpty());
  EXPECT_NE(text_of("log").find("Илья: нет на 1-м уроке"), std::string::npos);
  collect();
  EXPECT_THAT(answers_.taken, IsEmpty());
  // Asked to send it again, it sees that the modem has had it.
  Message again = sms(17, "Илья: нет на 1-м уроке 🙂");
  again.attempt = 2;
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver({again}).at(0)));
  EXPECT_THAT(files("outbox"), IsEmpty());
}

TEST_F(Modem, WhatTheDaemonReceivedIsHandedOn) {
  const std::string text = "болеет до пятницы";
  std::string hex;
  for (const char c : to_utf16(text, OctetOrder::high_first)) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    hex += digits[static_cast<unsigned char>(c) >> 4U];
    hex += digits[static_cast<unsigned char>(c) & 15U];
  }
  std::ofstream{folder_.path("dummy/sms/1/1")}
      << "[SMSBackup000]\nSMSC = \"+79037011111\"\nDateTime = 20260914T080500\nState = UnRead\n"
         "Number = \"+79270000001\"\nName = \"\"\nCoding = Unicode_No_Compression\nLength = 17\nClass = -1\n"
         "ReplySMSC = False\nRejectDuplicates = False\nReplaceMessage = 0\nMessageReference = 0\nText00 = "
      << hex << "\n";
  {
    const test::ChildProcess daemon{{"env", "LC_ALL=C.UTF-8", "gammu-smsd", "-c", folder_.path("smsdrc")}};
    ASSERT_TRUE(comes_true([&] { return !files("inbox").empty(); })) << text_of("log");
  }
  collect();
  EXPECT_THAT(answers_.messages, IsEmpty()) << "the daemon may still be writing";
  for (const auto& file : fs::directory_iterator{folder_.root() / "inbox"}) {
    fs::last_write_time(file, fs::file_time_type::clock::now() - 10s);
  }
  collect();
  ASSERT_THAT(answers_.messages, SizeIs(1));
  EXPECT_EQ(answers_.messages[0].text, text);
  EXPECT_EQ(answers_.messages[0].from, "+79270000001");
  EXPECT_THAT(files("inbox"), IsEmpty());
}

TEST_F(Modem, AnAnswerInPartsIsOneMessageAndOneThatNobodyUnderstoodStays) {
  answer("IN20260914_080500_00_+79270000001_01.txt", "до пятницы");
  answer("IN20260914_080500_00_+79270000001_00.txt", "болеет ");
  answers_.understood = false;
  collect();
  collect();
  ASSERT_THAT(answers_.messages, SizeIs(1));
  EXPECT_EQ(answers_.messages[0].text, "болеет до пятницы");
  EXPECT_THAT(files("inbox"), SizeIs(2));
}

TEST_F(Modem, WhatTheModemCouldNotSendIsToldOnce) {
  static_cast<void>(deliver({sms(17, "text")}));
  fs::rename(folder_.root() / "outbox" / files("outbox").at(0), folder_.root() / "error" / files("outbox").at(0));
  collect();
  collect();
  ASSERT_THAT(answers_.taken, SizeIs(1));
  EXPECT_EQ(answers_.taken[0].idempotency_key, "1.17");
  EXPECT_EQ(answers_.taken[0].kind, DeliveryReport::Kind::undelivered);
  EXPECT_THAT(files("error"), IsEmpty());
}

TEST_F(Modem, WhatItDoesNotSendInHalfAnHourIsTakenBack) {
  static_cast<void>(deliver({sms(17, "text")}));
  std::ofstream{folder_.root() / "outbox" / "OUTC20200101_000000_00_+79270000002_of_somebody_else.txt"} << "not ours";
  clock_.advance(30min - 1s);
  collect();
  EXPECT_THAT(files("outbox"), SizeIs(2));
  EXPECT_THAT(answers_.taken, IsEmpty());
  clock_.advance(1s);
  collect();
  collect();
  EXPECT_THAT(files("outbox"), SizeIs(1)) << "only what is ours";
  ASSERT_THAT(answers_.taken, SizeIs(1));
  EXPECT_EQ(answers_.taken[0].idempotency_key, "1.17");
  EXPECT_EQ(answers_.taken[0].kind, DeliveryReport::Kind::undelivered);
  EXPECT_THAT(files("error"), IsEmpty());
}

TEST_F(Modem, WithoutItsFoldersNothingIsLost) {
  fs::remove_all(folder_.root() / "outbox");
  EXPECT_TRUE(std::holds_alternative<RetryAt>(deliver({sms(17, "text")}).at(0)));
  fs::remove_all(folder_.root() / "error");
  EXPECT_NO_THROW(collect());
}

TEST_F(Modem, WhatIsTooLateOrTooLongOrNoNumberIsNotHandedToIt) {
  Message late = sms(1, "text");
  late.expires = clock_.now();
  Message nobody = sms(2, "text");
  nobody.address = "+7927/../../etc";
  const auto outcomes = deliver({late, nobody, sms(3, std::string(5000, 'x'))});
  EXPECT_TRUE(std::holds_alternative<RetryAt>(outcomes[0]));
  EXPECT_EQ(std::get<Refused>(outcomes[1]).of, Refused::Of::address);
  EXPECT_TRUE(std::get<Refused>(outcomes[2]).permanent);
  EXPECT_THAT(files("outbox"), IsEmpty());
}

}  // namespace
}  // namespace vestnik::tests
