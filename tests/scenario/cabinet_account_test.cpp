/// What a family sees and changes of its own in the cabinet: messages, the way they come, sign-ins, the password.
#include "scenario/cabinet_in_browser.h"
#include "support/authenticator.h"

namespace vestnik::tests {
namespace {

class OwnCabinet : public Cabinet {
 protected:
  void open_account() {
    browser_.click("to-account");
    browser_.wait_for("!document.getElementById('view-account').hidden");
  }
  void change_password(const std::string& old_word, const std::string& new_word) {
    browser_.type("old-password", old_word);
    browser_.type("new-password", new_word);
    browser_.press_enter();
  }
  [[nodiscard]] bool opens(const std::string& login, const std::string& word) {
    return school_.service().sessions().sign_in({"syzran", login, word, {}, {}}).ok();
  }
};

TEST_F(OwnCabinet, TellsWhatBecameOfAMarkByTheTeachersWord) {
  give("7-А", 2, "Кузнецов Илья", "3");
  day_.at(monday, "10:20");
  const std::int64_t task = day_.count("SELECT task_id FROM mark WHERE institution_id = $1", {school_.institution()});
  const LessonId lesson = school_.lesson("7-А", monday, 2);
  const Answer corrected = school_.post(school_.teacher_of(lesson), lesson_path(lesson, "/marks"),
                                        R"({"rows":[{"student":)" + std::to_string(day_.person("Кузнецов Илья").value) +
                                            R"(,"task":)" + std::to_string(task) +
                                            R"(,"mark":"4","expected_version":1,"for_family":"пересчитали баллы"}]})");
  ASSERT_EQ(corrected.status, 200) << corrected.bytes;
  browser_.resize(360, 740);
  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  (void)browser_.value("document.querySelector('.today .value').click()");
  browser_.wait_for("document.querySelector('.today .value').getAttribute('aria-expanded')==='true'");
  EXPECT_EQ(all(".history .changed"), "исправлена с 3 на 4");
  EXPECT_EQ(all(".history .why"), "пересчитали баллы");
  EXPECT_THAT(all(".history li"),
              AllOf(HasSubstr("14.09.2026, 09:40: поставлена 3"), HasSubstr("10:20"), HasSubstr("Юдина Т.")));
  expect_no_scrolling_aside();
  browser_.picture("cabinet_history");
}

TEST_F(OwnCabinet, ShowsWhatWasSentAndTakesTheWayToTell) {
  ASSERT_EQ(day_.take_roll("7-А", monday, 1, {{"Кузнецов Илья", "Н"}}).status, 200);
  day_.at(monday, "10:00");
  const PersonId mother = day_.mother_of("Кузнецов Илья");
  ASSERT_EQ(day_.told_by(mother, "sms").size(), 1U);
  browser_.resize(360, 740);
  sign_in(mother);
  browser_.wait_for(in_diary);
  browser_.click("to-messages");
  browser_.wait_for("!document.getElementById('view-messages').hidden");
  EXPECT_THAT(all("#message-list li"), AllOf(HasSubstr("СМС"), HasSubstr("Илья"), HasSubstr("отправлено")));
  EXPECT_EQ(browser_.value("document.getElementById('more-messages').hidden"), "true");
  expect_no_scrolling_aside();
  browser_.picture("cabinet_messages");

  open_account();
  browser_.picture("cabinet_account");
  (void)browser_.value("document.getElementById('channel').value='email'");
  (void)browser_.value("document.querySelector('#channel-form button').click()");
  browser_.wait_for("!document.getElementById('account-done').hidden");
  EXPECT_EQ(all("#account-done"), "Сохранено.");
  EXPECT_EQ(browser_.value("document.getElementById('channel').value"), "email");
  EXPECT_EQ(school_.get(mother, "/api/v1/me/preferences").text("channel"), "email");
  expect_no_scrolling_aside();
}

TEST_F(OwnCabinet, ShowsSignInsAndEndsTheOthers) {
  const PersonId mother = day_.mother_of("Кузнецов Илья");
  const std::string login = login_of(mother);
  EXPECT_FALSE(opens(login, "a guess of somebody else"));
  ASSERT_TRUE(opens(login, password));
  open_cabinet();
  type_in(login, password);
  browser_.wait_for(in_diary);
  open_account();
  EXPECT_THAT(all("#sign-ins .outcome"), HasSubstr("вход|вход|неверный пароль"));
  EXPECT_THAT(all("#sessions .this"), "этот вход");
  browser_.click("end-others");
  browser_.wait_for("!document.getElementById('account-done').hidden");
  EXPECT_EQ(browser_.value("document.getElementById('sessions').children.length"), "1");
  EXPECT_THAT(all("#sessions .this"), "этот вход");
}

// labinsk-3.19b: whoever fears for the password changes it at once and tells the administrator in one go.
TEST_F(OwnCabinet, ChangesThePasswordAndReportsThatItIsKnown) {
  const PersonId mother = day_.mother_of("Кузнецов Илья");
  const std::string login = login_of(mother);
  open_cabinet();
  type_in(login, password);
  browser_.wait_for(in_diary);
  open_account();
  change_password("not this one", "a new phrase of words");
  browser_.wait_for("!document.getElementById('account-refusal').hidden");
  EXPECT_NE(all("#account-refusal"), "");
  change_password(password, "a new phrase of words");
  browser_.wait_for("!document.getElementById('account-done').hidden");
  EXPECT_THAT(all("#account-done"), HasSubstr("Пароль изменён."));
  EXPECT_EQ(browser_.value("document.getElementById('old-password').value"), "");
  EXPECT_TRUE(opens(login, "a new phrase of words"));

  browser_.click("known");
  change_password("a new phrase of words", "one more phrase of words");
  browser_.wait_for(at_sign_in);
  EXPECT_THAT(browser_.seen(), HasSubstr("администратор знает"));
  expect_nothing_of_anybody();
  EXPECT_FALSE(opens(login, "a new phrase of words"));
  day_.at(monday, "09:45");
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND rule = 'password_exposed'",
                       {school_.institution()}) > 0,
            true);
}

