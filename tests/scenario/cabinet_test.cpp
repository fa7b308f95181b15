/// The diary as families see it, and how they get in.
#include "scenario/cabinet_in_browser.h"
#include "support/authenticator.h"

namespace vestnik::tests {
namespace {

// usolye-7.1: a parent reads the own child's grade of today from home, a moment after it was recorded and without
// asking the staff; nobody else's is there. otradny-2.2: so does a student, after signing in.
TEST_F(Cabinet, ShowsTodaysGradesToTheFamilyAndToNobodyElse) {
  give("7-А", 2, "Кузнецов Илья", "4");
  give("7-А", 2, "Смирнова Вера", "2");
  ASSERT_EQ(day_.take_roll("7-А", monday, 1, {{"Кузнецов Илья", "Н"}}).status, 200);
  browser_.resize(360, 740);
  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  EXPECT_EQ(day_called_today(), "понедельник, 14 сентября");
  EXPECT_EQ(marks_of_today(), "4");
  EXPECT_EQ(all("#days .value"), "4") << browser_.seen();
  EXPECT_EQ(all(".today .missed"), "Отметка о посещении: Н");
  EXPECT_EQ(all(".subject-line"), "Математика 4 Среднее: 4");
  expect_no_scrolling_aside();
  browser_.picture("cabinet_phone");
  browser_.resize(1280, 800);
  expect_no_scrolling_aside();
  browser_.picture("cabinet_desk");
  browser_.resize(320, 640);
  expect_no_scrolling_aside();

  // What the page holds of its session is out of the reach of scripts, and nothing else is kept.
  EXPECT_EQ(browser_.kept(), R"({"school":"syzran"})");
  EXPECT_EQ(browser_.value("location.href"), school_.address() + "/");

  // Loaded anew, the session goes on.
  browser_.open(school_.address() + "/");
  browser_.wait_for(in_diary);
  EXPECT_EQ(marks_of_today(), "4");

  // Whoever sits down next sees nothing, whatever button is pressed.
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  browser_.open("about:blank");
  browser_.go_back();
  browser_.wait_for("location.protocol==='http:'&&" + std::string{at_sign_in});
  expect_nothing_of_anybody();

  sign_in(day_.person("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  EXPECT_EQ(marks_of_today(), "4") << browser_.seen();
  EXPECT_THAT(browser_.seen(), HasSubstr("Мой дневник"));
}

TEST_F(Cabinet, TurnsWeeksAndChildren) {
  give("7-А", 2, "Орлов Денис", "5");
  give("6-Б", 2, "Орлова Дарья", "3");
  browser_.resize(360, 740);
  sign_in(day_.mother_of("Орлов Денис"));
  browser_.wait_for(in_diary);
  const std::string first = browser_.value("document.getElementById('whose').textContent");
  const std::string second = first == "Дневник: Денис" ? "Дневник: Дарья" : "Дневник: Денис";
  const auto mark_of = [](const std::string& title) { return title == "Дневник: Денис" ? "5" : "3"; };
  EXPECT_EQ(marks_of_today(), mark_of(first));
  EXPECT_EQ(all("#children [aria-pressed=true]"), first.substr(std::string{"Дневник: "}.size()));
  browser_.picture("cabinet_children");
  expect_no_scrolling_aside();
  (void)browser_.value("document.querySelector('#children [aria-pressed=false]').click()");
  browser_.wait_for("document.getElementById('whose').textContent==='" + second + "'&&" + in_diary +
                    "&&document.querySelectorAll('.today .value').length===1&&document.querySelector('.today .value')"
                    ".innerText==='" +
                    mark_of(second) + "'");

  browser_.click("week-before");
  browser_.wait_for("document.getElementById('week').textContent.indexOf('7 сентября')===0");
  EXPECT_EQ(day_called_today(), "");
  browser_.click("week-now");
  browser_.wait_for("document.getElementById('week-now').hidden");
  EXPECT_EQ(marks_of_today(), mark_of(second));
  browser_.click("week-after");
  browser_.wait_for("document.getElementById('week').textContent.indexOf('21 сентября')===0");
  EXPECT_EQ(all("#days .value"), "");
  EXPECT_THAT(all("#days .date"), HasSubstr("вторник, 22 сентября"));
  EXPECT_EQ(browser_.value("document.getElementById('whose').textContent"), second);
}

TEST_F(Cabinet, SaysWhatWentWrongAndLetsInByTheCodeOfTheSlip) {
  const PersonId ilya = day_.person("Кузнецов Илья");
  const std::string login = login_of(ilya);
  browser_.resize(360, 740);
  browser_.open(school_.address() + "/?school=syzran");
  browser_.wait_for(at_sign_in);
  EXPECT_EQ(browser_.value("document.getElementById('institution').value"), "syzran");
  expect_no_scrolling_aside();
  browser_.picture("cabinet_sign_in");
  type_in(login, "not-the-password");
  browser_.wait_for("!document.getElementById('sign-in-refusal').hidden");
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("Логин, пароль или код не подошли."), HasSubstr("раскладку")));

  const std::string student = std::to_string(ilya.value);
  const Answer slip =
      school_.post(day_.person("Савина Ольга"), student_path(ilya, "/credentials"), R"({"guardian":)" + student + "}");
  ASSERT_EQ(slip.status, 201) << slip.bytes;
  browser_.click("to-first");
  browser_.type("first-institution", "syzran");
  browser_.type("first-login", slip.text("login"));
  browser_.type("first-code", slip.text("activation_code"));
  browser_.type("first-password", "short");
  browser_.press_enter();
  browser_.wait_for("!document.getElementById('first-refusal').hidden");
  EXPECT_THAT(browser_.seen(), HasSubstr("Пароль слишком короткий"));
  browser_.type("first-password", password);
  browser_.press_enter();
  browser_.wait_for(in_diary);
  EXPECT_THAT(browser_.seen(), HasSubstr("Мой дневник"));
}

// The staff has a program of its own; the page says so, after the second factor where a person has one.
TEST_F(Cabinet, TellsTheStaffWhatThePageIsFor) {
  const PersonId savina = day_.person("Савина Ольга");
  const std::string login = login_of(savina);
  const Answer begun =
      school_.post(savina, "/api/v1/me/second-factor", R"({"password":")" + std::string{password} + "\"}");
  ASSERT_EQ(begun.status, 201) << begun.bytes;
  const auto code = [&] { return test::code_of_app(begun.text("secret"), school_.now()); };
  ASSERT_EQ(school_.post(savina, "/api/v1/me/second-factor/confirmation", R"({"code":")" + code() + "\"}").status, 200);
  day_.at(monday, "09:45");
  open_cabinet();
  type_in(login, password);
  browser_.wait_for("document.getElementById('second').offsetParent!==null");
  EXPECT_THAT(browser_.seen(), HasSubstr("Код из приложения"));
  expect_no_scrolling_aside();
  browser_.picture("cabinet_second_factor");
  browser_.type("second-factor", code());
  browser_.press_enter();
  browser_.wait_for("!document.getElementById('view-staff').hidden");
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("классный руководитель"), HasSubstr("родителям")));
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_EQ(browser_.value("document.getElementById('second').hidden"), "true");
}

