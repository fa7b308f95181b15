// What only folders know: files that a reader has moved, sheets for printing, disks that fail.
#include <gtest/gtest.h>

#include <fstream>

#include "gateway_harness.h"
#include "maildir/maildir_gateway.h"

namespace vestnik::test {
namespace {

class Maildir : public testing::Test {
 protected:
  [[nodiscard]] static Message message(const std::string& address) {
    Message made;
    made.institution = InstitutionId{7};
    made.delivery = DeliveryId{5};
    made.idempotency_key = "7.5";
    made.address = address;
    made.subject = "Тема";
    made.text = std::string(71 * 2, '\xD0');
    for (std::size_t at = 1; at < made.text.size(); at += 2) made.text[at] = '\xB6';
    return made;
  }
  [[nodiscard]] std::filesystem::path folder() const { return scratch_.root() / "out"; }
  [[nodiscard]] Outcome deliver(RemoteGateway& gateway, const Message& one) const {
    return gateway.deliver({&one, 1}, Deadline::max()).at(0);
  }

  tests::TemporaryFolder scratch_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  maildir::Config config_{.folder = folder()};
};

TEST_F(Maildir, AMailThatWasReadDoesNotComeAgain) {
  const auto gateway = maildir::email_gateway(config_, clock_);
  Message mail = message("anna@example.org");
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver(*gateway, mail)));
  std::filesystem::rename(folder() / "email/new/7.5.vestnik", folder() / "email/cur/7.5.vestnik:2,S");
  mail.attempt = 2;
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver(*gateway, mail)));
  EXPECT_TRUE(std::filesystem::is_empty(folder() / "email/new"));
  EXPECT_TRUE(std::filesystem::is_empty(folder() / "email/tmp"));
}

TEST_F(Maildir, AnSmsSaysWhatItWouldCost) {
  const auto gateway = maildir::sms_gateway(config_, clock_);
  const Message sms = message("+79270000001");
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver(*gateway, sms)));
  EXPECT_EQ(read_file(folder() / "sms/7.5.txt"),
            "To: +79270000001\nDate: 2026-09-14T08:04:00Z\nSegments: 2\n\n" + sms.text + "\n");
}

TEST_F(Maildir, ASheetForPrintingIsTheHtmlItself) {
  const auto gateway = maildir::print_gateway(config_, clock_);
  Message sheet = message("");
  sheet.html = "<h1>Успеваемость</h1>";
  ASSERT_TRUE(std::holds_alternative<Sent>(deliver(*gateway, sheet)));
  EXPECT_EQ(read_file(folder() / "print/7.5.html"), sheet.html);
}

TEST_F(Maildir, AFolderThatCannotBeWrittenIsTriedLater) {
  std::ofstream{folder()} << "a file where a folder should be";
  const auto gateway = maildir::email_gateway(config_, clock_);
  const auto outcome = deliver(*gateway, message("anna@example.org"));
  ASSERT_TRUE(std::holds_alternative<RetryAt>(outcome));
  EXPECT_GT(std::get<RetryAt>(outcome).when, clock_.now());
}

TEST_F(Maildir, ANumberThatIsNoneIsRefusedForGood) {
  const auto gateway = maildir::sms_gateway(config_, clock_);
  const auto outcome = deliver(*gateway, message("8 (927) 000-00-01"));
  ASSERT_TRUE(std::holds_alternative<Refused>(outcome));
  EXPECT_TRUE(std::get<Refused>(outcome).permanent);
  EXPECT_EQ(std::get<Refused>(outcome).of, Refused::Of::address);
}

}  // namespace
}  // namespace vestnik::test
