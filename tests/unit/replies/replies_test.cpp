/// What families answer becomes a proposal, and a person decides it.
#include <gmock/gmock.h>

#include "journal/family_desk.h"
#include "plugins/replies/inbound.h"
#include "plugins/replies/migrations.h"
#include "plugins/replies/reply_commands.h"
#include "plugins/replies/reply_events.h"
#include "plugins/replies/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* mothers_phone = "+79270000020";

/// Today is Wednesday 14.10.2026; Егор of 7-А is absent at the first lesson.
class Replies : public RecordingSchool {
 protected:
  Replies() : desk_(host_.book()), inbound_(host_, desk_), routes_(host_, desk_) {
    school_.migrate("replies", replies::migrations());
    routes_.contribute();
    school_.run(
        "INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, recorded_at)"
        " VALUES (1, 920, 20, 'phone', '+79270000020', 'confirmed', '2026-09-01', 0)");
    school_.database().write(school, Priority::person, [](Transaction& tx) {
      tx.execute(
          "INSERT INTO lesson (institution_id, id, group_id, subject_id, planned_teacher_id, actual_teacher_id, date,"
          " number, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at)"
          " VALUES ($1, 950, 1, 1, 30, 30, '2026-10-14', 1, $2, $3, 1, '', 'held', '', '', 1, 0)",
          {school, *parse_iso_instant("2026-10-14T04:00:00Z"), *parse_iso_instant("2026-10-14T04:45:00Z")});
      return true;
    });
    school_.run(
        "INSERT INTO attendance (institution_id, id, lesson_id, student_id, code, reason, version, changed_at,"
        " changed_by) VALUES (1, 960, 950, 10, 'Н', '', 1, 0, 30)");
  }

  bool come(const std::string& text, const std::string& id = "sms-1", const std::string& from = mothers_phone) {
    return inbound_.take({"smsc", id, from, text, school_.clock().now()});
  }
  nlohmann::json list(PersonId person) { return expect(200, host_.get("/api/v1/replies", person))["replies"]; }
  Response decide(std::int64_t proposal, PersonId person, const std::string& what) {
    return host_.post("/api/v1/reply-proposals/" + std::to_string(proposal) + "/" + what, person, "{}", key());
  }
  std::string value_of(const std::string& sql) {
    std::string found;
    school_.database().read(
        school, [&](Transaction& tx) { tx.query(sql, {}, [&](const Row& row) { found = row.string(0); }); });
    return found;
  }
  TemplateData words_of_first() {
    TemplateData found;
    school_.database().read(school, [&](Transaction& tx) { found = replies::words_of(tx, 1); });
    return found;
  }

  JournalFamilyDesk desk_;
  replies::Inbound inbound_;
  replies::ReplyRoutes routes_;
};

// syzran-7.3.7
TEST_F(Replies, AnIllnessBecomesAProposalThatTheClassTeacherAcceptsWithOneClick) {
  EXPECT_TRUE(come("болеет до пятницы"));
  const auto replies = list(class_teacher_7a);
  ASSERT_THAT(replies, SizeIs(1));
  EXPECT_EQ(replies[0]["meaning"], "absence");
  const auto& proposal = replies[0]["proposals"][0];
  EXPECT_EQ(proposal["student_id"], egor.value);
  EXPECT_EQ(proposal["from"], "2026-10-14");
  EXPECT_EQ(proposal["to"], "2026-10-16");
  EXPECT_EQ(value_of("SELECT reason FROM attendance WHERE id = 960"), "") << "nothing is decided without a person";
  expect(200, decide(1, class_teacher_7a, "accept"));
  EXPECT_EQ(value_of("SELECT reason FROM attendance WHERE id = 960"), "УП");
  EXPECT_EQ(value_of("SELECT from_date || to_date FROM absence_notice WHERE student_id = 10"), "2026-10-142026-10-16");
  EXPECT_EQ(list(class_teacher_7a)[0]["proposals"][0]["state"], "accepted");
  EXPECT_THAT(events("notice.entered"), SizeIs(1));
}

