// What can be wrong with the folders of gammu-smsd and with the daemon behind them: each has the one right outcome,
// nothing is lost, and nothing waits for ever.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "gammu/gammu_gateway.h"
#include "ports/database.h"
#include "support/temporary_folder.h"

namespace vestnik::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Notes what it is given; `fail`: the database is away.
class ReportsOfTheModem final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view, std::span<const DeliveryReport> reports) override {
    if (fail) throw DatabaseError{DatabaseError::Kind::busy, "not now"};
    taken.insert(taken.end(), reports.begin(), reports.end());
    return std::vector<ReportFate>(reports.size(), ReportFate::taken);
  }
  bool take(const InboundMessage& message) override {
    if (fail) throw DatabaseError{DatabaseError::Kind::busy, "not now"};
    messages.push_back(message);
    return true;
  }
  bool fail = false;
  std::vector<DeliveryReport> taken;
  std::vector<InboundMessage> messages;
};

class MisbehavingModem : public testing::Test {
 protected:
  MisbehavingModem() {
    for (const char* name : {"inbox", "outbox", "sent", "error"}) fs::create_directories(at(name));
  }
  [[nodiscard]] fs::path at(const fs::path& name) const { return folder_.root() / name; }
  [[nodiscard]] gammu::Spool spool() const { return {at("inbox"), at("outbox"), at("sent"), at("error")}; }
  [[nodiscard]] std::size_t files(const char* name) const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{at(name)}, {}));
  }
  [[nodiscard]] Outcome deliver(int attempt = 1) {
    Message message;
    message.institution = InstitutionId{1};
    message.delivery = DeliveryId{17};
    message.address = "+79270000001";
    message.text = "Нет на уроке";
    message.attempt = attempt;
    return gateway_.deliver({&message, 1}, std::chrono::steady_clock::now() + 2s).at(0);
  }
  void collect() { gateway_.collect(reports_, std::chrono::steady_clock::now() + 2s); }
  void write(const fs::path& name, std::string_view content, bool rested = true) const {
    std::ofstream{at(name), std::ios::binary} << content;
    if (rested) fs::last_write_time(at(name), fs::file_time_type::clock::now() - 10s);
  }

  tests::TemporaryFolder folder_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  ReportsOfTheModem reports_;
  gammu::GammuGateway gateway_{spool(), clock_};
};

/// A fault of the outbox: how it comes and how it goes. What it costs is another try, and no second message.
struct FaultOfTheOutbox {
  const char* name;
  void (*comes)(const fs::path& outbox);
  void (*goes)(const fs::path& outbox);
};

void make_outbox_anew(const fs::path& outbox) {
  fs::remove_all(outbox);
  fs::create_directories(outbox);
}

constexpr FaultOfTheOutbox faults_of_the_outbox[] = {
    {"the folder is gone", [](const fs::path& outbox) { fs::remove_all(outbox); }, make_outbox_anew},
    {"a file stands in its place",
     [](const fs::path& outbox) {
       fs::remove_all(outbox);
       std::ofstream{outbox} << "no folder";
     },
     make_outbox_anew},
    {"a link leads nowhere",
     [](const fs::path& outbox) {
       fs::remove_all(outbox);
       fs::create_symlink("/nowhere/at/all", outbox);
     },
     make_outbox_anew},
    {"a link leads to itself",
     [](const fs::path& outbox) {
       fs::remove_all(outbox);
       fs::create_symlink(outbox, outbox);
     },
     make_outbox_anew},
    {"the disk is full", [](const fs::path& outbox) { fs::create_symlink("/dev/full", outbox / ".vestnik_v1x17"); },
     [](const fs::path& outbox) { fs::remove(outbox / ".vestnik_v1x17"); }},
    {"the name of the file in the making is taken by a folder",
     [](const fs::path& outbox) { fs::create_directories(outbox / ".vestnik_v1x17/inside"); },
     [](const fs::path& outbox) { fs::remove_all(outbox / ".vestnik_v1x17"); }},
    {"the folder was unmounted: nothing can be made in it",
     [](const fs::path& outbox) {
       fs::remove_all(outbox);
       fs::create_symlink("/proc/self", outbox);
     },
     make_outbox_anew},
};

TEST_F(MisbehavingModem, AFaultOfTheOutboxIsAnotherTryAndNoSecondMessage) {
  for (const FaultOfTheOutbox& fault : faults_of_the_outbox) {
    SCOPED_TRACE(fault.name);
    make_outbox_anew(at("outbox"));
    fault.comes(at("outbox"));
    const Outcome failed = deliver();
    ASSERT_TRUE(std::holds_alternative<RetryAt>(failed));
    EXPECT_GT(std::get<RetryAt>(failed).when, clock_.now());
    EXPECT_EQ(std::get<RetryAt>(failed).why.find("7927"), std::string::npos) << "a number in the words";
    EXPECT_NO_THROW(collect());
    fault.goes(at("outbox"));
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver(2)));
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver(3)));
    EXPECT_EQ(files("outbox"), 1U);
  }
  EXPECT_TRUE(reports_.taken.empty());
}

