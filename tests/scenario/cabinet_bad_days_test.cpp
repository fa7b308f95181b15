/// The cabinet on bad days: hostile texts, slow and lost answers, shared machines, rights that end while it is open.
#include <gmock/gmock.h>
#include <signal.h>
#include <sqlite3.h>

#include <fstream>
#include <optional>

#include "scenario/browser.h"
#include "scenario/built_program.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* diary_is_open = "!document.getElementById('view-diary').hidden";
constexpr const char* sign_in_is_open = "!document.getElementById('view-sign-in').hidden";
constexpr const char* lost_is_shown = "!document.getElementById('view-lost').hidden";
constexpr const char* refusal_is_shown = "!document.getElementById('view-refused').hidden";

/// Two lessons of today, a second child of the parent in the same class, and texts as bad as the journal takes them.
constexpr const char* bad_days = R"sql(
CREATE TEMP TABLE bad AS SELECT l.institution_id, l.id, g.guardian_id, g.student_id, l.group_id FROM lesson l
  JOIN class_teacher c ON c.group_id = l.group_id AND c.teacher_id = l.actual_teacher_id
  JOIN account a ON a.person_id = c.teacher_id AND a.login = '@teacher'
  JOIN membership m ON m.group_id = l.group_id JOIN guardianship g ON g.student_id = m.student_id
  JOIN account p ON p.person_id = g.guardian_id AND p.login = '@parent'
  ORDER BY abs(l.starts_at - CAST(strftime('%s', 'now') AS INTEGER) * 1000000) LIMIT 2;
UPDATE lesson SET date = date('now', '+4 hours'), state = 'planned', homework_due = NULL,
  number = 8 + (id = (SELECT max(id) FROM bad)),
  starts_at = (CAST(strftime('%s', 'now') AS INTEGER) - 7200) * 1000000,
  ends_at = (CAST(strftime('%s', 'now') AS INTEGER) - 4800) * 1000000,
  topic = CASE WHEN id = (SELECT max(id) FROM bad) THEN '' ELSE
    '<img src=x onerror="document.title=1">' || char(8238) || 'перевёрнуто' END,
  homework = '<script>document.title=2</script>' || char(10) || replace(hex(zeroblob(1000)), '0', 'ы')
  WHERE id IN (SELECT id FROM bad);
UPDATE subject SET name = '<b>Алгебра</b>' || char(8203) WHERE id IN
  (SELECT subject_id FROM lesson WHERE id IN (SELECT id FROM bad));
INSERT INTO guardianship (institution_id, id, guardian_id, student_id, relation, document, is_told, sees, writes,
  valid_from, recorded_at)
SELECT g.institution_id, 900000, g.guardian_id, (SELECT m.student_id FROM membership m WHERE m.group_id = b.group_id AND
  m.student_id <> b.student_id ORDER BY m.student_id LIMIT 1), g.relation, g.document, 1, 1, 1, g.valid_from,
  g.recorded_at FROM guardianship g JOIN bad b ON b.guardian_id = g.guardian_id AND b.student_id = g.student_id LIMIT 1;
UPDATE person SET first_name = '<i>Младший</i>' WHERE id = (SELECT student_id FROM guardianship WHERE id = 900000);
UPDATE person SET first_name = 'Старшая' WHERE id = (SELECT student_id FROM bad LIMIT 1);
)sql";

/// A school whose families open the cabinet on such a day; one for all tests of the process.
class HouseOnBadDays : public BuiltProgram {
 public:
  HouseOnBadDays() {
    names_ = make_demo();
    config = folder.path("vestnik.properties");
    std::ofstream{config} << "access.second_factor = off\n";
    numbers(bad_days);
    child_ = numbers("SELECT student_id FROM guardianship WHERE id <> 900000 AND guardian_id = @guardian").at(0);
    second_ = numbers("SELECT student_id FROM guardianship WHERE id = 900000").at(0);
    guardian_ = numbers("SELECT @guardian").at(0);
    lessons_ = numbers("SELECT id FROM lesson WHERE number IN (8, 9) ORDER BY number");
    service_ = std::make_unique<test::ChildProcess>(words({"serve", "--port", "0"}));
    const std::string line = service_->read_line();
    api = line.substr(0, line.find("/api/v1"));
    teacher_ = token_of(names_, "class_teacher");
    give(0, child_, "4", R"({"kind":"control","title":"<u>Срез</u>"})");
    give(1, second_, "3", R"({"kind":"written"})");
    // As works come from elsewhere: without a title, in a lesson without a topic.
    numbers("UPDATE task SET title = '' WHERE lesson_id = " + std::to_string(lessons_.at(1)));
  }
  ~HouseOnBadDays() override {
    if (service_) (void)service_->end(SIGTERM);
  }
  void TestBody() override {}

