/// The Monday of Syzran delivered through a real mail server, and every letter read back by a parser that shares
/// nothing with the product.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <sstream>

#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view domain = "school39.example";

struct Letter {
  std::string to, subject, text, html;
};

std::vector<std::string> script(const std::string& name, const std::string& folder) {
  return {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/gateways/" + name, folder};
}

std::string with_lf(std::string text) {
  std::erase(text, '\r');
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

OwnSettings through_smtp(int port) {
  return {{"plugins.enabled", "import_csv email_smtp maildir internal_mail diary bulletin mail"},
          {"gateway.email_smtp.host", "127.0.0.1"},
          {"gateway.email_smtp.port", std::to_string(port)},
          {"gateway.email_smtp.tls", "off"},
          {"gateway.email_smtp.from", "journal@school39.example"},
          {"gateway.email_smtp.domain", std::string{domain}}};
}

/// What the server accepted, by Message-ID.
std::map<std::string, Letter> letters_in(const std::string& folder) {
  std::istringstream lines{test::ChildProcess{script("read_mail.py", folder)}.read_to_end()};
  std::map<std::string, Letter> letters;
  for (std::string line; std::getline(lines, line);) {
    const JsonValue mail = JsonValue::parse(line).value();
    EXPECT_TRUE(list_of(mail, "defects").empty()) << line;
    EXPECT_EQ(text_of(mail, "auto_submitted"), "auto-generated");
    EXPECT_THAT(text_of(mail, "from"), HasSubstr("Школа 39 <journal@school39.example>"));
    const auto [at, fresh] = letters.try_emplace(text_of(mail, "message_id"));
    EXPECT_TRUE(fresh) << "sent twice";
    at->second = {text_of(mail, "to"), text_of(mail, "subject"), with_lf(text_of(mail, "text")),
                  with_lf(text_of(mail, "html"))};
  }
  return letters;
}

/// The letters that the outbox says were sent, by the Message-ID each must have.
std::map<std::string, Letter> letters_meant(Scenario& day) {
  std::map<std::string, Letter> letters;
  const InstitutionId school = day.school().institution();
  day.school().service().database().read(school, [&](Transaction& transaction) {
    transaction.query(
        "SELECT id, address, subject, body, html FROM delivery WHERE institution_id = $1 AND channel = 'email' "
        "AND state = 'sent'",
        {school}, [&](const Row& row) {
          const std::string id = "<" + std::to_string(school.value) + "." + std::to_string(row.integer(0)) + "@" +
                                 std::string{domain} + ">";
          letters[id] = {row.string(1), row.string(2), with_lf(row.string(3)), with_lf(row.string(4))};
        });
  });
  return letters;
}

void live_the_rest(Scenario& day) {
  day.at(monday, "08:35");
  const LessonId first = day.school().lesson("7-А", monday, 1);
  const std::string marks = R"({"rows":[{"student":)" + std::to_string(day.person("Орлов Денис").value) +
                            R"(,"mark":"2","expected_version":0}],"new_task":{"kind":"oral"}})";
  EXPECT_EQ(day.school().post(day.school().teacher_of(first), lesson_path(first, "/marks"), marks).status, 200);
  day.at(monday, "21:40");
  EXPECT_EQ(day.take_roll("7-А", monday, 6, {{"Орлов Денис", "Н"}}).status, 200);
  day.at(tuesday, "10:00");
  EXPECT_EQ(day.set_reason("Юдина Татьяна", "Тихонов Егор", monday, 1, "НП").status, 200);
  day.at(tuesday, "16:05");
}

TEST(MondayThroughARealMailServer, DeliversEveryLetterOnceAndWhole) {
  const TemporaryFolder mails;
  test::ChildProcess server{script("smtp_server.py", mails.path("in"))};
  Scenario day{monday_in_syzran(), through_smtp(server.read_port())};
  live_monday_morning(day);
  live_the_rest(day);

  const auto meant = letters_meant(day);
  const auto came = letters_in(mails.path("in"));
  ASSERT_GE(meant.size(), 4U);
  ASSERT_EQ(came.size(), meant.size());
  std::string everything;
  for (const auto& [id, letter] : meant) {
    SCOPED_TRACE(id);
    ASSERT_TRUE(came.contains(id));
    EXPECT_EQ(came.at(id).to, letter.to);
    EXPECT_EQ(came.at(id).subject, letter.subject);
    EXPECT_EQ(came.at(id).text, letter.text);
    EXPECT_EQ(came.at(id).html, letter.html);
    everything += came.at(id).text;
  }
  // syzran-7.4.5, syzran-4.3
  EXPECT_THAT(everything, HasSubstr("Егор: 14.09, 1-й урок, История — в журнале записано отсутствие без уважительной"));
  EXPECT_THAT(everything, HasSubstr("14.09, 6-й урок, география: отмечено отсутствие"));
}

}  // namespace
}  // namespace vestnik::tests
