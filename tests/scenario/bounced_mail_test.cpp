/// An address that does not exist, from the absence to the class teacher's telephone: a real Postfix takes the mail
/// over and sends it back, a real Dovecot holds the bounce, the plugin reads it.
#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "net/smtp_client.h"
#include "scenario/syzran_monday.h"
#include "support/real_mail_servers.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view ilya = "Кузнецов Илья";
constexpr std::string_view teacher_of_7a = "Савина Ольга";

class ABouncedMail : public ::testing::Test {
 protected:
  ABouncedMail() {
    std::ofstream{folder_.path("password")} << "secret";
    std::filesystem::permissions(folder_.path("password"), std::filesystem::perms::owner_read);
    day_ = std::make_unique<Scenario>(monday_in_syzran(), settings());
    for (const LeftOut& left : day_->school().service().left_out())
      ADD_FAILURE() << left.name << " " << left.problem.code;
  }

  [[nodiscard]] OwnSettings settings() const {
    return {{"plugins.enabled", "import_csv email_smtp internal_mail bounces diary bulletin mail"},
            {"gateway.email_smtp.host", "127.0.0.1"},
            {"gateway.email_smtp.port", std::to_string(postfix_.port())},
            {"gateway.email_smtp.tls", "off"},
            {"gateway.email_smtp.from", "journal@school39.example"},
            {"bounces.host", "127.0.0.1"},
            {"bounces.port", std::to_string(dovecot_.port())},
            {"bounces.tls", "off"},
            {"bounces.user", "bounces"},
            {"bounces.password", "file:" + folder_.path("password")}};
  }

  /// The school's families live at these domains; only the mailboxes in the map exist.
  static test::RealPostfix::House house() {
    return {{"school39.example", "families.example"},
            {{"journal@school39.example", "bounces"}, {"anna@families.example", "anna"}}};
  }

  void give_address(PersonId person, const std::string& address) {
    const InstitutionId school = day_->school().institution();
    day_->school().service().database().write(school, Priority::person, [&](Transaction& transaction) {
      transaction.execute("DELETE FROM contact WHERE institution_id = $1 AND person_id = $2", {school, person});
      transaction.execute(
          "INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, valid_to, recorded_at)"
          " VALUES ($1, $2, $3, 'email', $4, 'confirmed', '2026-09-01', NULL, 0)",
          {school, 900'000 + person.value, person, address});
      return true;
    });
  }

  void collect() {
    Service& service = day_->school().service();
    for (std::size_t gateway = 0; gateway < service.gateway_count(); ++gateway) {
      if (service.gateway(gateway).name == "bounces") service.collect(gateway);
    }
  }
  /// Reads the mailbox until the person has no mail that is merely sent.
  bool bounce_of(PersonId person) {
    for (const auto until = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < until;
         std::this_thread::sleep_for(50ms)) {
      collect();
      if (day_->count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND channel ="
                      " 'email' AND state = 'dead'",
                      {day_->school().institution(), person}) > 0)
        return true;
    }
    return false;
  }
  [[nodiscard]] std::int64_t closed(PersonId person) {
    return day_->count("SELECT COUNT(*) FROM contact WHERE institution_id = $1 AND person_id = $2 AND state = 'dead'",
                       {day_->school().institution(), person});
  }
  std::vector<Told> told_of_the_address() {
    auto told = day_->told_by(day_->person(teacher_of_7a), "internal");
    std::erase_if(told, [](const Told& one) { return one.rule != "address_closed"; });
    return told;
  }

  TemporaryFolder folder_;
  test::RealPostfix postfix_{folder_.root() / "postfix", house()};
  test::RealDovecot dovecot_{folder_.root() / "dovecot", postfix_.mails() / "bounces", "bounces", "secret"};
  std::unique_ptr<Scenario> day_;
};

// syzran-7.3.2 (partial: addresses that failed)
TEST_F(ABouncedMail, ClosesTheAddressTellsTheClassTeacherAndBecomesACall) {
  const PersonId mother = day_->mother_of(ilya);
  give_address(mother, "nobody@families.example");
  live_monday_morning(*day_);
  EXPECT_THAT(day_->told_by(mother, "email"), Contains(Field(&Told::state, "sent")));
  EXPECT_THAT(day_->calls(teacher_of_7a), Not(Contains(Field(&Call::student, day_->person(ilya).value))));

  ASSERT_TRUE(bounce_of(mother));
  day_->at(monday, "08:20");
  EXPECT_EQ(closed(mother), 1);
  EXPECT_THAT(day_->calls(teacher_of_7a), Contains(Field(&Call::student, day_->person(ilya).value)));
  const auto told = told_of_the_address();
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0].text, HasSubstr("Адрес электронной почты не работает"));
  EXPECT_THAT(told[0].text, HasSubstr(std::string{ilya}));
  EXPECT_THAT(told[0].text, Not(HasSubstr("families.example")));

  const Answer card = day_->school().get(day_->person(teacher_of_7a), student_path(day_->person(ilya), "/guardians"));
  EXPECT_THAT(card.bytes, HasSubstr(R"("kind":"email","confirmed":false,"closed":true)"));
  EXPECT_THAT(card.bytes, Not(HasSubstr("families.example")));

  // The next morning nothing is sent there, and nobody waits for a bounce.
  collect();
  day_->at(tuesday, "08:04");
  EXPECT_EQ(day_->take_roll("7-А", tuesday, 1, {{std::string{ilya}, "Н"}}).status, 200);
  day_->at(tuesday, "08:20");
  EXPECT_EQ(day_->count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND channel ="
                        " 'email'",
                        {day_->school().institution(), mother}),
            1);
  EXPECT_THAT(told_of_the_address(), SizeIs(1)) << "the class teacher is told once";
}

