/// The cabinet as families see it: the built program, its demonstration school and a real browser.
#include <gmock/gmock.h>
#include <signal.h>
#include <sqlite3.h>

#include "scenario/browser.h"
#include "scenario/built_program.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* in_diary = "!document.getElementById('view-diary').hidden";
constexpr const char* at_sign_in = "!document.getElementById('view-sign-in').hidden";

/// A lesson of the class teacher with the parent's child is today, whatever day the tests run on; it began two hours
/// ago.
constexpr const char* lesson_of_today = R"sql(
UPDATE lesson SET date = date('now', '+4 hours'), number = 8, state = 'planned',
  starts_at = (CAST(strftime('%s', 'now') AS INTEGER) - 7200) * 1000000,
  ends_at = (CAST(strftime('%s', 'now') AS INTEGER) - 4800) * 1000000
WHERE id = (SELECT l.id FROM lesson l JOIN class_teacher c ON c.group_id = l.group_id AND c.teacher_id =
  l.actual_teacher_id JOIN account a ON a.person_id = c.teacher_id WHERE a.login = '@teacher' AND l.group_id IN
  (SELECT m.group_id FROM membership m JOIN guardianship g ON g.student_id = m.student_id
   JOIN account p ON p.person_id = g.guardian_id WHERE p.login = '@parent')
  ORDER BY abs(l.starts_at - CAST(strftime('%s', 'now') AS INTEGER) * 1000000) LIMIT 1))sql";

class Cabinet : public BuiltProgram {
 protected:
  Cabinet() : names_(make_demo()) {
    put_lesson_on_today();
    service_ = std::make_unique<test::ChildProcess>(words({"serve", "--port", "0"}));
    const std::string line = service_->read_line();
    api = line.substr(0, line.find("/api/v1"));
    teacher_ = token_of(names_, "class_teacher");
    child_ = numbers(R"sql(SELECT g.student_id FROM guardianship g JOIN account a ON a.person_id = g.guardian_id
                           WHERE a.login = '@parent')sql");
    others_ = numbers(R"sql(SELECT m.student_id FROM membership m JOIN lesson l ON l.group_id = m.group_id WHERE
                            l.number = 8 AND m.student_id NOT IN (SELECT g.student_id FROM guardianship g JOIN account a
                            ON a.person_id = g.guardian_id WHERE a.login IN ('@parent')) ORDER BY m.student_id)sql");
    lesson_ = numbers("SELECT id FROM lesson WHERE number = 8");
  }
  ~Cabinet() override {
    if (service_) {
      EXPECT_EQ(service_->end(SIGTERM).code, 0);
    }
  }

  /// Rows of one number, of a statement in which the printed logins stand as @role.
  std::vector<std::int64_t> numbers(std::string sql) {
    for (const auto& [mark, role] : {std::pair{"@parent", "parent"}, std::pair{"@teacher", "class_teacher"}}) {
      for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark)) {
        sql.replace(at, std::string_view{mark}.size(), name(role).login);
      }
    }
    sqlite3* journal = nullptr;
    std::vector<std::int64_t> found;
    EXPECT_EQ(sqlite3_open(folder.path("data/vestnik.db").c_str(), &journal), SQLITE_OK);
    sqlite3_busy_timeout(journal, 5000);
    const auto keep = [](void* into, int, char** cells, char**) {
      static_cast<std::vector<std::int64_t>*>(into)->push_back(std::stoll(cells[0]));
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(journal, sql.c_str(), keep, &found, nullptr), SQLITE_OK) << sqlite3_errmsg(journal);
    sqlite3_close(journal);
    return found;
  }
  void put_lesson_on_today() { EXPECT_TRUE(numbers(lesson_of_today).empty()); }

  [[nodiscard]] const SignInName& name(std::string_view role) const {
    return *std::ranges::find(names_, role, &SignInName::role);
  }

  /// By the teacher, over the API, as any program records it.
  void give(std::int64_t student, const std::string& mark) {
    const net::HttpResult given = call("POST", "/api/v1/lessons/" + std::to_string(lesson_.at(0)) + "/marks",
                                       R"({"rows":[{"student":)" + std::to_string(student) + R"(,"mark":")" + mark +
                                           R"(","expected_version":0}],"new_task":{"kind":"oral"}})",
                                       teacher_);
    ASSERT_EQ(given.status, 200) << given.body;
  }

  void sign_in(const std::string& login, const std::string& password) {
    browser_.type("institution", "syzran");
    browser_.type("login", login);
    browser_.type("password", password);
    browser_.press_enter();
  }
  void sign_in_as(std::string_view role) {
    browser_.open(api + "/");
    browser_.wait_for(at_sign_in);
    sign_in(name(role).login, name(role).password);
  }
  /// The marks of the day that is called today, as they are seen.
  std::string marks_of_today() {
    return browser_.value(
        "Array.prototype.map.call(document.querySelectorAll('.today .value'),function(m){return m.innerText}).join()");
  }
  void expect_no_scrolling_aside() {
    EXPECT_EQ(browser_.value("document.documentElement.scrollWidth<=document.documentElement.clientWidth"), "true")
        << browser_.value("document.documentElement.scrollWidth");
  }

  std::vector<SignInName> names_;
  std::unique_ptr<test::ChildProcess> service_;
  Browser browser_;
  std::string teacher_;
  std::vector<std::int64_t> child_, others_, lesson_;
};

