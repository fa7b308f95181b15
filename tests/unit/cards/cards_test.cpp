#include "card_school.h"

namespace vestnik::tests {
namespace {

// syzran-m.stud.1, syzran-m.stud.2: each part has its own people; a subject teacher opens no card.
TEST_F(CardSchool, ShowsEachReaderTheOwnPartsAlone) {
  EXPECT_EQ(parts(administrator), "main medical psychological social");
  EXPECT_EQ(parts(class_teacher_7a), "main");
  EXPECT_EQ(parts(deputy_head), "main");
  EXPECT_EQ(parts(nurse), "medical");
  EXPECT_EQ(parts(psychologist_of_school), "psychological social");
  sign(algebra_teacher);
  for (const PersonId stranger : {algebra_teacher, teacher_of_7b, egors_mother, mashas_father, egor}) {
    EXPECT_EQ(parts(stranger), "access.not_found");
  }
}

// syzran-m.stud.2: the medical worker edits the health group and is refused the psychologist's card, and the reverse.
TEST_F(CardSchool, LetsSpecialistsFillTheirOwnPartAndNoOther) {
  expect(200, fill(nurse, "health_group", "II"));
  EXPECT_EQ(code(fill(nurse, "psychological_card", "текст")), "access.not_found");
  expect(200, fill(psychologist_of_school, "psychological_card", "КАНАРЕЙКА"));
  EXPECT_EQ(code(fill(psychologist_of_school, "health_group", "I", 1)), "access.not_found");
  for (const PersonId who : {class_teacher_7a, deputy_head, algebra_teacher, egors_mother}) {
    EXPECT_EQ(code(fill(who, "health_group", "I", 1)), "access.not_found");
    EXPECT_EQ(code(fill(who, "deviant_behaviour", "нет")), "access.not_found");
    EXPECT_EQ(host_.get(card(), who).body.find("КАНАРЕЙКА"), std::string::npos);
    EXPECT_EQ(host_.get(card() + "/history", who).body.find("КАНАРЕЙКА"), std::string::npos);
  }
}

// usolye-4.6.1: the class teacher edits a card of the own group and is refused for another group.
TEST_F(CardSchool, IsFilledByTheClassTeacherOfTheOwnClass) {
  expect(200, fill(class_teacher_7a, "family", "мать, сестра"));
  EXPECT_EQ(code(fill(class_teacher_7a, "family", "x", 0, card(masha))), "access.not_found");
  EXPECT_EQ(code(fill(class_teacher_7a, "family", "x", 0)), "journal.stale_version");
  EXPECT_EQ(code(fill(class_teacher_7a, "no_such_field", "x")), "cards.unknown_field");
  expect(200, fill(class_teacher_7a, "work_place", "завод", 0, mothers_card()));
  EXPECT_EQ(code(fill(class_teacher_7a, "work_place", "завод", 0, "/api/v1/students/10/guardians/21/card")),
            "access.not_found")
      << "the father of another child";
}

// usolye-4.6.5, usolye-1.4: a changed fact shows the former value, its author and the date.
TEST_F(CardSchool, KeepsEveryFormerValue) {
  expect(200, fill(class_teacher_7a, "family", "мать"));
  expect(200, fill(class_teacher_7a, "family", "мать, отчим", 1));
  const auto versions = expect(200, host_.get(card() + "/history", class_teacher_7a))["versions"];
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1]["value"], "мать");
  EXPECT_FALSE(versions[1]["by"].get<std::string>().empty());
  EXPECT_FALSE(versions[1]["at"].get<std::string>().empty());
  ASSERT_EQ(events("card.read").size(), 1U) << "what it held is no less private than what it holds";
  EXPECT_EQ(events("card.read")[0].actor, class_teacher_7a);
}

// usolye-4.6.5: the social status is the class teacher's in a college, the specialist's in a school.
TEST_F(CardSchool, GivesTheSocialStatusToTheClassTeacherOfACollege) {
  EXPECT_EQ(code(fill(class_teacher_7a, "social_status", "полная семья")), "access.not_found");
  school_.run("UPDATE institution SET kind = 'college'");
  expect(200, fill(class_teacher_7a, "social_status", "полная семья"));
  EXPECT_EQ(parts(class_teacher_7a), "main social");
}

