/// One click in a weekly letter (RFC 8058): looking changes nothing, a click does, and the family can take it back.
#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <thread>

#include "scenario/syzran_monday.h"
#include "support/child_process.h"
#include "support/real_mail_servers.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view denis = "Орлов Денис";

/// The week's letter goes over the mail server of the port and ends as files of a folder.
class LetterOfTheWeek : public ::testing::Test {
 protected:
  LetterOfTheWeek(int port, std::filesystem::path folder)
      : letters_(std::move(folder)), day_(monday_in_syzran(), through(port)) {}

  static OwnSettings through(int port) {
    return {{"plugins.enabled", "import_csv email_smtp maildir internal_mail diary bulletin mail"},
            {"http.public_url", "https://journal.school39.example/"},
            {"gateway.email_smtp.host", "127.0.0.1"},
            {"gateway.email_smtp.port", std::to_string(port)},
            {"gateway.email_smtp.tls", "off"},
            {"gateway.email_smtp.from", "journal@school39.example"}};
  }

  /// A mark for Denis on the day, and the week's letter on its Friday.
  void live_a_week(const std::string& on, const std::string& friday) {
    day_.at(on, "12:00");
    const LessonId lesson = day_.school().lesson("7-А", on, 1);
    const std::string marks = R"({"rows":[{"student":)" + std::to_string(day_.person(denis).value) +
                              R"(,"mark":"4","expected_version":0}],"new_task":{"kind":"oral"}})";
    ASSERT_EQ(day_.school().post(day_.school().teacher_of(lesson), lesson_path(lesson, "/marks"), marks).status, 200);
    day_.at(friday, "18:05");
  }
  /// State and reason of the letters of the week to the mother, oldest first.
  std::vector<std::string> weekly_letters() {
    std::vector<std::string> letters;
    const InstitutionId school = day_.school().institution();
    day_.school().service().database().read(school, [&](Transaction& transaction) {
      transaction.query(
          "SELECT state, reason FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND rule ="
          " 'weekly_results' AND channel = 'email' ORDER BY id",
          {school, mother()}, [&](const Row& row) { letters.push_back(row.string(0) + " " + row.string(1)); });
    });
    return letters;
  }
  PersonId mother() { return day_.mother_of(denis); }
  void prefer_email() {
    ASSERT_EQ(day_.school().put(mother(), "/api/v1/me/preferences", R"({"channel":"email"})").status, 200);
  }
  /// The path of the address in the last letter that has one.
  std::string address_in_the_letter() {
    std::string path;
    static const std::regex header{
        "List-Unsubscribe:\r?\n <https://journal\\.school39\\.example(/unsubscribe/[^>]+)>\r?\n"
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?\n"};
    if (!std::filesystem::exists(letters_)) return path;
    for (const auto& file : std::filesystem::directory_iterator(letters_)) {
      std::ifstream in{file.path(), std::ios::binary};
      const std::string mail{std::istreambuf_iterator<char>{in}, {}};
      std::smatch found;
      if (std::regex_search(mail, found, header) &&
          found[1].str().find("." + std::to_string(mother().value) + ".weekly_results.") != std::string::npos)
        path = found[1];
    }
    return path;
  }
  /// Nobody is signed in to a mail program; who asks makes no difference.
  Answer look(const std::string& path) { return day_.school().get(day_.person("Савина Ольга"), path); }
  Answer click(const std::string& path) { return day_.school().post(day_.person("Савина Ольга"), path, ""); }

  const std::filesystem::path letters_;
  Scenario day_;
};

struct OurMailServer {
  TemporaryFolder mails_;
  test::ChildProcess server_{
      {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/gateways/smtp_server.py", mails_.path("in")}};
};
class OneClick : private OurMailServer, public LetterOfTheWeek {
 protected:
  OneClick() : LetterOfTheWeek(server_.read_port(), mails_.path("in")) {}
};

struct PostfixOfTheFamilies {
  TemporaryFolder folder_;
  test::RealPostfix postfix_{folder_.root() / "postfix",
                             {{"families.example"}, {{"mother@families.example", "mother"}}}};
};
class OneClickBehindPostfix : private PostfixOfTheFamilies, public LetterOfTheWeek {
 protected:
  OneClickBehindPostfix() : LetterOfTheWeek(postfix_.port(), postfix_.mails() / "mother" / "new") {}

  void live_at_families_example() {
    const InstitutionId school = day_.school().institution();
    day_.school().service().database().write(school, Priority::person, [&](Transaction& transaction) {
      transaction.execute(
          "UPDATE contact SET value = 'mother@families.example' WHERE institution_id = $1 AND person_id = $2"
          " AND kind = 'email'",
          {school, mother()});
      return true;
    });
  }
};

// What a receiver's mail program finds after a relay has had the letter in its hands is what a click is made of.
TEST_F(OneClickBehindPostfix, ArrivesWholeAndEndsTheLetter) {
  day_.at(monday, "07:40");
  live_at_families_example();
  prefer_email();
  live_a_week("2026-09-14", "2026-09-18");
  std::string path;
  for (int wait = 0; path.empty() && wait < 400; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds{25});
    path = address_in_the_letter();
  }
  ASSERT_FALSE(path.empty()) << "the letter came without its two headers, or not at all";
  EXPECT_EQ(click(path).status, 200);
  live_a_week("2026-09-21", "2026-09-25");
  EXPECT_EQ(weekly_letters(), (std::vector<std::string>{"sent ", "cancelled unsubscribed"}));
}

TEST_F(OneClick, EndsTheWeeklyLetterAndTheFamilyCanHaveItBack) {
  day_.at(monday, "07:40");
  prefer_email();
  live_a_week("2026-09-14", "2026-09-18");
  ASSERT_EQ(weekly_letters(), (std::vector<std::string>{"sent "}));
  const std::string path = address_in_the_letter();
  ASSERT_FALSE(path.empty());

  // A mail program that looks at every address unsubscribes nobody.
  EXPECT_EQ(look(path).status, 200);
  EXPECT_THAT(look(path).bytes, HasSubstr("<button"));
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM unsubscription WHERE institution_id = $1", {day_.school().institution()}),
            0);

