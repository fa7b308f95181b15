/// The board in the cabinet: notices for the family, newest first, and the word that one was read.
#include "scenario/cabinet_in_browser.h"

namespace vestnik::tests {
namespace {

class FamilyBoard : public Cabinet {
 protected:
  void post(PersonId author, const std::string& title, const std::string& rest = "") {
    const Answer posted =
        school_.post(author, "/api/v1/announcements",
                     R"({"title":")" + title + R"(","groups":[)" + std::to_string(school_.group("7-А").value) +
                         R"(],"audiences":["parents"])" + rest + "}");
    ASSERT_EQ(posted.status, 201) << posted.bytes;
  }
};

// syzran-7.5.5 (partial: where a parent reads it); yarovoe-4.5.6 (partial: where a parent reads it)
TEST_F(FamilyBoard, ShowsTheFamilysNoticesAndTakesTheWordThatOneWasRead) {
  for (int number = 1; number <= 21; ++number) post(day_.person("Савина Ольга"), "Собрание " + std::to_string(number));
  day_.at(monday, "10:00");
  post(holder_of("deputy_head"), "Завтра без музея",
       R"(,"body":"<i>Автобус</i> сломался.\nУроки по расписанию.","urgent":true)");
  browser_.resize(360, 740);
  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  browser_.wait_for("document.getElementById('board-count').textContent==='20+'");
  go_to("board");
  EXPECT_EQ(browser_.value("document.getElementById('notices').children.length"), "20");
  EXPECT_THAT(browser_.value("document.getElementById('notices').children[0].innerText"),
              AllOf(HasSubstr("срочно"), HasSubstr("Завтра без музея"), HasSubstr("<i>Автобус</i> сломался.\n"),
                    HasSubstr("заместитель директора"), HasSubstr("7-А")));
  expect_to_fit("cabinet_board");
  browser_.click("more-notices");
  browser_.wait_for("document.getElementById('notices').children.length===22");
  EXPECT_EQ(browser_.value("document.getElementById('more-notices').hidden"), "true");

  (void)browser_.value("document.querySelector('#notices .read').click()");
  browser_.wait_for("document.querySelector('#notices .read').hidden");
  EXPECT_EQ(all("#board-count"), "19+");
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM p_bulletin_receipt WHERE institution_id = $1", {school_.institution()}),
            1);

  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_THAT(browser_.value("document.body.textContent"), Not(HasSubstr("Собрание")));
  expect_nothing_of_anybody();

  // Another class's notices are nobody else's.
  sign_in(day_.mother_of("Тихонов Егор"));
  browser_.wait_for(in_diary);
  go_to("board");
  EXPECT_THAT(browser_.value("document.body.textContent"), Not(HasSubstr("Собрание")));
}

}  // namespace
}  // namespace vestnik::tests
