// What a mail in the bounce mailbox says, and what says nothing.
#include "plugins/bounces/bounce.h"

#include <gmock/gmock.h>

#include "base/random.h"

namespace vestnik::bounces {
namespace {

using Kind = DeliveryReport::Kind;
using ::testing::ElementsAre;

/// A notification as Postfix 3.7 writes it, with another verdict.
struct Notice {
  std::string action = "failed";
  std::string status = "5.1.1";
  std::string recipient = "anna@families.example";
  std::string report_type = "delivery-status";
  std::string more_recipients{};
  std::string returned_type = "message/rfc822";
  std::string message_id = "<7.12@school.example>";

  [[nodiscard]] std::string text() const {
    return "Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@relay.school.example>\r\n"
           "Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; report-type=" +
           report_type +
           ";\r\n\tboundary=\"116F2A821C3.1795714231/relay.school.example\"\r\n\r\n"
           "This is a MIME-encapsulated message.\r\n\r\n"
           "--116F2A821C3.1795714231/relay.school.example\r\nContent-Description: Notification\r\n"
           "Content-Type: text/plain; charset=us-ascii\r\n\r\nThis is the mail system at host relay.\r\n\r\n"
           "--116F2A821C3.1795714231/relay.school.example\r\nContent-Description: Delivery report\r\n"
           "Content-Type: message/delivery-status\r\n\r\n"
           "Reporting-MTA: dns; relay.school.example\r\nX-Postfix-Queue-ID: 116F2A821C3\r\n\r\n"
           "Final-Recipient: rfc822; " +
           recipient + "\r\nOriginal-Recipient: rfc822;" + recipient + "\r\nAction: " + action +
           "\r\nStatus: " + status + "\r\nDiagnostic-Code: X-Postfix; unknown user: \"" + recipient + "\"\r\n\r\n" +
           more_recipients + "--116F2A821C3.1795714231/relay.school.example\r\nContent-Type: " + returned_type +
           "\r\n\r\nReceived: from [127.0.0.1] by relay.school.example (Postfix) with ESMTP id 116F2A821C3\r\n"
           "Message-ID: " +
           message_id + "\r\nSubject: hi\r\n\r\nbody\r\n\r\n--116F2A821C3.1795714231/relay.school.example--\r\n";
  }
};

std::string exim(const std::string& verdict, const std::string& permanent = "This is a permanent error.") {
  return "From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: anna@families.example\n"
         "Auto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender\n\n"
         "This message was created automatically by mail delivery software.\n\n"
         "A message that you sent could not be delivered to one or more of its\nrecipients. " +
         permanent + " The following address(es) failed:\n\n  anna@families.example\n    " + verdict +
         "\n\n------ This is a copy of the message, including all the headers. ------\n\n"
         "Received: from relay by mx.example id 116F2A821C3\nMessage-ID: <7.12@school.example>\nSubject: hi\n\nbody\n";
}

std::optional<Kind> kind_in(const std::string& mail) {
  const auto bounce = read_bounce(mail);
  return bounce ? std::optional{bounce->kind} : std::nullopt;
}

TEST(ABounce, OfPostfixNamesTheMailTheAddressAndTheVerdict) {
  const auto bounce = read_bounce(Notice{}.text());
  ASSERT_TRUE(bounce);
  EXPECT_EQ(bounce->message_id, "7.12@school.example");
  EXPECT_EQ(bounce->kind, Kind::no_such_address);
  EXPECT_THAT(bounce->recipients, ElementsAre("anna@families.example", "anna@families.example"));
  EXPECT_EQ(bounce->why, "failed 5.1.1 X-Postfix; unknown user: \"anna@families.example\"");
}

TEST(ABounce, ClosesAnAddressOnlyWhenThereIsNoSuchMailbox) {
  for (const char* status : {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"}) {
    EXPECT_EQ(kind_in(Notice{.status = status}.text()), Kind::no_such_address) << status;
  }
  // A full mailbox, a filter, a relay that gave up after days: the address as such is good.
  for (const char* status : {"5.2.2", "5.7.1", "5.0.0", "4.4.7", "5.1.0", "5.1.8", "5.4.4"}) {
    EXPECT_EQ(kind_in(Notice{.status = status}.text()), Kind::undelivered) << status;
  }
}

TEST(ABounce, ThatIsNotTheLastWordSaysNothing) {
  EXPECT_EQ(kind_in(Notice{.action = "delayed", .status = "4.2.2"}.text()), std::nullopt);
  EXPECT_EQ(kind_in(Notice{.action = "relayed", .status = "2.1.9"}.text()), std::nullopt);
  EXPECT_EQ(kind_in(Notice{.action = "expanded", .status = "2.1.5"}.text()), std::nullopt);
  EXPECT_EQ(kind_in(Notice{.action = "failed", .status = "2.0.0"}.text()), std::nullopt);
  EXPECT_EQ(kind_in(Notice{.action = "delivered", .status = "2.0.0"}.text()), Kind::delivered);
}

TEST(ABounce, OfSeveralRecipientsIsAListsAffair) {
  const std::string another =
      "Final-Recipient: rfc822; boris@families.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n";
  EXPECT_EQ(kind_in(Notice{.more_recipients = another}.text()), std::nullopt);
}

TEST(ABounce, MayReturnTheHeadersAlone) {
  EXPECT_EQ(kind_in(Notice{.returned_type = "text/rfc822-headers"}.text()), Kind::no_such_address);
}

TEST(ABounce, WithoutAMailOfOursIsNone) {
  EXPECT_EQ(kind_in(Notice{.returned_type = "text/plain"}.text()), std::nullopt);
  EXPECT_EQ(kind_in(Notice{.report_type = "disposition-notification"}.text()), std::nullopt);
  EXPECT_EQ(kind_in(Notice{.message_id = "none"}.text()), std::nullopt);
}

TEST(ABounce, OfExchangeIsReadLikeAnyOther) {
  const std::string mail =
      "From: <postmaster@exchange.example>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report;report-type=delivery-status;boundary=abc\r\n\r\n"
      "--abc\r\nContent-Type: multipart/alternative; boundary=def\r\n\r\n--def\r\nContent-Type: text/plain\r\n\r\nx\r\n"
      "--def--\r\n--abc\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;mx.exchange.example\r\n\r\n"
      "Final-Recipient: rfc822;Anna@families.example\r\nAction: failed\r\nStatus: 5.1.10\r\n"
      "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound\r\n\r\n"
      "--abc\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID:\r\n <7.12@school.example>\r\n\r\nbody\r\n--abc--\r\n";
  const auto bounce = read_bounce(mail);
  ASSERT_TRUE(bounce);
  EXPECT_EQ(bounce->kind, Kind::no_such_address);
  EXPECT_EQ(bounce->message_id, "7.12@school.example");
  EXPECT_THAT(bounce->recipients, ElementsAre("anna@families.example"));
}

TEST(ABounce, OfEximIsReadWhereItIsCertain) {
  EXPECT_EQ(kind_in(exim("host mx.example: 550 5.1.1 no such user")), Kind::no_such_address);
  EXPECT_EQ(kind_in(exim("host mx.example: 552 5.2.2 mailbox full")), Kind::undelivered);
  EXPECT_EQ(kind_in(exim("Unrouteable address")), Kind::undelivered);
  EXPECT_EQ(kind_in(exim("retry timeout exceeded", "Delivery attempts will continue.")), std::nullopt);
  EXPECT_EQ(kind_in(exim("host mx.example: 450 4.2.2 try later")), std::nullopt);
}

TEST(ABounce, IsNoAnswerOfAPersonNorAnAbsenceNotice) {
  const std::string answer =
      "From: Anna <anna@families.example>\r\nSubject: Re: weekly\r\nIn-Reply-To: <7.12@school.example>\r\n"
      "Content-Type: text/plain\r\n\r\nStatus: 5.1.1, Action: failed, Message-ID: <7.12@school.example>\r\n";
  EXPECT_EQ(kind_in(answer), std::nullopt);
  EXPECT_EQ(kind_in("Auto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nI am away until Monday.\r\n"),
            std::nullopt);
}

TEST(ABounce, CutOffAnywhereIsReadOrLeftAloneAndNeverMisread) {
  for (const std::string& whole : {Notice{}.text(), exim("550 5.1.1 no such user")}) {
    for (std::size_t length = 0; length <= whole.size(); ++length) {
      const auto bounce = read_bounce(std::string_view{whole}.substr(0, length));
      if (!bounce) continue;
      EXPECT_EQ(bounce->message_id, "7.12@school.example") << length;
      EXPECT_NE(bounce->kind, Kind::delivered) << length;
    }
  }
}

TEST(ABounce, ThatIsHostileEndsQuickly) {
  const std::string head = "Content-Type: multipart/report; report-type=delivery-status; boundary=a\r\n\r\n";
  std::string many = head;
  for (int part = 0; part < 20'000; ++part) many += "--a\r\nContent-Type: message/delivery-status\r\n\r\n\r\n";
  std::string groups = head + "--a\r\nContent-Type: message/delivery-status\r\n\r\n";
  for (int group = 0; group < 20'000; ++group) groups += "Action: failed\r\n\r\n";
  std::string headers;
  for (int header = 0; header < 20'000; ++header) headers += "X-A: b\r\n";
  std::string folded = "X-A: b\r\n";
  for (int line = 0; line < 20'000; ++line) folded += " b\r\n";
  std::string nested;
  for (int depth = 0; depth < 5'000; ++depth) nested += head + "--a\r\n";
  for (const std::string& mail :
       {many, groups, headers, folded, nested, std::string(200'000, 'x'), std::string(200'000, '\n'),
        std::string(200'000, '\0'), head + std::string(200'000, '-'),
        std::string{"Content-Type: multipart/report; "} + std::string(100'000, ';') + "\r\n\r\n"}) {
    EXPECT_EQ(kind_in(mail), std::nullopt);
  }
}

TEST(ABounce, WithChangedBytesNeverCrashes) {
  SeededRandom random{20'261'126};
  const std::string exims = exim("550 5.1.1 no such user");
  for (int round = 0; round < 4'000; ++round) {
    std::string mail = round % 2 == 0 ? Notice{}.text() : exims;
    for (std::uint64_t change = random.below(12) + 1; change > 0 && !mail.empty(); --change) {
      const auto at = static_cast<std::size_t>(random.below(mail.size()));
      switch (random.below(4)) {
        case 0: mail[at] = static_cast<char>(random.below(256)); break;
        case 1: mail.erase(at, static_cast<std::size_t>(random.below(40) + 1)); break;
        case 2: mail.insert(at, mail.substr(static_cast<std::size_t>(random.below(mail.size())), 60)); break;
        default: mail.resize(at); break;
      }
    }
    static_cast<void>(read_bounce(mail));
  }
}

}  // namespace
}  // namespace vestnik::bounces
