/// Internal mail in the cabinet: what came, an answer, and a letter to the class teacher.
#include "scenario/cabinet_in_browser.h"

namespace vestnik::tests {
namespace {

class FamilyLetters : public Cabinet {
 protected:
  FamilyLetters() {
    const Answer sent =
        school_.post(class_teacher_, "/api/v1/mail",
                     R"({"to":[)" + std::to_string(mother_.value) +
                         R"(],"subject":"<b>Экскурсия</b>","body":"Едем в пятницу.\nНужно согласие."})");
    EXPECT_EQ(sent.status, 201) << sent.bytes;
    browser_.resize(360, 740);
    sign_in(mother_);
    browser_.wait_for(in_diary);
    browser_.wait_for("document.getElementById('letters-count').textContent==='1'");
    go_to("letters");
  }
  void write(const std::string& text) {
    browser_.type("write-text", text);
    (void)browser_.value("document.querySelector('#write-form button').click()");
  }
  [[nodiscard]] std::string inbox_of_class_teacher() { return school_.get(class_teacher_, "/api/v1/mail").bytes; }

  const PersonId mother_ = day_.mother_of("Кузнецов Илья");
  const PersonId class_teacher_ = day_.person("Савина Ольга");
};

TEST_F(FamilyLetters, AreReadAndAnswered) {
  EXPECT_THAT(all("#letter-list li"), AllOf(HasSubstr("новое"), HasSubstr("<b>Экскурсия</b>"), HasSubstr("Савина О."),
                                            HasSubstr("классный руководитель")));
  expect_to_fit("cabinet_letters");
  (void)browser_.value("document.querySelector('#letter-list .open').click()");
  browser_.wait_for("!document.getElementById('view-letter').hidden");
  EXPECT_EQ(all("#letter-text"), "Едем в пятницу.\nНужно согласие.");
  browser_.wait_for("document.getElementById('letters-count').textContent===''");
  expect_to_fit("cabinet_letter");

  browser_.click("letter-answer");
  browser_.wait_for("!document.getElementById('view-write').hidden");
  expect_to_fit("cabinet_answer");
  (void)browser_.value("document.querySelector('#write-form button').click()");
  browser_.wait_for("!document.getElementById('write-refusal').hidden");
  EXPECT_THAT(all("#write-refusal"), HasSubstr("нет текста"));
  write("Мы согласны.");
  browser_.wait_for("!document.getElementById('letter-done').hidden");
  EXPECT_THAT(all("#letter-list li"), HasSubstr("Савина О."));
  EXPECT_THAT(inbox_of_class_teacher(), HasSubstr("Экскурсия"));

  browser_.click("sign-out");
  browser_.wait_for(at_sign_in);
  EXPECT_THAT(browser_.value("document.body.textContent"),
              AllOf(Not(HasSubstr("Экскурсия")), Not(HasSubstr("Едем")), Not(HasSubstr("Савина"))));
  EXPECT_EQ(browser_.value("document.getElementById('write-text').value"), "");
}

TEST_F(FamilyLetters, AreWrittenToWhomTheSchoolLetsAParentWrite) {
  browser_.click("to-write");
  browser_.wait_for("!document.getElementById('view-write').hidden");
  EXPECT_THAT(browser_.value("document.getElementById('write-recipient').textContent"), HasSubstr("Савина"));
  expect_to_fit("cabinet_write");
  (void)browser_.value("document.getElementById('write-recipient').value='" + std::to_string(class_teacher_.value) +
                       "'");
  browser_.type("write-subject", "Ключ от шкафчика");
  write("Илья потерял ключ.");
  browser_.wait_for("!document.getElementById('letter-done').hidden");
  EXPECT_THAT(inbox_of_class_teacher(), HasSubstr("Ключ от шкафчика"));
}

}  // namespace
}  // namespace vestnik::tests
