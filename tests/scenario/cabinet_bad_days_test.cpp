/// The cabinet on bad days: hostile texts, slow and lost answers, shared machines, rights that end while it is open.
#include "scenario/cabinet_in_browser.h"

namespace vestnik::tests {
namespace {

constexpr const char* lost_is_shown = "!document.getElementById('view-lost').hidden";

/// A mother of two, whose diaries hold texts as bad as the journal takes them, has opened the cabinet.
class CabinetOnBadDays : public Cabinet {
 protected:
  CabinetOnBadDays() {
    give("7-А", 2, "Орлов Денис", "4", R"({"kind":"control","title":"<u>Срез</u>"})");
    give("6-Б", 2, "Орлова Дарья", "3", R"({"kind":"written"})");
    write("UPDATE lesson SET topic = $2, homework = $3 WHERE institution_id = $1 AND date = $4 AND number = 2",
          {school_.institution(), "<img src=x onerror=\"document.title=1\">\xE2\x80\xAEперевёрнуто",
           "<script>document.title=2</script>\n" + std::string(2000, 'W'), monday});
    // As works come from elsewhere: without a title, in a lesson without a topic.
    write("UPDATE task SET title = '' WHERE institution_id = $1 AND kind = 'written'", {school_.institution()});
    write("UPDATE lesson SET topic = '' WHERE institution_id = $1 AND date = $2 AND group_id = $3",
          {school_.institution(), monday, school_.group("6-Б")});
    write("UPDATE subject SET name = $2 WHERE institution_id = $1 AND name = 'Математика'",
          {school_.institution(), "<b>Алгебра</b>\xE2\x80\x8B"});
    write("UPDATE person SET first_name = '<i>Дарья</i>' WHERE institution_id = $1 AND id = $2",
          {school_.institution(), second_});
    browser_.resize(360, 740);
    sign_in(mother_);
    browser_.wait_for(in_diary);
  }

  void write(std::string_view sql, std::initializer_list<Value> parameters) {
    school_.service().database().write(school_.institution(), Priority::person, [&](Transaction& transaction) {
      transaction.execute(sql, parameters);
      return true;
    });
  }
  /// By the class teacher: "suspension" of the parent's access.
  void switch_parent(const std::string& deed) {
    const Answer done = school_.post(day_.person("Савина Ольга"),
                                     student_path(first_, "/accounts/" + std::to_string(mother_.value) + "/" + deed),
                                     R"({"reason":"Телефон украли"})");
    EXPECT_EQ(done.status, 200) << done.bytes;
  }
  /// By the administrator: whether the parent sees the second child.
  void let_see_second(bool sees) {
    const Answer done = school_.put(
        holder_of("administrator"), student_path(second_, "/guardians/" + std::to_string(mother_.value)),
        std::string{R"({"is_told":false,"sees":)"} + (sees ? "true" : "false") + R"(,"writes":false,"document":"2"})");
    EXPECT_EQ(done.status, 200) << done.bytes;
  }
  void sign_in_in_another_tab(const std::string& login) {
    (void)browser_.value(
        "(function(){var r=new XMLHttpRequest();r.open('POST','/api/v1/session',false);"
        "r.setRequestHeader('Content-Type','application/json');"
        "r.send(JSON.stringify({institution:'syzran',login:'" +
        login + "',password:'" + password + "',cookie:true}))})()");
  }
  /// The button of the child, by its place.
  void choose(int place) {
    (void)browser_.value("document.getElementById('children').children[" + std::to_string(place) + "].click()");
  }
  /// Questions of the page wait from now on, as over a bad connection, until they are let go.
  void hold() {
    (void)browser_.value(
        "(window.held=[],window.sent=XMLHttpRequest.prototype.send,"
        "XMLHttpRequest.prototype.send=function(b){held.push([this,b])})");
  }
  void let_go() {
    (void)browser_.value("(XMLHttpRequest.prototype.send=sent,held.forEach(function(one){sent.call(one[0],one[1])}))");
  }
  void look_again() { (void)browser_.value("document.dispatchEvent(new Event('visibilitychange'))"); }
  std::string everything() { return browser_.value("document.body.textContent"); }
  void expect_nothing_of_the_children() {
    EXPECT_THAT(everything(), AllOf(Not(HasSubstr("Денис")), Not(HasSubstr("Дарья")), Not(HasSubstr("Алгебра"))));
  }