class AdministratorsCabinet : public OwnCabinet {
 protected:
  PersonId administrator_ = holder_of("administrator");
  [[nodiscard]] std::string code() {
    std::string key = browser_.value("document.getElementById('enrol-secret').textContent");
    std::erase(key, ' ');
    return test::code_of_app(key, school_.now());
  }
  /// At the first sign-in, up to the step that sends it.
  void type_first_code_of_app() {
    sign_in(administrator_);
    browser_.wait_for("!document.getElementById('view-enrol').hidden");
    (void)browser_.value("document.querySelector('#enrol-begin button').click()");
    browser_.wait_for("document.getElementById('enrol-confirm').offsetParent!==null");
    browser_.type("enrol-code", code());
  }
};

// An administrator is let in by two factors alone, and can set the second one up where the first one was typed.
TEST_F(AdministratorsCabinet, OpensAfterTheSecondFactorIsSetUpInIt) {
  const std::string login = login_of(administrator_);
  browser_.resize(360, 740);
  open_cabinet();
  type_in(login, password);
  browser_.wait_for("!document.getElementById('view-enrol').hidden");
  EXPECT_EQ(browser_.value("document.getElementById('places').hidden"), "true") << "nothing else opens before";
  EXPECT_EQ(browser_.value("document.getElementById('enrol-proof').hidden"), "true") << "the password was just seen";
  (void)browser_.value("document.querySelector('#enrol-begin button').click()");
  browser_.wait_for("document.getElementById('enrol-confirm').offsetParent!==null");
  EXPECT_THAT(browser_.value("document.getElementById('enrol-link').href"), HasSubstr("otpauth://totp/"));
  expect_no_scrolling_aside();
  browser_.picture("cabinet_key");
  browser_.type("enrol-code", "000000");
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-refusal').offsetParent!==null");
  browser_.type("enrol-code", code());
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-over').offsetParent!==null");
  EXPECT_EQ(browser_.value("document.getElementById('enrol-codes').children.length"), "10");
  EXPECT_EQ(browser_.value("document.getElementById('enrol-secret').textContent"), "");
  expect_no_scrolling_aside();
  browser_.picture("cabinet_codes");
  browser_.click("enrol-go");
  browser_.wait_for("!document.getElementById('view-staff').hidden");
  EXPECT_EQ(browser_.value("document.getElementById('enrol-codes').children.length"), "0");
  open_account();
  EXPECT_THAT(all("#factor-on"), HasSubstr("Запасных кодов осталось: 10"));
  expect_no_scrolling_aside();
}

TEST_F(AdministratorsCabinet, ALostAnswerWithTheCodesIsSaidToBeLost) {
  type_first_code_of_app();
  (void)browser_.value(
      "(window.sent=XMLHttpRequest.prototype.send,XMLHttpRequest.prototype.send="
      "function(b){var one=this;one.onload=function(){one.onerror()};sent.call(one,b)})");
  browser_.press_enter();
  browser_.wait_for("!document.getElementById('view-lost').hidden");
  (void)browser_.value("XMLHttpRequest.prototype.send=sent");
  browser_.click("again");
  browser_.wait_for("document.getElementById('enrol-lost').offsetParent!==null");
  browser_.click("enrol-go");
  browser_.wait_for("!document.getElementById('view-staff').hidden");
}

TEST_F(AdministratorsCabinet, TheCodesStayUntilTheyAreWrittenDown) {
  const std::string back_after_an_hour =
      "(Object.defineProperty(document,'hidden',{configurable:true,value:true}),"
      "document.dispatchEvent(new Event('visibilitychange')),window.now=Date.now,"
      "Date.now=function(){return now()+3600000},Object.defineProperty(document,'hidden',{configurable:true,value:"
      "false}),document.dispatchEvent(new Event('visibilitychange')))";
  type_first_code_of_app();
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-over').offsetParent!==null");
  (void)browser_.value(back_after_an_hour);
  browser_.wait_for("cabinet.heard>now()+3000000");
  EXPECT_EQ(browser_.value("document.getElementById('enrol-codes').children.length"), "10");
  EXPECT_EQ(browser_.value("document.getElementById('view-enrol').hidden"), "false");
}

TEST_F(AdministratorsCabinet, ATeacherMaySetItUpAndAFamilyIsNotAsked) {
  sign_in(day_.person("Савина Ольга"));
  browser_.wait_for("!document.getElementById('view-staff').hidden");
  open_account();
  browser_.click("to-enrol");
  browser_.type("enrol-password", "not this one");
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-refusal').offsetParent!==null");
  browser_.type("enrol-password", password);
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-confirm').offsetParent!==null");
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_EQ(browser_.value("document.querySelector('#enrol-secret').textContent+document.querySelector('#enrol-link')"
                           ".href"),
            "");

  sign_in(day_.person("Савина Ольга"));
  browser_.wait_for("!document.getElementById('view-staff').hidden");
  open_account();
  browser_.click("to-enrol");
  browser_.type("enrol-password", password);
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-confirm').offsetParent!==null");
  browser_.type("enrol-code", code());
  browser_.press_enter();
  browser_.wait_for("document.getElementById('enrol-over').offsetParent!==null");
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_EQ(browser_.value("document.getElementById('enrol-codes').children.length"), "0");

  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  open_account();
  EXPECT_EQ(browser_.value("document.getElementById('factor-box').hidden"), "true");
}

}  // namespace
}  // namespace vestnik::tests
