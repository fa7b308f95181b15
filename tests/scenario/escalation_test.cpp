/// A bad mark that nobody reads: from the cabinet to a mail server, from there to the telephone and at last to the
/// class teacher's sheet; and the same mark, read at its second step. Over the gateways that schools use.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "app/adoption.h"
#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view of_a_two = "Кузнецов Илья";

class UnreadInSyzran : public ::testing::Test {
 protected:
  void SetUp() override { adopt(school_that_escalates()); }

  OwnSettings through_the_mail_server() {
    return {{"plugins.enabled", "import_csv email_smtp maildir internal_mail diary bulletin mail"},
            {"gateway.email_smtp.host", "127.0.0.1"},
            {"gateway.email_smtp.port", std::to_string(server_.read_port())},
            {"gateway.email_smtp.tls", "off"},
            {"gateway.email_smtp.from", "journal@school39.example"}};
  }
  /// The shipped regulation, but for how parents hear of a bad mark.
  static std::string school_that_escalates() {
    std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua"};
    std::ostringstream text;
    text << file.rdbuf();
    std::string script = text.str();
    const std::string before = R"(tell = { "parents", "class_teacher" },
  by = all_of { "internal", "email" }, settle = 10 * minutes,)";
    const auto at = script.find(before);
    EXPECT_NE(at, std::string::npos);
    script.replace(at, before.size(), R"(tell = { "parents" },
  by = first_of { "internal", "email", "sms", "print" }, settle = 10 * minutes,
  escalate = { after = 2 * hours, unless = "read" },)");
    return script;
  }
  void adopt(const std::string& script) {
    Service& service = day_.school().service();
    const auto problems = adopt_text(service, operator_of(day_.school().institution()), {"syzran.lua", script},
                                     parse_iso_instant("2026-09-14T02:30:00Z").value());
    for (const Problem& problem : problems) ADD_FAILURE() << problem.code;
  }
  void give_a_two() {
    day_.at(monday, "08:35");
    const LessonId lesson = day_.school().lesson("7-А", monday, 1);
    const std::string marks = R"({"rows":[{"student":)" + std::to_string(day_.person(of_a_two).value) +
                              R"(,"mark":"2","expected_version":0}],"new_task":{"kind":"oral"}})";
    ASSERT_EQ(day_.school().post(day_.school().teacher_of(lesson), lesson_path(lesson, "/marks"), marks).status, 200);
  }
  /// Channel and state of what the mother was told of it, oldest first.
  std::vector<std::string> told_so_far() {
    std::vector<std::string> told;
    const InstitutionId school = day_.school().institution();
    day_.school().service().database().read(school, [&](Transaction& transaction) {
      transaction.query(
          "SELECT channel, state FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND rule = 'low_mark'"
          " ORDER BY id",
          {school, mother()}, [&](const Row& row) { told.push_back(row.string(0) + " " + row.string(1)); });
    });
    return told;
  }
  std::int64_t sheets() {
    return day_.count(
        "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND channel ="
        " 'print' AND state = 'held'",
        {day_.school().institution(), mother()});
  }
  PersonId mother() { return day_.mother_of(of_a_two); }
  /// She opens the first letter of her mailbox.
  void read_the_letter() {
    const Answer box = day_.school().get(mother(), "/api/v1/mail");
    ASSERT_EQ(box.status, 200) << box.bytes;
    ASSERT_FALSE(list_of(box.body, "mails").empty()) << box.bytes;
    const std::string id = text_of(list_of(box.body, "mails").front(), "id");
    ASSERT_EQ(day_.school().get(mother(), "/api/v1/mail/" + id).status, 200);
  }

  TemporaryFolder mails_;
  test::ChildProcess server_{
      {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/gateways/smtp_server.py", mails_.path("in")}};
  Scenario day_{monday_in_syzran(), through_the_mail_server()};
};

TEST_F(UnreadInSyzran, GoesFromTheCabinetToTheMailToTheTelephoneAndToPaper) {
  give_a_two();
  day_.at(monday, "08:46");
  EXPECT_THAT(told_so_far(), ElementsAre("internal sent"));
  day_.at(monday, "10:44");
  EXPECT_THAT(told_so_far(), ElementsAre("internal sent")) << "two hours are not over";
  day_.at(monday, "10:46");
  EXPECT_THAT(told_so_far(), ElementsAre("internal sent", "email sent"));
  day_.at(monday, "12:47");
  EXPECT_THAT(told_so_far(), ElementsAre("internal sent", "email sent", "sms sent"));
  EXPECT_EQ(sheets(), 0);
  day_.at(monday, "14:48");
  EXPECT_EQ(sheets(), 1) << "a line of the week's sheet";
  EXPECT_FALSE(std::filesystem::is_empty(mails_.path("in"))) << "the mail server has it";
  day_.at(monday, "20:00");
  EXPECT_THAT(told_so_far(), ::testing::SizeIs(3)) << "the chain is at its end";
}

TEST_F(UnreadInSyzran, ReadInTheCabinetGoesNoFurther) {
  give_a_two();
  day_.at(monday, "10:46");
  EXPECT_THAT(told_so_far(), ElementsAre("internal sent", "email sent"));
  day_.at(monday, "11:30");
  read_the_letter();
  day_.at(monday, "20:00");
  EXPECT_THAT(told_so_far(), ElementsAre("internal read", "email sent")) << "no SMS";
  EXPECT_EQ(sheets(), 0);
}

}  // namespace
}  // namespace vestnik::tests
