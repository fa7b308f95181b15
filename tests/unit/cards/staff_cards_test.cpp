// Cards of the staff, brief and full, and lists that are checked as current.
#include "card_school.h"

namespace vestnik::tests {
namespace {

class StaffCards : public CardSchool {
 protected:
  static std::string staff_card(PersonId person = algebra_teacher) {
    return "/api/v1/staff/" + std::to_string(person.value) + "/card";
  }
  nlohmann::json colleague(PersonId person, PersonId reader) {
    const auto answer = expect(200, host_.get("/api/v1/staff-cards", reader));
    for (const auto& one : answer["staff"]) {
      if (one["person"] == person.value) return one;
    }
    return nlohmann::json::object();
  }
  nlohmann::json all_lists(PersonId reader) { return expect(200, host_.get("/api/v1/lists", reader)); }
  Response check_list(PersonId who, const std::string& body) {
    return host_.post("/api/v1/lists/checks", who, body, key());
  }
};

// syzran-m.staff.1: a teacher opening a colleague's full card is refused; the HR specialist opens it. labinsk-4.6.1:
// the HR specialist makes a staff card, a teacher cannot.
TEST_F(StaffCards, AreKeptByTheHrSpecialistAndTheAdministratorAlone) {
  sign(algebra_teacher);
  sign(secretary_of_school);
  sign(director);
  expect(200, fill(hr_specialist, "staff_identity_document", "КАНАРЕЙКА 36 08", 0, staff_card()));
  const auto card = expect(200, host_.get(staff_card(), hr_specialist));
  EXPECT_EQ(card["parts"][0]["editable"], true);
  EXPECT_NE(card.dump().find("КАНАРЕЙКА 36 08"), std::string::npos);
  expect(200, host_.get(staff_card(), administrator));
  for (const PersonId who :
       {algebra_teacher, class_teacher_7a, deputy_head, director, secretary_of_school, nurse, egors_mother, egor}) {
    for (const std::string& where : {staff_card(), staff_card() + "/history"}) {
      const Response refused = host_.get(where, who);
      EXPECT_EQ(refused.status, 404) << who.value;
      EXPECT_EQ(refused.body.find("КАНАРЕЙКА"), std::string::npos);
    }
    EXPECT_EQ(code(fill(who, "staff_awards", "x", 0, staff_card())), "access.not_found");
  }
  EXPECT_EQ(code(host_.get(staff_card(egors_mother), hr_specialist)), "access.not_found") << "none of the staff";
}

// syzran-m.staff.2: a teacher sees a colleague's brief card, and a parent is refused.
TEST_F(StaffCards, ShowColleaguesInBrief) {
  school_.run(
      "INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, recorded_at) VALUES "
      "(1, 901, 30, 'phone', '+79270000030', 'confirmed', '2026-09-01', 0), "
      "(1, 902, 30, 'email', 'algebra@school.example', 'confirmed', '2026-09-01', 0), "
      "(1, 903, 30, 'email', 'unseen@school.example', 'new', '2026-09-01', 0), "
      "(1, 904, 20, 'phone', '+79270000020', 'confirmed', '2026-09-01', 0); ");
  school_.run("INSERT INTO preference (institution_id, person_id, channel, recorded_at) VALUES (1, 30, 'email', 0)");
  expect(200, fill(hr_specialist, "staff_category", "первая", 0, staff_card()));
  expect(200, fill(hr_specialist, "staff_identity_document", "КАНАРЕЙКА", 0, staff_card()));
  const auto seen = colleague(algebra_teacher, teacher_of_7b);
  EXPECT_EQ(seen["telephones"], nlohmann::json::array({"+79270000030"}));
  EXPECT_EQ(seen["emails"], nlohmann::json::array({"algebra@school.example"})) << "confirmed ones alone";
  EXPECT_EQ(seen["preferred"], "email");
  EXPECT_EQ(seen["posts"], nlohmann::json::array({"teacher"}));
  EXPECT_EQ(seen["subjects"].size(), 1U);
  ASSERT_EQ(seen["fields"].size(), 1U) << "nothing of the full card";
  EXPECT_EQ(seen["fields"][0]["title"], "Категория");
  EXPECT_EQ(seen["fields"][0]["value"], "первая");
  const std::string all = host_.get("/api/v1/staff-cards", teacher_of_7b).body;
  EXPECT_EQ(all.find("+79270000020"), std::string::npos) << "a parent's telephone";
  EXPECT_EQ(all.find("КАНАРЕЙКА"), std::string::npos);
  for (const PersonId closed : {egors_mother, egor, nurse}) {
    EXPECT_EQ(host_.get("/api/v1/staff-cards", closed).status, 403) << closed.value;
  }
}

// labinsk-4.6.2: each staff card shows the date of the HR specialist's check.
TEST_F(StaffCards, ShowWhoCheckedThemAndWhen) {
  EXPECT_FALSE(expect(200, host_.get(staff_card(), hr_specialist)).contains("checked_at"));
  EXPECT_EQ(code(host_.post(staff_card() + "/checks", deputy_head, "", key())), "access.not_found");
  expect(200, host_.post(staff_card() + "/checks", hr_specialist, "", key()));
  const auto card = expect(200, host_.get(staff_card(), hr_specialist));
  EXPECT_EQ(card["checked_at"], to_iso(school_.clock().now()));
  EXPECT_EQ(card["checked_by"], "Кадрова И.");
  ASSERT_EQ(events("staff_card.checked").size(), 1U);
  EXPECT_EQ(events("staff_card.checked")[0].payload, R"({"person":30})");
}

TEST_F(StaffCards, KeepFormerValuesAndLeaveATraceOfReading) {
  expect(200, fill(hr_specialist, "staff_awards", "нет", 0, staff_card()));
  expect(200, fill(administrator, "staff_awards", "грамота", 1, staff_card()));
  EXPECT_EQ(code(fill(hr_specialist, "staff_awards", "медаль", 1, staff_card())), "journal.stale_version");
  EXPECT_EQ(code(fill(hr_specialist, "sex", "ж", 0, staff_card())), "cards.unknown_field") << "of a student's card";
  const auto versions = expect(200, host_.get(staff_card() + "/history", administrator))["versions"];
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1]["value"], "нет");
  host_.get(staff_card(), hr_specialist);
  ASSERT_EQ(events("staff_card.read").size(), 2U);
  EXPECT_EQ(events("staff_card.read")[0].actor, administrator) << "what it held is no less private";
  EXPECT_EQ(events("staff_card.read")[1].actor, hr_specialist);
}

