// Whatever an IMAP server does, the reader ends in time and believes nothing that was not said.
#include <gmock/gmock.h>

#include "net/imap_session.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;
using net::ImapTrouble;
using ::testing::ElementsAre;

struct OddMailbox {
  const char* kind;
  ImapTrouble trouble;
};
void PrintTo(const OddMailbox& one, std::ostream* out) { *out << one.kind; }

class OddImapServer : public testing::TestWithParam<OddMailbox> {
 protected:
  ChildProcess process_{
      {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/mailbox/odd_imap_server.py", GetParam().kind}};
  net::ImapServer server_{"127.0.0.1", process_.read_port(), net::ImapTls::off, "bounces", "secret", "", 400ms};
};

TEST_P(OddImapServer, IsLeftInTime) {
  const auto started = std::chrono::steady_clock::now();
  net::ImapSession session{server_, started + 5s};
  if (session.select("INBOX")) {
    static_cast<void>(session.uids_after(0));
    EXPECT_FALSE(session.fetch(1, 1000));
    session.mark_seen(1);
  }
  EXPECT_EQ(session.trouble(), GetParam().trouble) << net::to_text(session.trouble());
  EXPECT_FALSE(session.fetch(1, 1000)) << "after trouble nothing is answered";
  EXPECT_LT(std::chrono::steady_clock::now() - started, 4s);
}

INSTANTIATE_TEST_SUITE_P(
    All, OddImapServer,
    testing::Values(OddMailbox{"silent", ImapTrouble::timeout}, OddMailbox{"not_imap", ImapTrouble::timeout},
                    OddMailbox{"bye", ImapTrouble::protocol}, OddMailbox{"no_validity", ImapTrouble::protocol},
                    OddMailbox{"silent_select", ImapTrouble::timeout}, OddMailbox{"closes", ImapTrouble::network},
                    OddMailbox{"endless_line", ImapTrouble::protocol},
                    OddMailbox{"endless_lines", ImapTrouble::protocol},
                    OddMailbox{"another_tag", ImapTrouble::protocol}, OddMailbox{"nul", ImapTrouble::protocol},
                    OddMailbox{"drip", ImapTrouble::timeout}, OddMailbox{"huge_literal", ImapTrouble::protocol},
                    OddMailbox{"short_literal", ImapTrouble::network}, OddMailbox{"another_uid", ImapTrouble::none},
                    OddMailbox{"nil", ImapTrouble::none}, OddMailbox{"read_only", ImapTrouble::refused}),
    [](const auto& one) { return one.param.kind; });

TEST(AMailboxThatCountsOddly, IsReadForWhatMakesSense) {
  ChildProcess process{
      {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/mailbox/odd_imap_server.py", "odd_search"}};
  const net::ImapServer server{"127.0.0.1", process.read_port(), net::ImapTls::off, "bounces", "secret", "", 2s};
  net::ImapSession session{server, std::chrono::steady_clock::now() + 5s};
  ASSERT_TRUE(session.select("INBOX"));
  EXPECT_THAT(session.uids_after(1), ElementsAre(2, 3, 5));
}

TEST(AMailboxThatSendsMoreThanWasAsked, IsCutToIt) {
  ChildProcess process{
      {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/mailbox/odd_imap_server.py", "too_much"}};
  const net::ImapServer server{"127.0.0.1", process.read_port(), net::ImapTls::off, "bounces", "secret", "", 2s};
  net::ImapSession session{server, std::chrono::steady_clock::now() + 5s};
  ASSERT_TRUE(session.select("INBOX"));
  EXPECT_EQ(session.fetch(1, 100)->bytes.size(), 100U);
}

TEST(NoMailbox, IsNetworkTrouble) {
  const net::ImapServer server{"127.0.0.1", free_port(), net::ImapTls::off, "bounces", "secret", "", 2s};
  EXPECT_EQ(net::ImapSession(server, std::chrono::steady_clock::now() + 5s).trouble(), ImapTrouble::network);
}

}  // namespace
}  // namespace vestnik::test
