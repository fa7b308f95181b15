// A mailbox of a real Dovecot, filled by a real Postfix.
#include <gmock/gmock.h>

#include <thread>

#include "net/imap_session.h"
#include "net/smtp_client.h"
#include "support/real_mail_servers.h"
#include "support/temporary_folder.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::chrono::steady_clock::time_point in(std::chrono::seconds span) { return std::chrono::steady_clock::now() + span; }

class MailboxOfDovecot : public testing::Test {
 protected:
  MailboxOfDovecot() {
    server_.host = "127.0.0.1";
    server_.port = dovecot_.port();
    server_.tls = net::ImapTls::off;
    server_.user = "bounces";
    server_.password = "secret";
  }

  void send(const std::string& to) {
    net::SmtpServer relay;
    relay.host = "127.0.0.1";
    relay.port = postfix_.port();
    relay.tls = net::SmtpTls::off;
    relay.hello = "school.example";
    net::SmtpClient client{relay};
    const net::SmtpEnvelope mail{"journal@school.example", to,
                                 "Message-ID: <7.12@school.example>\r\nSubject: hi\r\n\r\nbody\r\n"};
    ASSERT_EQ(client.send({&mail, 1}, in(10s)).front().phase, net::SmtpPhase::accepted);
  }
  /// Waits until the mailbox holds so many mails.
  std::vector<std::uint32_t> wait_for_mails(std::size_t count) {
    for (const auto until = in(20s); std::chrono::steady_clock::now() < until; std::this_thread::sleep_for(50ms)) {
      net::ImapSession session{server_, in(5s)};
      if (!session.select("INBOX")) continue;
      auto uids = session.uids_after(0);
      if (uids.size() >= count) return uids;
    }
    return {};
  }

  tests::TemporaryFolder scratch_;
  RealPostfix postfix_{scratch_.root() / "postfix",
                       {{"school.example", "families.example"}, {{"journal@school.example", "bounces"}}}};
  RealDovecot dovecot_{scratch_.root() / "dovecot", postfix_.mails() / "bounces", "bounces", "secret"};
  net::ImapServer server_;
};

TEST_F(MailboxOfDovecot, HoldsTheBounceThatPostfixWroteAndIsReadWithoutATrace) {
  send("nobody@families.example");
  const auto uids = wait_for_mails(1);
  ASSERT_THAT(uids, SizeIs(1));
  net::ImapSession session{server_, in(10s)};
  const auto mailbox = session.select("INBOX");
  ASSERT_TRUE(mailbox) << net::to_text(session.trouble());
  EXPECT_GT(mailbox->uid_validity, 0U);
  EXPECT_EQ(mailbox->messages, 1U);
  const auto mail = session.fetch(uids[0], 100'000);
  ASSERT_TRUE(mail);
  EXPECT_THAT(mail->bytes, HasSubstr("Status: 5.1.1"));
  EXPECT_THAT(mail->bytes, HasSubstr("<7.12@school.example>"));
  EXPECT_EQ(session.fetch(uids[0], 100)->bytes, mail->bytes.substr(0, 100));
  EXPECT_FALSE(session.fetch(uids[0] + 7, 100)) << "there is no such mail";
  EXPECT_EQ(session.trouble(), net::ImapTrouble::none);
  EXPECT_THAT(session.uids_after(uids[0]), SizeIs(0));
  const auto seen = [&] {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(postfix_.mails() / "bounces" / "cur")) {
      count += file.path().string().ends_with("S") ? 1U : 0U;
    }
    return count;
  };
  EXPECT_EQ(seen(), 0U);
  session.mark_seen(uids[0]);
  EXPECT_EQ(session.trouble(), net::ImapTrouble::none);
  EXPECT_EQ(seen(), 1U);
}

TEST_F(MailboxOfDovecot, SaysWhyItCannotBeRead) {
  net::ImapServer wrong = server_;
  wrong.password = "another";
  wrong.timeout = 10s;
  EXPECT_EQ(net::ImapSession(wrong, in(15s)).trouble(), net::ImapTrouble::sign_in);
  wrong = server_;
  wrong.tls = net::ImapTls::require;
  EXPECT_EQ(net::ImapSession(wrong, in(10s)).trouble(), net::ImapTrouble::tls);
  net::ImapSession no_such_mailbox{server_, in(10s)};
  EXPECT_FALSE(no_such_mailbox.select("Elsewhere"));
  EXPECT_EQ(no_such_mailbox.trouble(), net::ImapTrouble::refused);
  net::ImapSession injection{server_, in(10s)};
  EXPECT_FALSE(injection.select("INBOX\"\r\nA9 DELETE \"INBOX"));
  EXPECT_EQ(injection.trouble(), net::ImapTrouble::refused);
}

}  // namespace
}  // namespace vestnik::test