TEST_F(ABouncedMail, ThatIsForgedClosesNothing) {
  const PersonId mother = day_->mother_of(ilya);
  give_address(mother, "anna@families.example");
  live_monday_morning(*day_);
  ASSERT_THAT(day_->told_by(mother, "email"), Contains(Field(&Told::state, "sent")));
  const auto delivery = day_->count(
      "SELECT MAX(id) FROM delivery WHERE institution_id = $1 AND recipient_id = $2"
      " AND channel = 'email'",
      {day_->school().institution(), mother});
  // Somebody who guesses the Message-ID writes to the bounce mailbox.
  const std::string id = std::to_string(day_->school().institution().value) + "." + std::to_string(delivery);
  const std::string forged =
      "From: Mail Delivery System <MAILER-DAEMON@relay.school.example>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.school.example\r\n\r\n"
      "Final-Recipient: rfc822; anna@families.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\n"
      "Content-Type: message/rfc822\r\n\r\nMessage-ID: <" +
      id + "@school39.example>\r\n\r\n--b--\r\n";
  net::SmtpServer relay{.host = "127.0.0.1",
                        .port = postfix_.port(),
                        .tls = net::SmtpTls::off,
                        .user = {},
                        .password = {},
                        .hello = "evil.example",
                        .ca_file = {}};
  net::SmtpClient client{relay};
  const net::SmtpEnvelope mail{"eve@evil.example", "journal@school39.example", forged};
  ASSERT_EQ(client.send({&mail, 1}, std::chrono::steady_clock::now() + 10s).front().phase, net::SmtpPhase::accepted);
  const auto arrived = [&] {
    const auto inbox = postfix_.mails() / "bounces";
    for (const char* part : {"new", "cur"}) {
      if (std::filesystem::exists(inbox / part) && !std::filesystem::is_empty(inbox / part)) return true;
    }
    return false;
  };
  for (const auto until = std::chrono::steady_clock::now() + 20s;
       !arrived() && std::chrono::steady_clock::now() < until;)
    std::this_thread::sleep_for(20ms);
  ASSERT_TRUE(arrived());
  collect();
  EXPECT_EQ(closed(mother), 0);
  EXPECT_THAT(day_->told_by(mother, "email"), Contains(Field(&Told::state, "sent")));
  EXPECT_EQ(
      day_->count("SELECT COUNT(*) FROM p_bounces_place WHERE uid > 0 AND institution_id = $1", {InstitutionId{}}), 1)
      << "it was looked at, and left alone";
}

}  // namespace
}  // namespace vestnik::tests
