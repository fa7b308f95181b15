#include "unit/notify/calendar_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class Visits : public CalendarWorld {
 protected:
  void sign_in(PersonId person, Instant when) {
    world.school.run(
        "INSERT INTO session (token_digest, institution_id, account_id, person_id, created_at, expires_at)"
        " SELECT $3, $1, a.id, $2, $4, $5 FROM account a WHERE a.institution_id = $1 AND a.person_id = $2",
        {world.school.id, person, to_iso(when) + std::to_string(person.value), when,
         when + std::chrono::hours{24 * 30}});
  }
};

// syzran-r.ct.3b
TEST_F(Visits, AParentWhoDidNotLookInIsReminded) {
  rule("visit_reminder", "visits", Audience::parents, {"preferred", "email"});
  world.school.prefer(class_7a.mother, "sms");
  begin("2026-09-14", "07:00");
  sign_in(class_7a.mother, at("2026-09-11", "17:59"));
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.sms.seen, SizeIs(1)) << "by the preferred way";
  EXPECT_THAT(world.sms.seen[0].text, HasSubstr("С 11.09 вы не заходили в электронный журнал"));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(Visits, AParentWhoSignedInIsNotReminded) {
  rule("visit_reminder", "visits", Audience::parents, {"email"});
  begin("2026-09-14", "07:00");
  sign_in(class_7a.mother, at("2026-09-11", "18:00"));
  run_at("2026-09-18", "18:00");
  EXPECT_THAT(world.email.seen, IsEmpty());
}

// Fairness: a read message counts as a visit, though the parent stayed signed in from an earlier week.
TEST_F(Visits, AReadMessageIsAVisit) {
  rule("visit_reminder", "visits", Audience::parents, {"email"});
  begin("2026-09-14", "07:00");
  sign_in(class_7a.mother, at("2026-09-01", "12:00"));
  world.school.run(
      "INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at)"
      " VALUES ($1, 900, 'mail.opened', 1, '{}', $2, $3)",
      {world.school.id, class_7a.mother, at("2026-09-16", "20:00")});
  run_at("2026-09-18", "18:00");
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(Visits, AParentWithoutAnAccountIsNotAskedToComeIn) {
  const PersonId father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, class_7a.ilya);
  world.school.contact(father, "email", "father@example.org");
  rule("visit_reminder", "visits", Audience::parents, {"email"});
  begin("2026-09-14", "07:00");
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_EQ(world.email.seen[0].recipient, class_7a.mother);
}

// syzran-r.ct.3a
TEST_F(Visits, TheClassTeacherReadsWhoLookedInAndHowOften) {
  const PersonId father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, class_7a.ilya);
  rule("class_visits", "class_visits", Audience::class_teacher, {"internal"});
  begin("2026-09-14", "07:00");
  sign_in(class_7a.mother, at("2026-09-14", "20:00"));
  sign_in(class_7a.mother, at("2026-09-15", "20:00"));
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.mail.seen, SizeIs(1));
  EXPECT_EQ(world.mail.seen[0].recipient, class_7a.teacher);
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("- 7-А, Кузнецов Илья. Кузнецова Анна Павловна: посещений 2\n"));
  EXPECT_THAT(world.mail.seen[0].text,
              HasSubstr("- 7-А, Кузнецов Илья. Кузнецов Пётр Павловна: посещений нет, входа ещё нет\n"));
  EXPECT_THAT(world.obligations(), ElementsAre("class_visits told"));
}

// labinsk-3.16
TEST_F(Visits, ParentsWithoutAnAccountAreListedWithWhatToTellThem) {
  const PersonId father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, class_7a.ilya);
  rule("no_account", "no_account", Audience::class_teacher, {"internal"});
  begin("2026-09-14", "07:00");
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.mail.seen, SizeIs(1));
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("Кузнецов Пётр"));
  EXPECT_THAT(world.mail.seen[0].text, Not(HasSubstr("Кузнецова Анна")));
  EXPECT_THAT(world.mail.seen[0].text, HasSubstr("Успехи ребёнка видны в электронном дневнике"));
}

// labinsk-3.16
TEST_F(Visits, ParentsWithoutAnAccountAreToldOfTheDiary) {
  const PersonId father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, class_7a.ilya);
  world.school.contact(father, "phone", "+79270000009");
  rule("no_account", "no_account", Audience::parents, {"sms", "email"});
  begin("2026-09-14", "07:00");
  run_at("2026-09-18", "18:00");
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_EQ(world.sms.seen[0].recipient, father);
  EXPECT_THAT(world.sms.seen[0].text, HasSubstr("электронном дневнике"));
}

}  // namespace
}  // namespace vestnik::tests