TEST_F(Replies, AProposalIsDecidedOnceAndByTheClassTeacherAlone) {
  EXPECT_TRUE(come("заболел"));
  EXPECT_EQ(decide(1, algebra_teacher, "accept").status, 404);
  EXPECT_EQ(decide(1, egors_mother, "accept").status, 404) << "the mother may not accept it herself";
  expect(200, decide(1, class_teacher_7a, "decline"));
  EXPECT_EQ(expect(409, decide(1, class_teacher_7a, "accept"))["code"], "replies.decided");
  EXPECT_EQ(value_of("SELECT reason FROM attendance WHERE id = 960"), "");
}

TEST_F(Replies, TheSameMessageTwiceIsOneReply) {
  EXPECT_TRUE(come("болеет до пятницы"));
  EXPECT_TRUE(come("болеет до пятницы"));
  EXPECT_THAT(list(class_teacher_7a), SizeIs(1));
  EXPECT_TRUE(come("болеет до пятницы", "sms-2"));
  EXPECT_THAT(list(class_teacher_7a), SizeIs(2)) << "another message, though it says the same";
}

TEST_F(Replies, AnUnknownNumberChangesNothing) {
  EXPECT_FALSE(come("болеет до пятницы", "sms-1", "+79990000000"));
  EXPECT_FALSE(come("СТОП", "sms-2", ""));
  EXPECT_FALSE(come("болеет до пятницы", "sms-3", "+79270000020' OR '1'='1"));
  EXPECT_THAT(list(administrator), IsEmpty());
  EXPECT_EQ(value_of("SELECT state FROM contact WHERE id = 920"), "confirmed");
}

TEST_F(Replies, WhatNobodyUnderstandsIsReadByTheClassTeacher) {
  EXPECT_TRUE(come("Скажите, когда собрание?"));
  const auto recorded = events(std::string{replies::reply_received});
  ASSERT_THAT(recorded, SizeIs(1));
  Event event = recorded[0];
  event.recorded_at = school_.clock().now();
  EventAudience audience;
  school_.database().read(school, [&](Transaction& tx) { audience = replies::audience_of(tx, event); });
  EXPECT_EQ(audience.name, "reply");
  EXPECT_THAT(audience.people, ElementsAre(class_teacher_7a));
  EXPECT_FALSE(audience.student) << "a rule that tells parents must find none";
  EXPECT_TRUE(words_of_first().truth.at("is_unread"));
  EXPECT_EQ(words_of_first().text.at("words"), "Скажите, когда собрание?");
}

TEST_F(Replies, TheStopWordStopsThatTelephoneAndTheClassTeacherReadsIt) {
  EXPECT_TRUE(come("СТОП"));
  EXPECT_EQ(value_of("SELECT state FROM contact WHERE id = 920"), "stopped");
  EXPECT_TRUE(words_of_first().truth.at("is_stop"));
  EXPECT_TRUE(come("стоп", "sms-2")) << "said twice";
  EXPECT_TRUE(come("болеет до пятницы", "sms-3")) << "it still says who writes";
  EXPECT_THAT(list(class_teacher_7a), SizeIs(3));
}

TEST_F(Replies, ForAnOnlyChildWhoIsNotAbsentYetItIsProposedToo) {
  school_.run("UPDATE attendance SET code = '' WHERE id = 960");
  EXPECT_TRUE(come("заболел, температура"));
  EXPECT_THAT(list(class_teacher_7a)[0]["proposals"], SizeIs(1));
}

TEST_F(Replies, OfSeveralChildrenItIsProposedForThoseAbsentToday) {
  school_.run(
      "INSERT INTO guardianship (institution_id, id, guardian_id, student_id, relation, document, is_told, sees,"
      " writes, valid_from, recorded_at) VALUES (1, 930, 20, 11, 'mother', '', 1, 1, 1, '2026-09-01', 0)");
  EXPECT_TRUE(come("болеет до пятницы"));
  const auto replies = list(administrator);
  ASSERT_THAT(replies[0]["proposals"], SizeIs(1));
  EXPECT_EQ(replies[0]["proposals"][0]["student_id"], egor.value);
  school_.run("UPDATE attendance SET code = '' WHERE id = 960");
  EXPECT_TRUE(come("болеет до пятницы", "sms-2"));
  EXPECT_EQ(list(administrator)[0]["meaning"], "unread") << "which of the two?";
}

}  // namespace
}  // namespace vestnik::tests