  std::vector<std::int64_t> numbers(std::string sql) {
    const std::string guardian = "(SELECT person_id FROM account WHERE login = '@parent')";
    for (const auto& [mark, text] : {std::pair{"@guardian", guardian}, std::pair{"@parent", name("parent").login},
                                     std::pair{"@teacher", name("class_teacher").login}}) {
      for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark))
        sql.replace(at, std::string_view{mark}.size(), text);
    }
    sqlite3* journal = nullptr;
    std::vector<std::int64_t> found;
    EXPECT_EQ(sqlite3_open(folder.path("data/vestnik.db").c_str(), &journal), SQLITE_OK);
    const auto keep = [](void* into, int, char** cells, char**) {
      static_cast<std::vector<std::int64_t>*>(into)->push_back(std::stoll(cells[0]));
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(journal, sql.c_str(), keep, &found, nullptr), SQLITE_OK) << sqlite3_errmsg(journal);
    sqlite3_close(journal);
    return found;
  }
  [[nodiscard]] const SignInName& name(std::string_view role) const {
    return *std::ranges::find(names_, role, &SignInName::role);
  }
  void give(std::size_t lesson, std::int64_t student, const std::string& mark, const std::string& task) {
    const net::HttpResult given = call("POST", "/api/v1/lessons/" + std::to_string(lessons_.at(lesson)) + "/marks",
                                       R"({"rows":[{"student":)" + std::to_string(student) + R"(,"mark":")" + mark +
                                           R"(","expected_version":0}],"new_task":)" + task + "}",
                                       teacher_);
    EXPECT_EQ(given.status, 200) << given.body;
  }
  /// By the class teacher: "suspension" of the parent's access, and its "renewal".
  void switch_parent(const std::string& deed) {
    const std::string body = deed == "suspension" ? R"({"reason":"Телефон украли"})" : "";
    const net::HttpResult done = call(
        "POST", "/api/v1/students/" + std::to_string(child_) + "/accounts/" + std::to_string(guardian_) + "/" + deed,
        body, teacher_);
    EXPECT_EQ(done.status, 200) << done.body;
  }
  /// By the administrator: whether the parent sees the second child.
  void let_see_second(bool sees) {
    const net::HttpResult done = call(
        "PUT", "/api/v1/students/" + std::to_string(second_) + "/guardians/" + std::to_string(guardian_),
        std::string{R"({"is_told":false,"sees":)"} + (sees ? "true" : "false") + R"(,"writes":false,"document":"2"})",
        token_of(names_, "administrator"));
    EXPECT_EQ(done.status, 200) << done.body;
  }
  [[nodiscard]] const std::string& address() const { return api; }

 private:
  std::vector<SignInName> names_;
  std::unique_ptr<test::ChildProcess> service_;
  std::string teacher_;
  std::int64_t child_ = 0, second_ = 0, guardian_ = 0;
  std::vector<std::int64_t> lessons_;
};

class CabinetOnBadDays : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    house_.emplace();
    browser_.emplace();
  }
  static void TearDownTestSuite() {
    browser_.reset();
    house_.reset();
  }
  static HouseOnBadDays& house() { return *house_; }
  static Browser& browser() { return *browser_; }

  void SetUp() override {
    browser().open(house().address() + "/");
    browser().forget();
    browser().resize(360, 740);
    browser().open(house().address() + "/");
    sign_in();
    browser().wait_for(diary_is_open);
  }
  static void sign_in() {
    browser().wait_for(sign_in_is_open);
    browser().type("institution", "syzran");
    browser().type("login", house().name("parent").login);
    browser().type("password", house().name("parent").password);
    browser().press_enter();
  }
  /// The button of the child, by its place.
  static void choose(int place) {
    (void)browser().value("document.getElementById('children').children[" + std::to_string(place) + "].click()");
  }
  /// Questions of the page wait from now on, as over a bad connection, until they are let go.
  static void hold() {
    (void)browser().value(
        "(window.held=[],window.sent=XMLHttpRequest.prototype.send,"
        "XMLHttpRequest.prototype.send=function(b){held.push([this,b])})");
  }
  static void let_go() {
    (void)browser().value("(XMLHttpRequest.prototype.send=sent,held.forEach(function(one){sent.call(one[0],one[1])}))");
  }
  /// Questions of the page go nowhere.
  static void cut_off() {
    (void)browser().value(
        "(window.sent=XMLHttpRequest.prototype.send,"
        "XMLHttpRequest.prototype.send=function(){var one=this;setTimeout(function(){one.onerror()},0)})");
  }
  static void reconnect() { (void)browser().value("XMLHttpRequest.prototype.send=sent"); }
  static std::string everything() { return browser().value("document.body.textContent"); }
  static void expect_nothing_of_the_children() {
    EXPECT_THAT(everything(), AllOf(Not(HasSubstr("Старшая")), Not(HasSubstr("Младший")), Not(HasSubstr("Алгебра"))));
  }
  static void look_again() { (void)browser().value("document.dispatchEvent(new Event('visibilitychange'))"); }

 private:
  static std::optional<HouseOnBadDays> house_;
  static std::optional<Browser> browser_;
};