// usolye-7.1: a parent reads the own child's grade of today from home, a moment after it was recorded and without
// asking the staff; nobody else's is there. otradny-2.2: so does a student, after signing in.
TEST_F(Cabinet, ShowsTodaysGradesToTheFamilyAndToNobodyElse) {
  ASSERT_EQ(child_.size(), 1U);
  give(child_.at(0), "4");
  give(others_.at(0), "2");
  browser_.resize(360, 740);
  sign_in_as("parent");
  browser_.wait_for(in_diary);
  EXPECT_EQ(marks_of_today(), "4");
  EXPECT_EQ(browser_.value("document.querySelectorAll('#days .value').length"), "1") << browser_.seen();
  expect_no_scrolling_aside();
  browser_.picture("cabinet_phone");
  browser_.resize(1280, 800);
  expect_no_scrolling_aside();
  browser_.picture("cabinet_desk");
  browser_.resize(320, 640);
  expect_no_scrolling_aside();

  // What the page holds of its session is out of the reach of scripts, and nothing else is kept.
  EXPECT_EQ(browser_.kept(), R"({"school":"syzran"})");
  EXPECT_EQ(browser_.value("location.href"), api + "/");

  // Loaded anew, the session goes on.
  browser_.open(api + "/");
  browser_.wait_for(in_diary);
  EXPECT_EQ(marks_of_today(), "4");

  browser_.click("week-before");
  browser_.wait_for("!document.getElementById('week-now').hidden");
  EXPECT_EQ(marks_of_today(), "");
  browser_.click("week-now");
  browser_.wait_for("document.getElementById('week-now').hidden");
  EXPECT_EQ(marks_of_today(), "4");

  // Whoever sits down next sees nothing, whatever button is pressed.
  const std::string child = browser_.value("document.getElementById('whose').textContent");
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  browser_.open("about:blank");
  browser_.go_back();
  browser_.wait_for("location.protocol==='http:'&&" + std::string{at_sign_in});
  EXPECT_THAT(browser_.value("document.body.textContent"), Not(HasSubstr(child)));
  EXPECT_EQ(browser_.value("document.querySelectorAll('.day').length"), "1") << "the empty sample alone";

  sign_in_as("student");
  browser_.wait_for(in_diary);
  EXPECT_EQ(marks_of_today(), "4") << browser_.seen();
  EXPECT_THAT(browser_.seen(), HasSubstr("Мой дневник"));
}

TEST_F(Cabinet, SaysWhatWentWrongAndLetsInByTheCodeOfTheSlip) {
  browser_.resize(360, 740);
  browser_.open(api + "/?school=syzran");
  browser_.wait_for(at_sign_in);
  EXPECT_EQ(browser_.value("document.getElementById('institution').value"), "syzran");
  expect_no_scrolling_aside();
  browser_.picture("cabinet_sign_in");
  sign_in(name("parent").login, "not-the-password");
  browser_.wait_for("!document.getElementById('sign-in-refusal').hidden");
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("Логин, пароль или код не подошли."), HasSubstr("раскладку")));

  // A member of the staff is told what the page is for.
  sign_in(name("class_teacher").login, name("class_teacher").password);
  browser_.wait_for("!document.getElementById('view-staff').hidden");
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("классный руководитель"), HasSubstr("родителям")));
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);

  const std::string student = std::to_string(child_.at(0));
  const net::HttpResult slip =
      call("POST", "/api/v1/students/" + student + "/credentials", R"({"guardian":)" + student + "}", teacher_);
  ASSERT_EQ(slip.status, 201) << slip.body;
  const JsonValue told = JsonValue::parse(slip.body).value();
  browser_.click("to-first");
  browser_.type("first-institution", "syzran");
  browser_.type("first-login", text_of(told, "login"));
  browser_.type("first-code", text_of(told, "activation_code"));
  browser_.type("first-password", "short");
  browser_.press_enter();
  browser_.wait_for("!document.getElementById('first-refusal').hidden");
  EXPECT_THAT(browser_.seen(), HasSubstr("Пароль слишком короткий"));
  browser_.type("first-password", "Kanareyka under the roof");
  browser_.press_enter();
  browser_.wait_for(in_diary);
  EXPECT_THAT(browser_.seen(), HasSubstr("Мой дневник"));

  // Without the service the page says so, and goes on where it was.
  EXPECT_EQ(service_->end(SIGTERM).code, 0);
  service_.reset();
  browser_.click("week-after");
  browser_.wait_for("!document.getElementById('view-lost').hidden");
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("Нет связи"), HasSubstr("Попробовать ещё раз")));
}

}  // namespace
}  // namespace vestnik::tests
