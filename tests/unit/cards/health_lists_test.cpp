// The class list with health groups, formed, checked by the nurse, formed again with its changes and handed on.
#include "card_school.h"

namespace vestnik::tests {
namespace {

class HealthLists : public CardSchool {
 protected:
  Response form(PersonId who, const std::string& receivers, GroupId group = class_7a) {
    return host_.post("/api/v1/groups/" + std::to_string(group.value) + "/health-lists", who,
                      R"({"receivers":[)" + receivers + "]}", key());
  }
  static std::string list(std::int64_t id) { return "/api/v1/health-lists/" + std::to_string(id); }
  static std::string one(PersonId person) { return R"({"person":)" + std::to_string(person.value) + "}"; }
};

// syzran-r.ct.1b: the second list marks the changed lines, and both versions are stored with their receivers; the copy
// goes to the teacher of physical education, who sees it and no other.
TEST_F(HealthLists, AreStoredInBothVersionsWithTheirReceivers) {
  sign(algebra_teacher);
  expect(200, fill(nurse, "health_group", "II"));
  const auto first = expect(201, form(class_teacher_7a, one(nurse)))["result"];
  EXPECT_EQ(first["version"], 1);
  const auto before = expect(200, host_.get(list(first["list"]), nurse));
  for (const auto& line : before["students"]) EXPECT_EQ(line["changed"], false) << "nothing to compare with yet";
  expect(200, fill(nurse, "health_group", "III", 1));
  const auto second = expect(201, form(class_teacher_7a, one(deputy_head) + "," + one(algebra_teacher)))["result"];
  EXPECT_EQ(second["version"], 2);
  const auto after = expect(200, host_.get(list(second["list"]), algebra_teacher));
  std::size_t changed = 0;
  for (const auto& line : after["students"]) {
    if (line["changed"] == false) continue;
    ++changed;
    EXPECT_EQ(line["health_group"], "III");
  }
  EXPECT_EQ(changed, 1U);
  EXPECT_EQ(after["receivers"].size(), 2U);
  EXPECT_EQ(expect(200, host_.get(list(first["list"]), nurse))["students"][0]["health_group"], "II")
      << "the first list stays as it was handed on";
  const auto kept = expect(200, host_.get("/api/v1/groups/1/health-lists", class_teacher_7a))["lists"];
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0]["version"], 2);
  EXPECT_EQ(kept[1]["receivers"].size(), 1U);
  EXPECT_EQ(expect(200, host_.get("/api/v1/health-lists", deputy_head))["lists"].size(), 1U);
}

TEST_F(HealthLists, AreNobodysToSeeWhoDidNotGetThem) {
  const auto formed = expect(201, form(class_teacher_7a, one(nurse)))["result"];
  for (const PersonId stranger : {algebra_teacher, teacher_of_7b, deputy_head, director}) {
    EXPECT_EQ(host_.get(list(formed["list"]), stranger).status, 404) << stranger.value;
  }
  for (const PersonId family : {egors_mother, egor}) {
    EXPECT_EQ(code(host_.get(list(formed["list"]), family)), code(host_.get(list(999), family)));
    EXPECT_EQ(host_.get(list(formed["list"]), family).status, 403);
  }
  EXPECT_EQ(host_.get(list(999), nurse).status, 404);
  EXPECT_EQ(expect(200, host_.get("/api/v1/health-lists", algebra_teacher))["lists"].size(), 0U);
  EXPECT_EQ(host_.get("/api/v1/health-lists", egors_mother).status, 403);
  expect(200, host_.get(list(formed["list"]), class_teacher_7a));
}

// labinsk-3.14b (partial: lists with health groups): whoever signed nothing reads them no more than the cards.
TEST_F(HealthLists, WaitForTheAgreementOfWhoReadsThem) {
  const auto formed = expect(201, form(class_teacher_7a, one(nurse) + "," + one(algebra_teacher)))["result"];
  EXPECT_EQ(code(host_.get(list(formed["list"]), algebra_teacher)), "cards.agreement_first");
  school_.run("UPDATE staff_agreement SET ended_on = '2026-10-14' WHERE person_id IN (31, 60)");
  EXPECT_EQ(code(host_.get(list(formed["list"]), nurse)), "cards.agreement_first");
  EXPECT_EQ(code(form(class_teacher_7a, one(class_teacher_7a))), "cards.agreement_first");
}

TEST_F(HealthLists, LeaveATraceOfEachLook) {
  const auto formed = expect(201, form(class_teacher_7a, one(nurse)))["result"];
  expect(200, host_.get(list(formed["list"]), nurse));
  expect(200, host_.get(list(formed["list"]), nurse));
  ASSERT_EQ(events("health_list.read").size(), 2U);
  EXPECT_EQ(events("health_list.read")[0].actor, nurse);
  expect(200, host_.get("/api/v1/groups/1/health-list", class_teacher_7a));
  ASSERT_EQ(events("health_list.looked_at").size(), 1U);
  EXPECT_EQ(events("health_list.looked_at")[0].payload, R"({"group":1})");
}

TEST_F(HealthLists, AreFormedByTheClassTeacherForTheStaff) {
  EXPECT_EQ(code(form(teacher_of_7b, one(nurse))), "access.not_found");
  EXPECT_EQ(code(form(nurse, one(nurse))), "access.not_found");
  EXPECT_EQ(code(form(class_teacher_7a, one(egors_mother))), "cards.receiver_not_staff");
  EXPECT_EQ(code(form(class_teacher_7a, "")), "cards.no_receivers");
  EXPECT_EQ(host_.get("/api/v1/groups/2/health-lists", class_teacher_7a).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
