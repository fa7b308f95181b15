/// What is kept of a person and a child, in the cabinet.
#include "scenario/cabinet_in_browser.h"

namespace vestnik::tests {
namespace {

class KeptData : public Cabinet {};

TEST_F(KeptData, IsShownToThePersonAndOfTheChildAndTheAuditSaysSo) {
  const PersonId mother = day_.mother_of("Кузнецов Илья");
  browser_.resize(360, 740);
  sign_in(mother);
  browser_.wait_for(in_diary);
  go_to("account");
  browser_.click("to-kept");
  browser_.wait_for("!document.getElementById('view-kept').hidden");
  EXPECT_THAT(all("#kept-list .meaning"), HasSubstr("Согласия"));
  EXPECT_THAT(browser_.seen(),
              AllOf(HasSubstr("подписано: "), HasSubstr("Кузнецова"), HasSubstr("состояние: подтверждён"),
                    HasSubstr("кем приходится: мать"), HasSubstr("способ связи: СМС")));
  expect_to_fit("cabinet_kept");

  browser_.click("from-kept");
  browser_.wait_for("!document.getElementById('view-account').hidden");
  EXPECT_EQ(all("#kept-children button"), "Илья");
  expect_to_fit("cabinet_account_kept");
  (void)browser_.value("document.querySelector('#kept-children button').click()");
  browser_.wait_for("!document.getElementById('view-kept').hidden");
  browser_.wait_for("document.getElementById('kept-whose').textContent.indexOf('Илья')>=0");
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM event WHERE institution_id = $1 AND type = 'personal_data.exported'",
                       {school_.institution()}),
            2);

  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_THAT(browser_.value("document.body.textContent"), Not(HasSubstr("Кузнецов")));
  expect_nothing_of_anybody();
}

}  // namespace
}  // namespace vestnik::tests