TEST_F(Cabinet, SaysThatThereIsNoNetworkAndGoesOnWhereItWas) {
  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  browser_.cut_off(true);
  browser_.click("week-after");
  browser_.wait_for("!document.getElementById('view-lost').hidden");
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("Нет связи"), HasSubstr("Попробовать ещё раз")));
  browser_.cut_off(false);
  browser_.click("again");
  browser_.wait_for(in_diary);
  EXPECT_THAT(browser_.seen(), HasSubstr("21 сентября"));
}

TEST_F(Cabinet, KnowsTheSchoolsDayAndLeavesNothingWhenTheSessionIsOver) {
  constexpr const char* after_an_hour_out_of_sight =
      "(Date.now=function(){return 4e12},document.dispatchEvent(new Event('visibilitychange')))";
  day_.at(monday, "23:50");
  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  EXPECT_EQ(day_called_today(), "понедельник, 14 сентября");
  day_.at(tuesday, "00:10");
  (void)browser_.value(after_an_hour_out_of_sight);
  browser_.wait_for("document.querySelector('.today .date').innerText.indexOf('вторник')===0");

  day_.at(tuesday, "18:00");
  browser_.click("week-after");
  browser_.wait_for(at_sign_in);
  expect_nothing_of_anybody();
}

}  // namespace
}  // namespace vestnik::tests