  EXPECT_EQ(click(path).status, 200);
  EXPECT_EQ(click(path).status, 200) << "a second click says the same";
  EXPECT_THAT(look(path).bytes, HasSubstr("Вы отписаны"));
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM event WHERE institution_id = $1 AND type = 'subscription.changed'",
                       {day_.school().institution()}),
            1);
  live_a_week("2026-09-21", "2026-09-25");
  EXPECT_EQ(weekly_letters(), (std::vector<std::string>{"sent ", "cancelled unsubscribed"}));

  const Answer held = day_.school().get(mother(), "/api/v1/me/subscriptions");
  EXPECT_THAT(held.bytes, HasSubstr(R"("unsubscribed":["weekly_results"])"));
  EXPECT_EQ(day_.school().put(mother(), "/api/v1/me/subscriptions/weekly_results", R"({"subscribed":true})").status,
            200);
  live_a_week("2026-09-28", "2026-10-02");
  EXPECT_EQ(weekly_letters(), (std::vector<std::string>{"sent ", "cancelled unsubscribed", "sent "}));
  EXPECT_EQ(click(path).status, 200) << "the old letter's address still serves";
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM unsubscription WHERE institution_id = $1", {day_.school().institution()}),
            1);
}

TEST_F(OneClick, CannotBeMadeUp) {
  day_.at(monday, "07:40");
  prefer_email();
  live_a_week("2026-09-14", "2026-09-18");
  std::string path = address_in_the_letter();
  ASSERT_FALSE(path.empty());
  path.back() = path.back() == '0' ? '1' : '0';
  for (const std::string& forged : {path, std::string{"/unsubscribe/1.2.weekly_results"}, std::string{"/unsubscribe/x"},
                                    "/unsubscribe/1.2.weekly_results." + std::string(32, '0'),
                                    "/unsubscribe/99.2.absence." + std::string(32, 'a')}) {
    EXPECT_EQ(look(forged).status, 404) << forged;
    EXPECT_EQ(click(forged).status, 404) << forged;
  }
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM unsubscription WHERE institution_id = $1", {day_.school().institution()}),
            0);
}

TEST_F(OneClick, IsNotOfferedForWhatASchoolMustTell) {
  live_monday_morning(day_);
  day_.at(tuesday, "10:00");
  ASSERT_EQ(day_.set_reason("Юдина Татьяна", "Тихонов Егор", monday, 1, "НП").status, 200);
  day_.at(tuesday, "16:05");
  std::size_t letters = 0;
  for (const auto& file : std::filesystem::directory_iterator(letters_)) {
    std::ifstream in{file.path(), std::ios::binary};
    const std::string mail{std::istreambuf_iterator<char>{in}, {}};
    EXPECT_THAT(mail, Not(HasSubstr("List-Unsubscribe")));
    ++letters;
  }
  EXPECT_GT(letters, 0U);
  const Answer refused =
      day_.school().put(day_.mother_of("Тихонов Егор"), "/api/v1/me/subscriptions/absence", R"({"subscribed":false})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.bytes, HasSubstr("отказаться нельзя"));
}

}  // namespace
}  // namespace vestnik::tests