// labinsk-3.14b: nobody opens a card who has not signed that he discloses nothing.
TEST_F(StaffCards, WaitForTheAgreementOfWhoOpensThem) {
  school_.run("UPDATE staff_agreement SET ended_on = '2026-10-14' WHERE person_id = 62");
  EXPECT_EQ(code(host_.get(staff_card(), hr_specialist)), "cards.agreement_first");
  EXPECT_EQ(code(host_.get(staff_card() + "/history", hr_specialist)), "cards.agreement_first");
  EXPECT_EQ(code(host_.post(staff_card() + "/checks", hr_specialist, "", key())), "cards.agreement_first");
}

// A colleague who is a parent too: what the class teacher keeps is not what the HR specialist keeps.
TEST_F(StaffCards, AreApartFromTheSamePersonsCardAsAParent) {
  school_.run(
      "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, order_number, "
      "recorded_at) VALUES (1, 650, 20, 'technical_staff', 'institution', 0, '2026-09-01', '5', 0)");
  expect(200, fill(hr_specialist, "staff_identity_document", "КАНАРЕЙКА", 0, staff_card(egors_mother)));
  EXPECT_EQ(host_.get(mothers_card(), class_teacher_7a).body.find("КАНАРЕЙКА"), std::string::npos);
  expect(200, host_.post(mothers_card() + "/confirmations", class_teacher_7a, "", key()));
  EXPECT_FALSE(expect(200, host_.get(staff_card(egors_mother), hr_specialist)).contains("checked_at"));
}

// labinsk-4.2.7a (partial: orders of students come with the book of movement): lists show when they were checked last,
// and posts that rest on no order.
TEST_F(StaffCards, AreInAListThatIsCheckedAsCurrent) {
  const auto before = all_lists(administrator);
  EXPECT_FALSE(before["staff"].contains("checked_at"));
  const auto& unordered = before["staff"]["without_order"];
  const nlohmann::json secretary{{"name", "Котова Рита"}, {"person", 63}, {"posts", {"secretary"}}};
  EXPECT_NE(std::find(unordered.begin(), unordered.end(), secretary), unordered.end()) << unordered;
  for (const auto& one : unordered) EXPECT_NE(one["person"], 62) << "that post has its order";
  const std::size_t unchecked = before["staff"]["unchecked"].size();
  expect(200, host_.post(staff_card() + "/checks", hr_specialist, "", key()));
  expect(200, check_list(hr_specialist, R"({"list":"staff"})"));
  const auto after = all_lists(deputy_head);
  EXPECT_EQ(after["staff"]["unchecked"].size(), unchecked - 1);
  EXPECT_EQ(after["staff"]["checked_at"], to_iso(school_.clock().now()));
  EXPECT_EQ(after["staff"]["checked_by"], "Кадрова И.");
  EXPECT_FALSE(after.contains("students_checked_at"));
  expect(200, check_list(administrator, R"({"list":"students"})"));
  EXPECT_TRUE(all_lists(administrator).contains("students_checked_at"));
  expect(200, check_list(class_teacher_7a, R"({"list":"students","group":1})"));
  EXPECT_TRUE(all_lists(administrator)["groups"][0].contains("checked_at"));
  EXPECT_FALSE(all_lists(administrator)["groups"][1].contains("checked_at"));
  EXPECT_EQ(code(check_list(class_teacher_7a, R"({"list":"students","group":2})")), "access.not_found");
  EXPECT_EQ(code(check_list(hr_specialist, R"({"list":"students","group":999})")), "access.not_found")
      << "a class that there is not";
  EXPECT_EQ(code(check_list(teacher_of_7b, R"({"list":"staff"})")), "access.forbidden");
  EXPECT_EQ(code(check_list(administrator, R"({"list":"everything"})")), "api.unknown_word");
  EXPECT_EQ(host_.get("/api/v1/lists", class_teacher_7a).status, 403);
}

}  // namespace
}  // namespace vestnik::tests
