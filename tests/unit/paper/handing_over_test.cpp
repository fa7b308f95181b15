#include <gmock/gmock.h>

#include "unit/paper/paper_school.h"

namespace vestnik::tests {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using HandingOver = PaperSchool;

// yarovoe-4.3.6
TEST_F(HandingOver, IntoTheGuardiansHandsIsTheProofThatTheCoreReads) {
  const std::string id = sheet(egors_mother, egor);
  expect(200, hand(id, class_teacher_7a, "in_hand"));
  EXPECT_THAT(queue(class_teacher_7a), IsEmpty());
  const auto gone = queue(class_teacher_7a, "gone");
  ASSERT_THAT(gone, SizeIs(1));
  EXPECT_EQ(gone[0]["proof"], true);
  EXPECT_EQ(gone[0]["handed"], "in_hand");
  const auto recorded = events("sheets.handed_over");
  ASSERT_THAT(recorded, SizeIs(1));
  EXPECT_EQ(recorded[0].payload, R"({"sheet":1,"deliveries":[1]})");
  EXPECT_EQ(recorded[0].actor, class_teacher_7a);
  EXPECT_EQ(expect(409, hand(id, class_teacher_7a, "in_hand"))["code"], "paper.handed_already");
}

TEST_F(HandingOver, HomeWithTheStudentIsKeptAndProvesNothing) {
  const std::string id = sheet(egors_mother, egor);
  expect(200, hand(id, class_teacher_7a, "through_student"));
  EXPECT_THAT(events("sheets.handed_over"), IsEmpty());
  EXPECT_EQ(queue(class_teacher_7a, "gone")[0]["proof"], false);
  EXPECT_EQ(hand(id, class_teacher_7a, "through_student").status, 409);
  // The signed slip came back.
  expect(200, hand(id, class_teacher_7a, "in_hand"));
  EXPECT_THAT(events("sheets.handed_over"), SizeIs(1));
  EXPECT_EQ(hand(id, class_teacher_7a, "through_student").status, 409);
}

TEST_F(HandingOver, IsForTheOwnClassAlone) {
  const std::string id = sheet(mashas_father, masha);
  for (const PersonId person : {class_teacher_7a, teacher_of_7b, mashas_father, masha}) {
    EXPECT_EQ(hand(id, person, "in_hand").status, 404);
    EXPECT_EQ(host_.post("/api/v1/paper/" + id + "/printed", person, "", key()).status, 404);
  }
  EXPECT_EQ(hand("4711", class_teacher_7a, "in_hand").status, 404);
  expect(200, hand(id, administrator, "in_hand"));
}

TEST_F(HandingOver, AsksHow) {
  const std::string id = sheet(egors_mother, egor);
  EXPECT_EQ(expect(422, hand(id, class_teacher_7a, "by_pigeon"))["code"], "paper.unknown_way");
  EXPECT_THAT(queue(class_teacher_7a), SizeIs(1));
}

TEST_F(HandingOver, PrintedIsNotHandedOver) {
  const std::string id = sheet(egors_mother, egor);
  expect(200, host_.post("/api/v1/paper/" + id + "/printed", class_teacher_7a, "", key()));
  const auto waiting = queue(class_teacher_7a);
  ASSERT_THAT(waiting, SizeIs(1));
  EXPECT_FALSE(waiting[0]["printed_at"].is_null());
  EXPECT_EQ(waiting[0]["proof"], false);
}

}  // namespace
}  // namespace vestnik::tests
