#include <gmock/gmock.h>

#include "unit/paper/paper_school.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

using PaperQueue = PaperSchool;

// yarovoe-4.3.6
TEST_F(PaperQueue, HoldsTheSheetsOfTheClassTeachersOwnClass) {
  const std::string mine = sheet(egors_mother, egor);
  sheet(mashas_father, masha);
  const auto sheets = queue(class_teacher_7a);
  ASSERT_THAT(sheets, SizeIs(1));
  EXPECT_EQ(std::to_string(sheets[0]["id"].get<std::int64_t>()), mine);
  EXPECT_EQ(sheets[0]["kind"], "weekly");
  EXPECT_EQ(sheets[0]["student"], "Зимин Егор");
  EXPECT_EQ(sheets[0]["guardian"], "Зимина Ольга");
  EXPECT_EQ(sheets[0]["group"], "7-А");
  EXPECT_TRUE(sheets[0]["printed_at"].is_null());
  EXPECT_THAT(queue(administrator), SizeIs(2));
}

TEST_F(PaperQueue, IsNobodysBusinessOutsideOfTheSchool) {
  sheet(egors_mother, egor);
  for (const PersonId person : {egors_mother, egor, algebra_teacher}) {
    EXPECT_EQ(host_.get("/api/v1/paper", person).status, 403);
    EXPECT_EQ(host_.get("/api/v1/paper/print", person).status, 403);
  }
}

TEST_F(PaperQueue, PrintsAPageASheetWithALineToSign) {
  sheet(egors_mother, egor, "Алгебра: оценка 5 & <4>");
  const std::string second = sheet(egors_mother, egor, "Физика: оценка 3", "report");
  const Response page = host_.get("/api/v1/paper/print", class_teacher_7a);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.content_type, HasSubstr("text/html"));
  EXPECT_THAT(page.body, HasSubstr("Алгебра: оценка 5 &amp; &lt;4&gt;"));
  EXPECT_THAT(page.body, HasSubstr("получил(а)"));
  const Response one = host_.get("/api/v1/paper/print?sheet=" + second, class_teacher_7a);
  EXPECT_THAT(one.body, HasSubstr("Физика: оценка 3"));
  EXPECT_THAT(one.body, Not(HasSubstr("Алгебра")));
}

TEST_F(PaperQueue, DoesNotShowTheSheetOfAnotherClass) {
  const std::string other = sheet(mashas_father, masha, "Физика: оценка 2");
  EXPECT_EQ(host_.get("/api/v1/paper/print?sheet=" + other, class_teacher_7a).status, 404);
  EXPECT_THAT(host_.get("/api/v1/paper/print", class_teacher_7a).body, Not(HasSubstr("Физика")));
}

TEST_F(PaperQueue, TakesADeliveryOnce) {
  const std::string first = sheet(egors_mother, egor);
  std::vector<Outcome> again;
  school_.database().write(school, Priority::relay, [&](Transaction& tx) {
    Message message;
    message.institution = school;
    message.delivery = DeliveryId{1};
    message.recipient = egors_mother;
    message.text = "ещё раз";
    again = gateway_.deliver(tx, std::vector{message});
    return true;
  });
  EXPECT_EQ(std::get<Sent>(again.at(0)).receipt, first);
  EXPECT_THAT(queue(class_teacher_7a), SizeIs(1));
}

}  // namespace
}  // namespace vestnik::tests