std::optional<HouseOnBadDays> CabinetOnBadDays::house_;
std::optional<Browser> CabinetOnBadDays::browser_;

TEST_F(CabinetOnBadDays, TextsAreTextsWhateverTheyHold) {
  EXPECT_THAT(browser().seen(), AllOf(HasSubstr("<i>Младший</i>"), HasSubstr("<b>Алгебра</b>"), HasSubstr("<img src=x"),
                                      HasSubstr("<script>"), HasSubstr("<u>Срез</u>")));
  EXPECT_EQ(browser().value("document.title"), "Дневник");
  EXPECT_EQ(browser().value("document.querySelectorAll('main img, main script, main i').length"), "0");
  for (const auto& [width, height] : {std::pair{320, 640}, std::pair{1280, 800}}) {
    browser().resize(width, height);
    EXPECT_EQ(browser().value("document.documentElement.scrollWidth<=document.documentElement.clientWidth"), "true")
        << width << " wide, of a homework without a blank";
  }
  EXPECT_EQ(browser().value("getComputedStyle(document.querySelector('#days .topic .text')).unicodeBidi"), "isolate")
      << "a letter that turns the direction around must not turn what stands beside it";
  EXPECT_EQ(browser().value("getComputedStyle(document.querySelector('#days .homework .text')).whiteSpace"),
            "pre-line");
  // Whatever a later script would try.
  EXPECT_EQ(browser().value("document.getElementById('days').innerHTML='<p>'"), "") << "markup out of a text";

  choose(1);
  browser().wait_for("document.querySelectorAll('#days .title').length==1");
  EXPECT_EQ(browser().value("document.querySelector('#days .title').textContent"), "письменная работа")
      << "a work without a title or a topic";
}

TEST_F(CabinetOnBadDays, ASlowAnswerNeverStandsUnderAnotherName) {
  const std::string marks =
      "Array.prototype.map.call(document.querySelectorAll('#days .value'),"
      "function(m){return m.textContent}).join()";
  const std::string first = browser().value(marks);
  hold();
  choose(1);
  EXPECT_THAT(browser().value("document.getElementById('whose').textContent"), HasSubstr("Младший"));
  EXPECT_EQ(browser().value(marks), "") << "days of one child under the name of another";
  EXPECT_EQ(browser().value("document.querySelectorAll('#subjects li').length"), "0");
  choose(0);
  // The answers come in the order in which nobody wants them.
  (void)browser().value("held.reverse()");
  let_go();
  browser().wait_for(marks + "!==''");
  EXPECT_EQ(browser().value(marks), first);
  EXPECT_THAT(browser().value("document.getElementById('whose').textContent"), HasSubstr("Старшая"));
}

TEST_F(CabinetOnBadDays, WhoeverLeavesIsGoneThoughTheServiceDoesNotHearOfIt) {
  cut_off();
  browser().click("sign-out");
  expect_nothing_of_the_children();
  browser().wait_for(lost_is_shown);
  expect_nothing_of_the_children();
  // Opened anew by whoever sits down next, the page goes on with the leaving.
  browser().open(house().address() + "/");
  browser().wait_for(sign_in_is_open);
  expect_nothing_of_the_children();
  EXPECT_EQ(browser().kept(), R"({"school":"syzran"})");
  browser().open(house().address() + "/");
  browser().wait_for(sign_in_is_open);
}

TEST_F(CabinetOnBadDays, NothingComesBackAfterSigningOutBetweenTwoClicks) {
  hold();
  browser().click("week-after");
  browser().click("sign-out");
  let_go();
  browser().wait_for(sign_in_is_open);
  expect_nothing_of_the_children();
}

