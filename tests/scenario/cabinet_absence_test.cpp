/// A parent says in the cabinet that the child will not come, and sees what became of it.
#include "scenario/cabinet_in_browser.h"

namespace vestnik::tests {
namespace {

class AbsentChild : public Cabinet {
 protected:
  void open_for(PersonId reader) {
    browser_.resize(360, 740);
    sign_in(reader);
    browser_.wait_for(in_diary);
  }
  void choose(const std::string& list, const std::string& choice) {
    (void)browser_.value("(function(l){l.value='" + choice + "';l.dispatchEvent(new Event('change'))})" +
                         "(document.getElementById('" + list + "'))");
  }
  void send() { (void)browser_.value("document.querySelector('#absence-form button').click()"); }
  Answer replies() { return school_.get(class_teacher_, "/api/v1/replies"); }

  const PersonId mother_ = day_.mother_of("Кузнецов Илья");
  const PersonId class_teacher_ = day_.person("Савина Ольга");
};

TEST_F(AbsentChild, IsToldOfToTheClassTeacherAndTheAnswerIsSeen) {
  open_for(mother_);
  go_to("absence");
  EXPECT_THAT(browser_.seen(), HasSubstr("Илья"));
  EXPECT_EQ(browser_.value("document.getElementById('absence-from').children[0].innerText"), "сегодня, 14 сентября");
  choose("absence-from", "2026-09-15");
  EXPECT_EQ(browser_.value("document.getElementById('absence-to').children[0].innerText"), "завтра, 15 сентября")
      << "it does not end before it begins";
  choose("absence-to", "2026-09-17");
  browser_.type("absence-words", "температура <b>38</b>");
  send();
  browser_.wait_for("!document.getElementById('absence-done').hidden");
  EXPECT_THAT(all("#absence-list li"), AllOf(HasSubstr("15 сентября — 17 сентября: болезнь"),
                                             HasSubstr("температура <b>38</b>"), HasSubstr("ещё не ответил")));
  EXPECT_EQ(browser_.value("document.getElementById('absence-words').value"), "");
  expect_to_fit("cabinet_absence");
  EXPECT_THAT(replies().bytes, AllOf(HasSubstr("2026-09-17"), HasSubstr("Кузнецов Илья")));

  // The same days again: the class teacher is not asked twice, and what was typed is not lost.
  browser_.type("absence-words", "всё ещё болеет");
  choose("absence-from", "2026-09-16");
  send();
  browser_.wait_for("!document.getElementById('absence-refusal').hidden");
  EXPECT_THAT(all("#absence-refusal"), HasSubstr("уже сообщено"));
  EXPECT_EQ(browser_.value("document.getElementById('absence-words').value"), "всё ещё болеет");

  const std::int64_t proposal =
      day_.count("SELECT id FROM p_replies_proposal WHERE institution_id = $1", {school_.institution()});
  ASSERT_EQ(school_.post(class_teacher_, "/api/v1/reply-proposals/" + std::to_string(proposal) + "/accept", "").status,
            200);
  browser_.click("to-diary");
  browser_.wait_for(in_diary);
  go_to("absence");
  EXPECT_THAT(all("#absence-list li"), HasSubstr("Принято"));
  EXPECT_EQ(day_.count("SELECT COUNT(*) FROM absence_notice WHERE institution_id = $1 AND student_id = $2",
                       {school_.institution(), day_.person("Кузнецов Илья")}),
            1);

  browser_.type("absence-words", "не для чужих глаз");
  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_EQ(browser_.value("document.getElementById('absence-words').value"), "");
  EXPECT_THAT(browser_.value("document.body.textContent"), Not(HasSubstr("температура")));
  expect_nothing_of_anybody();
}

TEST_F(AbsentChild, IsNotTheStudentsOwnWord) {
  open_for(day_.person("Кузнецов Илья"));
  EXPECT_EQ(browser_.value("document.getElementById('to-absence').hidden"), "true");
  EXPECT_EQ(
      school_.get(day_.person("Кузнецов Илья"), student_path(day_.person("Кузнецов Илья"), "/absence-words")).status,
      404);
}

class CabinetOfFewPlugins : public Cabinet {
 protected:
  CabinetOfFewPlugins() : Cabinet{{{"plugins.enabled", "import_csv maildir internal_mail diary web"}}} {}
};

TEST_F(CabinetOfFewPlugins, HasNoPlacesThatTheSchoolDoesNotHave) {
  sign_in(day_.mother_of("Кузнецов Илья"));
  browser_.wait_for(in_diary);
  EXPECT_EQ(all("#places button"), "Дневник|Сообщения|Моя запись");
  // Another question has come and gone since: no answer is on its way any more.
  go_to("messages");
  EXPECT_EQ(all("#places button"), "Дневник|Сообщения|Моя запись");
  browser_.click("to-diary");
  browser_.wait_for(in_diary);
  EXPECT_EQ(browser_.value("document.getElementById('to-absence').hidden"), "true");
}

}  // namespace
}  // namespace vestnik::tests
