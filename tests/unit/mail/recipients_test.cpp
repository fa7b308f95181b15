#include <gmock/gmock.h>

#include "support/cabinet/terms_of_marks.h"
#include "unit/mail/mail_school.h"

namespace vestnik::tests {
namespace {

using ::testing::UnorderedElementsAre;

class Recipients : public MailSchool {
 protected:
  std::vector<std::int64_t> offered(PersonId person) {
    std::vector<std::int64_t> ids;
    const auto page = expect(200, host_.get("/api/v1/mail/recipients", person));
    for (const auto& one : page["recipients"]) {
      ids.push_back(one["person_id"]);
    }
    return ids;
  }
};

TEST_F(Recipients, OfAParentAreClassTeacherTeachersAndAdministration) {  // syzran-5.3b
  EXPECT_THAT(offered(egors_mother), UnorderedElementsAre(30, 31, 32, 33, 34, 35));
  const auto first = expect(200, host_.get("/api/v1/mail/recipients", egors_mother))["recipients"][0];
  EXPECT_EQ(first["own"], true) << "the child's own teachers come first";
}

TEST_F(Recipients, OfAStudentAreClassTeacherAndOwnTeachers) {  // syzran-5.4b
  EXPECT_THAT(offered(egor), UnorderedElementsAre(30, 31));
  const auto page = expect(200, host_.get("/api/v1/mail/recipients", egor));
  EXPECT_EQ(page["recipients"][0]["name"], "Иванова Анна Петровна");
  EXPECT_EQ(page["recipients"][1]["role"], "class_teacher");
}

TEST_F(Recipients, OfATeacherAreStaffAndOwnStudentsWithTheirParents) {  // labinsk-4.5.9
  EXPECT_THAT(offered(algebra_teacher), UnorderedElementsAre(10, 20, 31, 32, 33, 34, 35));
  const auto groups = expect(200, host_.get("/api/v1/mail/recipients", algebra_teacher))["groups"];
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0]["name"], "7-А");
}

TEST_F(Recipients, EveryOfferedOneCanBeWrittenTo) {
  for (const PersonId sender : {egor, egors_mother, algebra_teacher, director}) {
    for (const std::int64_t id : offered(sender)) sent(sender, PersonId{id});
  }
}

TEST_F(Recipients, OfAGuardianWhoMayNotWriteAreNobody) {
  school_.run("UPDATE guardianship SET writes = 0 WHERE guardian_id = " + std::to_string(egors_mother.value));
  EXPECT_TRUE(offered(egors_mother).empty());
  const auto refused = expect(403, write(egors_mother, class_teacher_7a));
  EXPECT_EQ(refused["code"], "mail.writing_withdrawn");
  sent(mashas_father, director);
}

TEST_F(Recipients, WhereTheRegulationKnowsNoBarStudentsWriteToTheAdministrationToo) {  // yarovoe-2.9
  host_.book().regulation = std::make_shared<TermsOfMarks>();
  EXPECT_THAT(offered(egor), UnorderedElementsAre(20, 30, 31, 32, 33, 34, 35));
  sent(egor, director);
}

}  // namespace
}  // namespace vestnik::tests
