/// A guardian says in the diary that the child does not come, and sees what became of it.
#include <gmock/gmock.h>

#include "journal/family_desk.h"
#include "plugins/replies/family_routes.h"
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

/// Today is Wednesday 14.10.2026.
class ToldAbsences : public RecordingSchool {
 protected:
  ToldAbsences() : desk_(host_.book()), routes_(host_, desk_), family_(host_) {
    school_.migrate("replies", replies::migrations());
    routes_.contribute();
    family_.contribute();
  }

  Response tell(PersonId who, const std::string& from, const std::string& to, const std::string& rest = "",
                const std::string& kind = "illness") {
    return host_.post(of_egor(), who,
                      R"({"kind":")" + kind + R"(","from":")" + from + R"(","to":")" + to + "\"" + rest + "}", key());
  }
  nlohmann::json told(PersonId who) { return expect(200, host_.get(of_egor(), who))["words"]; }
  nlohmann::json replies() { return expect(200, host_.get("/api/v1/replies", class_teacher_7a))["replies"]; }
  Response decide(const std::string& proposal, const std::string& what) {
    return host_.post("/api/v1/reply-proposals/" + proposal + "/" + what, class_teacher_7a, "{}", key());
  }
  static std::string of_egor() { return "/api/v1/students/" + std::to_string(egor.value) + "/absence-words"; }

  JournalFamilyDesk desk_;
  replies::ReplyRoutes routes_;
  replies::FamilyRoutes family_;
};

// syzran-7.3.7 (partial: the way of a family's own word to the class teacher, who enters the reason)
TEST_F(ToldAbsences, ReachTheClassTeacherWhoDecidesAndTheFamilySeesIt) {
  expect(201, tell(egors_mother, "2026-10-14", "2026-10-16", R"(,"words":"температура")"));
  auto seen = told(egors_mother);
  ASSERT_THAT(seen, SizeIs(1));
  EXPECT_EQ(seen[0]["state"], "open");
  EXPECT_EQ(seen[0]["words"], "температура");
  ASSERT_THAT(replies(), SizeIs(1));
  EXPECT_EQ(replies()[0]["text"], "температура");
  EXPECT_EQ(replies()[0]["proposals"][0]["to"], "2026-10-16");

  auto recorded = events(std::string{replies::reply_received});
  ASSERT_THAT(recorded, SizeIs(1));
  recorded[0].recorded_at = school_.clock().now();
  school_.database().read(school, [&](Transaction& tx) {
    EXPECT_THAT(replies::audience_of(tx, recorded[0]).people, ElementsAre(class_teacher_7a));
    EXPECT_TRUE(replies::words_of(tx, 1).truth.at("has_words"));
  });

  expect(200, decide("1", "accept"));
  EXPECT_THAT(events("notice.entered"), SizeIs(1));
  seen = told(egors_mother);
  EXPECT_EQ(seen[0]["state"], "accepted");
  EXPECT_FALSE(seen[0]["decided_at"].is_null());
}

TEST_F(ToldAbsences, ForAnotherReasonAreEnteredAsSuch) {
  EXPECT_EQ(expect(422, tell(egors_mother, "2026-10-15", "2026-10-15", "", "other"))["code"], "replies.words_missing");
  expect(201, tell(egors_mother, "2026-10-15", "2026-10-15", R"(,"words":"свадьба сестры")", "other"));
  expect(200, decide("1", "accept"));
  std::string kind;
  school_.database().read(school, [&](Transaction& tx) {
    tx.query("SELECT kind FROM absence_notice", {}, [&](const Row& row) { kind = row.string(0); });
  });
  EXPECT_EQ(kind, "other");
  EXPECT_EQ(expect(400, tell(egors_mother, "2026-10-16", "2026-10-16", "", "trip"))["code"], "api.unknown_word");
}

TEST_F(ToldAbsences, AreOfDaysToComeWithinTwoMonths) {
  EXPECT_EQ(expect(422, tell(egors_mother, "2026-10-13", "2026-10-14"))["code"], "replies.days_wrong") << "yesterday";
  EXPECT_EQ(expect(422, tell(egors_mother, "2026-10-16", "2026-10-15"))["code"], "replies.days_wrong");
  EXPECT_EQ(expect(422, tell(egors_mother, "2026-12-13", "2026-12-14"))["code"], "replies.days_wrong") << "day 61";
  EXPECT_THAT(told(egors_mother), IsEmpty());
  expect(201, tell(egors_mother, "2026-12-13", "2026-12-13"));
  expect(201, tell(egors_mother, "2026-10-14", "2026-10-14"));
}

TEST_F(ToldAbsences, AreNotToldAnewWhileTheClassTeacherHasNotDecided) {
  expect(201, tell(egors_mother, "2026-10-14", "2026-10-16"));
  EXPECT_EQ(expect(409, tell(egors_mother, "2026-10-16", "2026-10-17"))["code"], "replies.waits_already");
  expect(201, tell(egors_mother, "2026-10-17", "2026-10-17"));
  expect(200, decide("1", "decline"));
  expect(201, tell(egors_mother, "2026-10-14", "2026-10-15"));
  EXPECT_THAT(told(egors_mother), SizeIs(3));
}

TEST_F(ToldAbsences, AreTheGuardiansOwnAndNobodyElses) {
  expect(201, tell(egors_mother, "2026-10-14", "2026-10-16"));
  for (const PersonId other : {egor, class_teacher_7a, administrator}) {
    EXPECT_EQ(tell(other, "2026-10-20", "2026-10-20").status, 404);
    EXPECT_EQ(host_.get(of_egor(), other).status, 404);
  }
}

}  // namespace
}  // namespace vestnik::tests