TEST_F(MisbehavingModem, ADaemonThatIsAwayHoldsAMessageHalfAnHour) {
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver()));
  for (int look = 0; look < 29; ++look) {
    clock_.advance(1min);
    collect();
  }
  EXPECT_EQ(files("outbox"), 1U);
  EXPECT_TRUE(reports_.taken.empty());
  clock_.advance(1min);
  collect();
  EXPECT_EQ(files("outbox"), 0U);
  ASSERT_EQ(reports_.taken.size(), 1U);
  EXPECT_EQ(reports_.taken[0].kind, DeliveryReport::Kind::undelivered);
}

TEST_F(MisbehavingModem, ADaemonThatTakesTheFileAtThatMomentIsBelieved) {
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver()));
  const fs::path file = fs::directory_iterator { at("outbox") } -> path();
  fs::rename(file, at("sent") / file.filename());
  clock_.advance(2h);
  collect();
  EXPECT_TRUE(reports_.taken.empty()) << "it was sent";
}

TEST_F(MisbehavingModem, WhatCouldNotBeReportedIsReportedAtTheNextLook) {
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver()));
  clock_.advance(1h);
  reports_.fail = true;
  EXPECT_THROW(collect(), DatabaseError);
  EXPECT_EQ(files("outbox"), 0U);
  EXPECT_EQ(files("error"), 1U) << "on disk until it is known";
  reports_.fail = false;
  collect();
  EXPECT_EQ(reports_.taken.size(), 1U);
  EXPECT_EQ(files("error"), 0U);
}

TEST_F(MisbehavingModem, FoldersAndFilesOfStrangersAreLeftAlone) {
  fs::create_directories(at("outbox/OUTA20200101_000000_00_+79270000001_v1x5.txtd"));
  write("outbox/OUTA.txtd", "");
  write("outbox/OUTAyyyymmdd_hhmmss_00_+79270000001_v1x6.txtd", "");
  write("outbox/README", "");
  write("error/OUTC20260914_080400_00_+79270000009.txt", "of somebody else");
  EXPECT_NO_THROW(collect());
  EXPECT_TRUE(fs::exists(at("outbox/README")));
  EXPECT_TRUE(fs::exists(at("outbox/OUTA.txtd")));
  EXPECT_TRUE(fs::exists(at("outbox/OUTAyyyymmdd_hhmmss_00_+79270000001_v1x6.txtd")));
  EXPECT_TRUE(fs::exists(at("error/OUTC20260914_080400_00_+79270000009.txt")));
}

/// What may lie in the inbox, and what is handed on of it.
struct AnswerOfTheInbox {
  const char* file;
  std::string_view content;
  std::string_view text;  ///< that somebody reads, when one does
  bool handed_on = false;
};

constexpr AnswerOfTheInbox answers_of_the_inbox[] = {
    {"IN20260914_080500_00_+79270000001_00.txt", "STOP", "STOP", true},
    {"IN20260914_080501_00_+79270000001_00.txt", "", "", true},
    {"IN20260914_080502_00_+79270000001_00.txt", "\xFF\xFE", "", true},
    {"IN20260914_080503_00_+79270000001_00.txt", "\xD0", "\uFFFD", true},
    {"IN20260914_080504_00_MegaFon_00.txt", "your balance", "", false},
    {"IN20260914_080505_00_+79270000001_99999999999999.txt", "x", "", false},
    {"IN20260914_080506_00_+79270000001_-1.txt", "x", "", false},
    {"IN.txt", "x", "", false},
    {"OUTbox.txt", "x", "", false},
};

TEST_F(MisbehavingModem, AnAnswerIsHandedOnOrLeftWhereItLies) {
  for (const AnswerOfTheInbox& answer : answers_of_the_inbox) write(fs::path{"inbox"} / answer.file, answer.content);
  EXPECT_NO_THROW(collect());
  for (const AnswerOfTheInbox& answer : answers_of_the_inbox) {
    EXPECT_NE(fs::exists(at("inbox") / answer.file), answer.handed_on) << answer.file;
  }
  std::vector<std::string> texts;
  for (const InboundMessage& one : reports_.messages) texts.push_back(one.text);
  std::ranges::sort(texts);
  EXPECT_EQ(texts, (std::vector<std::string>{"", "", "STOP", "\uFFFD"}));
}

TEST_F(MisbehavingModem, AnAnswerIsKeptWhileTheDatabaseIsAway) {
  write("inbox/IN20260914_080500_00_+79270000001_00.txt", "STOP");
  reports_.fail = true;
  EXPECT_THROW(collect(), DatabaseError);
  EXPECT_EQ(files("inbox"), 1U);
  reports_.fail = false;
  collect();
  EXPECT_EQ(reports_.messages.size(), 1U);
  EXPECT_EQ(files("inbox"), 0U);
}

}  // namespace
}  // namespace vestnik::test