// labinsk-3.14b: an employee without a recorded agreement cannot open personal cards.
TEST_F(CardSchool, IsClosedToWhoHasNotSignedAnAgreement) {
  school_.run("UPDATE staff_agreement SET ended_on = '2026-10-14' WHERE person_id = 31");
  const Response refused = host_.get(card(), class_teacher_7a);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code(refused), "cards.agreement_first");
  EXPECT_EQ(code(fill(class_teacher_7a, "family", "x")), "cards.agreement_first");
  for (const std::string& path :
       {card() + "/history", std::string{"/api/v1/groups/1/cards"}, std::string{"/api/v1/groups/1/health-list"},
        std::string{"/api/v1/groups/1/health-list?as=page"}}) {
    EXPECT_EQ(code(host_.get(path, class_teacher_7a)), "cards.agreement_first") << path;
  }
  school_.run("UPDATE staff_agreement SET ended_on = '2026-10-15' WHERE person_id = 31");
  EXPECT_EQ(parts(class_teacher_7a), "main");
}

TEST_F(CardSchool, LeavesATraceOfEveryReading) {
  host_.get(card(), nurse);
  host_.get(card(), nurse);
  host_.get(card(), egors_mother);
  const auto read = events("card.read");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].payload, R"({"person":10,"student":10,"part":"medical"})");
  EXPECT_EQ(read[0].actor, nurse);
}

// otradny-4.admin.12 (partial: one report of all class teachers), otradny-4.ct.1, usolye-4.6.6: each card shows who
// confirmed it and when. usolye-4.5.2, labinsk-4.2.14: incomplete cards, and what was filled without a consent that
// covers it.
TEST_F(CardSchool, TellsWhatIsMissingUnconfirmedAndNotCovered) {
  const std::string group = "/api/v1/groups/1/cards";
  const auto before = expect(200, host_.get(group, deputy_head));
  const std::int64_t students = static_cast<std::int64_t>(before["students"].size());
  EXPECT_EQ(before["incomplete"], students);
  EXPECT_EQ(before["unconfirmed"], students);
  EXPECT_EQ(before["without_consent"], 0) << "nothing is filled yet";
  for (const char* field : {"sex", "citizenship", "identity_document", "family"}) {
    expect(200, fill(class_teacher_7a, field, "есть"));
  }
  expect(200, host_.call(Method::post, card() + "/confirmations", class_teacher_7a, "", key()));
  const auto after = expect(200, host_.get(group, class_teacher_7a));
  EXPECT_EQ(after["incomplete"], students - 1);
  EXPECT_EQ(before["filled_percent"], 0);
  EXPECT_EQ(after["filled_percent"], 100 / students);
  EXPECT_EQ(after["unconfirmed"], students - 1);
  EXPECT_EQ(after["without_consent"], 1);
  school_.run(
      "INSERT INTO consent (institution_id, id, guardian_id, student_id, kind, document, signed_on, recorded_at) "
      "VALUES "
      "(1, 900, 20, 10, 'electronic', '1', '2026-09-01', 0)");
  EXPECT_EQ(expect(200, host_.get(group, administrator))["without_consent"], 0);
  EXPECT_EQ(code(host_.get(group, teacher_of_7b)), "access.not_found");
}

// syzran-r.ct.1a: name, health group, physical group, on one portrait page.
TEST_F(CardSchool, ListsHealthGroupsForTheClassTeacherAndTheNurse) {
  expect(200, fill(nurse, "health_group", "II"));
  expect(200, fill(nurse, "physical_group", "основная"));
  const auto line = expect(200, host_.get("/api/v1/groups/1/health-list", class_teacher_7a))["students"][0];
  EXPECT_EQ(line["health_group"], "II");
  EXPECT_EQ(line["physical_group"], "основная");
  EXPECT_EQ(line["adult"], false);
  const Response page = host_.get("/api/v1/groups/1/health-list?as=page", nurse);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_NE(page.body.find("size: A4 portrait"), std::string::npos);
  EXPECT_NE(page.body.find("<td>II</td><td>основная</td>"), std::string::npos) << page.body;
  EXPECT_EQ(host_.get("/api/v1/groups/1/health-list", algebra_teacher).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