// Another tab of the same browser signed in anew, and with it the cookie and its word changed.
TEST_F(CabinetOnBadDays, ATabWithAnOldWordSignsOutAllTheSame) {
  const SignInName& name = house().name("parent");
  (void)browser().value(
      "(function(){var r=new XMLHttpRequest();r.open('POST','/api/v1/session',false);"
      "r.setRequestHeader('Content-Type','application/json');"
      "r.send(JSON.stringify({institution:'syzran',login:'" +
      name.login + "',password:'" + name.password + "',cookie:true}))})()");
  browser().click("sign-out");
  browser().wait_for(sign_in_is_open);
  browser().open(house().address() + "/");
  browser().wait_for(sign_in_is_open);
}

TEST_F(CabinetOnBadDays, ATabSeenAgainShowsWhoSitsThereNow) {
  const SignInName& other = house().name("student");
  (void)browser().value(
      "(function(){var r=new XMLHttpRequest();r.open('POST','/api/v1/session',false);"
      "r.setRequestHeader('Content-Type','application/json');"
      "r.send(JSON.stringify({institution:'syzran',login:'" +
      other.login + "',password:'" + other.password + "',cookie:true}))})()");
  look_again();
  browser().wait_for("document.getElementById('whose').textContent==='Мой дневник'");
  EXPECT_THAT(everything(), Not(HasSubstr("Младший")));
}

TEST_F(CabinetOnBadDays, WhatWasShownGoesWithASessionThatEndedOfItself) {
  cut_off();
  look_again();
  EXPECT_EQ(browser().value(diary_is_open), "true") << "a bad connection alone takes nothing away";
  (void)browser().value("(window.now=Date.now,Date.now=function(){return now()+4*3600*1000})");
  look_again();
  browser().wait_for(lost_is_shown);
  expect_nothing_of_the_children();
  reconnect();
  browser().click("again");
  browser().wait_for(diary_is_open);
}

// syzran-7.3.11 (partial: the screen of a page that is open)
TEST_F(CabinetOnBadDays, NothingOfTheChildStaysWhenAccessIsStopped) {
  house().switch_parent("suspension");
  browser().click("week-after");
  browser().wait_for(sign_in_is_open);
  expect_nothing_of_the_children();
  house().switch_parent("renewal");
}

TEST_F(CabinetOnBadDays, NothingOfTheChildStaysWhenTheParentIsBarred) {
  choose(1);
  browser().wait_for("document.querySelectorAll('#days .title').length==1");
  house().let_see_second(false);
  browser().click("week-after");
  browser().wait_for(refusal_is_shown);
  expect_nothing_of_the_children();
  browser().click("reload");
  browser().wait_for(diary_is_open);
  EXPECT_THAT(everything(), AllOf(HasSubstr("Старшая"), Not(HasSubstr("Младший"))));
  house().let_see_second(true);
}

TEST_F(CabinetOnBadDays, AProxysPageIsNoAnswer) {
  (void)browser().value(
      "(window.sent=XMLHttpRequest.prototype.open,XMLHttpRequest.prototype.open="
      "function(m,p,a){sent.call(this,'GET','/web/icon.svg',a)})");
  browser().click("week-after");
  browser().wait_for(lost_is_shown);
  (void)browser().value("XMLHttpRequest.prototype.open=sent");
  browser().click("again");
  browser().wait_for(diary_is_open);
}

TEST_F(CabinetOnBadDays, PasswordsAreMaskedAndMayBePasted) {
  for (const char* field : {"password", "first-password"}) {
    const std::string it = std::string{"document.getElementById('"} + field + "')";
    EXPECT_EQ(browser().value(it + ".type"), "password");
    EXPECT_EQ(browser().value(it + ".dispatchEvent(new ClipboardEvent('paste',{cancelable:true,bubbles:true}))"),
              "true");
  }
}

TEST_F(CabinetOnBadDays, ALureInTheAddressIsAText) {
  browser().click("sign-out");
  browser().wait_for(sign_in_is_open);
  for (const char* lure :
       {"%3Cimg%20src=x%20onerror=document.title=3%3E", "https://evil.example/", "%E2%80%AEnarzys"}) {
    browser().open(house().address() + "/?school=" + lure);
    browser().wait_for(sign_in_is_open);
    EXPECT_EQ(browser().value("document.title"), "Дневник");
    EXPECT_THAT(browser().value("location.href"), HasSubstr(house().address()));
  }
  EXPECT_EQ(browser().value("document.getElementById('sign-in').method"), "post")
      << "sent by the browser itself, a password would stand in the address";
}

}  // namespace
}  // namespace vestnik::tests