  PersonId first_ = day_.person("Орлов Денис");
  PersonId second_ = day_.person("Орлова Дарья");
  PersonId mother_ = day_.mother_of("Орлов Денис");
};

TEST_F(CabinetOnBadDays, TextsAreTextsWhateverTheyHold) {
  EXPECT_THAT(browser_.seen(), AllOf(HasSubstr("<i>Дарья</i>"), HasSubstr("<b>Алгебра</b>"), HasSubstr("<img src=x"),
                                     HasSubstr("<script>"), HasSubstr("<u>Срез</u>")));
  EXPECT_EQ(browser_.value("document.title"), "Дневник");
  EXPECT_EQ(browser_.value("document.querySelectorAll('main img, main script, main i').length"), "0");
  for (const auto& [width, height] : {std::pair{320, 640}, std::pair{1280, 800}}) {
    browser_.resize(width, height);
    EXPECT_EQ(browser_.value("document.documentElement.scrollWidth<=document.documentElement.clientWidth"), "true")
        << width << " wide, of a homework without a blank";
  }
  EXPECT_EQ(browser_.value("getComputedStyle(document.querySelector('#days .topic .text')).unicodeBidi"), "isolate")
      << "a letter that turns the direction around must not turn what stands beside it";
  EXPECT_EQ(browser_.value("getComputedStyle(document.querySelector('#days .homework .text')).whiteSpace"), "pre-line");
  // Whatever a later script would try.
  EXPECT_EQ(browser_.value("document.getElementById('days').innerHTML='<p>'"), "") << "markup out of a text";

  choose(1);
  browser_.wait_for("document.querySelectorAll('#days .title').length==1");
  EXPECT_EQ(browser_.value("document.querySelector('#days .title').textContent"), "письменная работа")
      << "a work without a title or a topic";
}

TEST_F(CabinetOnBadDays, ASlowAnswerNeverStandsUnderAnotherName) {
  const std::string marks =
      "Array.prototype.map.call(document.querySelectorAll('#days .value'),"
      "function(m){return m.textContent}).join()";
  const std::string first = browser_.value(marks);
  hold();
  choose(1);
  EXPECT_THAT(browser_.value("document.getElementById('whose').textContent"), HasSubstr("Дарья"));
  EXPECT_EQ(browser_.value(marks), "") << "days of one child under the name of another";
  EXPECT_EQ(browser_.value("document.querySelectorAll('#subjects li').length"), "0");
  choose(0);
  // The answers come in the order in which nobody wants them.
  (void)browser_.value("held.reverse()");
  let_go();
  browser_.wait_for(marks + "!==''");
  EXPECT_EQ(browser_.value(marks), first);
  EXPECT_THAT(browser_.value("document.getElementById('whose').textContent"), HasSubstr("Денис"));
}

TEST_F(CabinetOnBadDays, WhoeverLeavesIsGoneThoughTheServiceDoesNotHearOfIt) {
  browser_.cut_off(true);
  browser_.click("sign-out");
  expect_nothing_of_the_children();
  browser_.wait_for(lost_is_shown);
  expect_nothing_of_the_children();
  // Opened anew by whoever sits down next, the page goes on with the leaving.
  browser_.cut_off(false);
  browser_.open(school_.address() + "/");
  browser_.wait_for(at_sign_in);
  expect_nothing_of_the_children();
  EXPECT_EQ(browser_.kept(), R"({"school":"syzran"})");
  browser_.open(school_.address() + "/");
  browser_.wait_for(at_sign_in);
}

TEST_F(CabinetOnBadDays, NothingComesBackAfterSigningOutBetweenTwoClicks) {
  hold();
  browser_.click("week-after");
  browser_.click("sign-out");
  let_go();
  browser_.wait_for(at_sign_in);
  expect_nothing_of_the_children();
}

// Another tab of the same browser signed in anew, and with it the cookie and its word changed.
TEST_F(CabinetOnBadDays, ATabWithAnOldWordSignsOutAllTheSame) {
  sign_in_in_another_tab(login_of(mother_));
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  browser_.open(school_.address() + "/");
  browser_.wait_for(at_sign_in);
}

TEST_F(CabinetOnBadDays, ATabSeenAgainShowsWhoSitsThereNow) {
  sign_in_in_another_tab(login_of(day_.person("Кузнецов Илья")));
  look_again();
  browser_.wait_for("document.getElementById('whose').textContent==='Мой дневник'");
  EXPECT_THAT(everything(), Not(HasSubstr("Дарья")));
}

TEST_F(CabinetOnBadDays, WhatWasShownGoesWithASessionThatEndedOfItself) {
  browser_.cut_off(true);
  look_again();
  EXPECT_EQ(browser_.value(in_diary), "true") << "a bad connection alone takes nothing away";
  (void)browser_.value("(window.now=Date.now,Date.now=function(){return now()+4*3600*1000})");
  look_again();
  browser_.wait_for(lost_is_shown);
  expect_nothing_of_the_children();
  browser_.cut_off(false);
  browser_.click("again");
  browser_.wait_for(in_diary);
}

// syzran-7.3.11 (partial: the screen of a page that is open)
TEST_F(CabinetOnBadDays, NothingOfTheChildStaysWhenAccessIsStopped) {
  switch_parent("suspension");
  browser_.click("week-after");
  browser_.wait_for(at_sign_in);
  expect_nothing_of_the_children();
}

TEST_F(CabinetOnBadDays, NothingOfTheChildStaysWhenTheParentIsBarred) {
  choose(1);
  browser_.wait_for("document.querySelectorAll('#days .title').length==1");
  let_see_second(false);
  browser_.click("week-after");
  browser_.wait_for(refusal_is_shown);
  expect_nothing_of_the_children();
  browser_.click("reload");
  browser_.wait_for(in_diary);
  EXPECT_THAT(everything(), AllOf(HasSubstr("Денис"), Not(HasSubstr("Дарья"))));
}

TEST_F(CabinetOnBadDays, AProxysPageIsNoAnswer) {
  (void)browser_.value(
      "(window.sent=XMLHttpRequest.prototype.open,XMLHttpRequest.prototype.open="
      "function(m,p,a){sent.call(this,'GET','/web/icon.svg',a)})");
  browser_.click("week-after");
  browser_.wait_for(lost_is_shown);
  (void)browser_.value("XMLHttpRequest.prototype.open=sent");
  browser_.click("again");
  browser_.wait_for(in_diary);
}

TEST_F(CabinetOnBadDays, WhoLookedElsewhereForAMomentGoesOnWhereHeWas) {
  const auto in_sight = [&](bool seen) {
    (void)browser_.value(std::string{"Object.defineProperty(document,'hidden',{configurable:true,value:"} +
                         (seen ? "false" : "true") + "})");
    look_again();
  };
  // By a phone's clock at noon, so that the day does not change meanwhile.
  const auto minutes_after_noon = [&](int minutes) {
    (void)browser_.value("Date.now=function(){return 20000*86400000+43200000+" + std::to_string(minutes) + "*60000}");
  };
  const std::string whose = "document.getElementById('whose').textContent";
  const std::string of_second = "document.querySelectorAll('#days .title').length==1&&" + std::string{in_diary};
  minutes_after_noon(0);
  (void)browser_.value("cabinet.start()");
  browser_.wait_for(in_diary);
  choose(1);
  browser_.wait_for(of_second);
  minutes_after_noon(20);
  in_sight(false);
  minutes_after_noon(21);
  in_sight(true);
  browser_.wait_for("cabinet.heard===Date.now()");
  EXPECT_EQ(browser_.value(of_second), "true") << "a page that one comes back to begins anew";
  in_sight(false);
  minutes_after_noon(60);
  in_sight(true);
  browser_.wait_for(whose + ".indexOf('Денис')>0");
}

TEST_F(CabinetOnBadDays, AMarkOpenedMeanwhileDropsNoWeek) {
  const std::string week = browser_.value("document.getElementById('week').textContent");
  hold();
  browser_.click("week-after");
  (void)browser_.value("document.querySelector('#days .value').click()");
  let_go();
  browser_.wait_for("document.getElementById('week').textContent!=='" + week + "'");
  EXPECT_EQ(browser_.value("document.querySelectorAll('#days .value').length"), "0");
}

TEST_F(CabinetOnBadDays, ASignInWhoseAnswerWasLostIsOneAllTheSame) {
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  (void)browser_.value(
      "(window.sent=XMLHttpRequest.prototype.send,XMLHttpRequest.prototype.send="
      "function(b){var one=this;one.onload=function(){one.onerror()};sent.call(one,b)})");
  type_in(login_of(mother_), password);
  browser_.wait_for(lost_is_shown);
  (void)browser_.value("XMLHttpRequest.prototype.send=sent");
  browser_.click("again");
  browser_.wait_for(in_diary);
}

TEST_F(CabinetOnBadDays, WhatWasTypedGoesWithWhoeverTypedIt) {
  browser_.click("to-account");
  browser_.type("old-password", password);
  browser_.cut_off(true);
  browser_.click("sign-out");
  browser_.wait_for(lost_is_shown);
  EXPECT_EQ(browser_.value("document.getElementById('old-password').value"), "");
  browser_.cut_off(false);
}

TEST_F(CabinetOnBadDays, PasswordsAreMaskedAndMayBePasted) {
  for (const char* field : {"password", "first-password"}) {
    const std::string it = std::string{"document.getElementById('"} + field + "')";
    EXPECT_EQ(browser_.value(it + ".type"), "password");
    EXPECT_EQ(browser_.value(it + ".dispatchEvent(new ClipboardEvent('paste',{cancelable:true,bubbles:true}))"),
              "true");
  }
}

TEST_F(CabinetOnBadDays, ALureInTheAddressIsAText) {
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  for (const char* lure :
       {"%3Cimg%20src=x%20onerror=document.title=3%3E", "https://evil.example/", "%E2%80%AEnarzys"}) {
    browser_.open(school_.address() + "/?school=" + lure);
    browser_.wait_for(at_sign_in);
    EXPECT_EQ(browser_.value("document.title"), "Дневник");
    EXPECT_THAT(browser_.value("location.href"), HasSubstr(school_.address()));
  }
  EXPECT_EQ(browser_.value("document.getElementById('sign-in').method"), "post")
      << "sent by the browser itself, a password would stand in the address";
}

}  // namespace
}  // namespace vestnik::tests
