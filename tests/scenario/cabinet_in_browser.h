#pragma once
/// The families' cabinet in a real browser: a school on a clock that is moved by hand, served over HTTP.
#include <gmock/gmock.h>

#include "access/passwords.h"
#include "records/account_store.h"
#include "scenario/browser.h"
#include "scenario/syzran_monday.h"

namespace vestnik::tests {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

inline constexpr const char* in_diary = "!document.getElementById('view-diary').hidden";
inline constexpr const char* at_sign_in = "!document.getElementById('view-sign-in').hidden";
inline constexpr const char* refusal_is_shown = "!document.getElementById('view-refused').hidden";
inline constexpr const char* password = "Kanareyka under the roof";

/// One thread.
class Cabinet : public ::testing::Test {
 protected:
  explicit Cabinet(const OwnSettings& own = {}) : day_{monday_in_syzran(), own}, school_(day_.school()) {
    day_.at(monday, "09:40");
  }

  /// The first person of a role.
  [[nodiscard]] PersonId holder_of(std::string_view role) {
    return PersonId{day_.count("SELECT MIN(person_id) FROM role_grant WHERE institution_id = $1 AND role = $2",
                               {school_.institution(), role})};
  }
  /// The login of a person, whose password is `password` from now on.
  std::string login_of(PersonId person) {
    std::string login;
    school_.service().database().write(school_.institution(), Priority::person, [&](Transaction& transaction) {
      const auto account = find_account_by_person(transaction, person);
      if (!account) return false;
      login = account->login;
      set_password_hash(transaction, account->id, hash_password(password));
      return true;
    });
    EXPECT_NE(login, "");
    return login;
  }

  /// By the lesson's teacher, over the API, as any program records it; a task of its own each time.
  void give(const char* group, int lesson_number, std::string_view student, const std::string& mark,
            const std::string& task = R"({"kind":"oral"})") {
    const LessonId lesson = school_.lesson(group, monday, lesson_number);
    const Answer given =
        school_.post(school_.teacher_of(lesson), lesson_path(lesson, "/marks"),
                     R"({"rows":[{"student":)" + std::to_string(day_.person(student).value) + R"(,"mark":")" + mark +
                         R"(","expected_version":0}],"new_task":)" + task + "}");
    ASSERT_EQ(given.status, 200) << given.bytes;
  }

  void type_in(const std::string& login, const std::string& word) {
    browser_.type("institution", "syzran");
    browser_.type("login", login);
    browser_.type("password", word);
    browser_.press_enter();
  }
  void open_cabinet() {
    browser_.open(school_.address() + "/");
    browser_.wait_for(at_sign_in);
  }
  void sign_in(PersonId person) {
    const std::string login = login_of(person);
    open_cabinet();
    type_in(login, password);
  }

  /// What is seen in all places of a kind, in their order on the page.
  std::string all(const std::string& places) {
    return browser_.value("Array.prototype.filter.call(document.querySelectorAll('" + places +
                          "'),function(m){return m.offsetParent}).map(function(m){return m.innerText}).join('|')");
  }
  std::string marks_of_today() { return all(".today .value"); }
  std::string day_called_today() { return all(".today .date"); }

  void expect_no_scrolling_aside() {
    EXPECT_EQ(browser_.value("document.documentElement.scrollWidth<=document.documentElement.clientWidth"), "true")
        << browser_.value("document.documentElement.scrollWidth");
  }
  /// On small and usual telephones and on a desk; with pictures of the two ends.
  void expect_to_fit(const std::string& name) {
    for (const int width : {320, 360, 1280}) {
      browser_.resize(width, 800);
      expect_no_scrolling_aside();
      if (width >= 360) {
        EXPECT_EQ(browser_.value("document.getElementById('places').offsetHeight<100"), "true")
            << "the page's places stand on more than two lines at " << width;
      }
      browser_.picture(name + "_" + std::to_string(width));
    }
    browser_.resize(360, 740);
  }
  /// A button of the page's places, until its view is there.
  void go_to(const std::string& place) {
    browser_.click("to-" + place);
    browser_.wait_for("!document.getElementById('view-" + place + "').hidden");
  }
  void expect_nothing_of_anybody() {
    EXPECT_EQ(browser_.value("document.querySelectorAll('.day').length"), "1") << "the empty sample alone";
    EXPECT_THAT(browser_.value("document.body.textContent"),
                AllOf(Not(HasSubstr("Илья")), Not(HasSubstr("Математика"))));
  }

  Scenario day_;
  DaySchool& school_;
  Browser browser_;
};

}  // namespace vestnik::tests
