#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/event_store.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Audit : public ::testing::Test {
 protected:
  void record_three() {
    for (const PersonId student : {school.anna, school.boris, school.vera}) {
      ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(student, "5")}))), "");
    }
  }
  AuditReport verified() {
    AuditReport report;
    school.database().read(school.id, [&](Transaction& transaction) { report = verify_audit(transaction); });
    return report;
  }
  void tamper(std::string_view sql) {
    school.write([&](Transaction& transaction) { ASSERT_GT(transaction.execute(sql), 0); });
  }

  JournalSchool school;
};

TEST_F(Audit, HoldsWhatWasRefusedAndByWhichClause) {
  school.now("2026-09-22", "00:00");
  MarksRequest request;
  request.lesson = school.lesson;
  request.rows = {mark(school.anna, "5")};
  request.new_task = NewTask{};
  request.as_asked = R"({"rows":1})";
  ASSERT_EQ(refusal(school.run(school.teacher, RecordMarks{request})), "edit.window_closed 7.4.7");
  ASSERT_EQ(refusal(school.run(school.mother, RecordMarks{request})), "access.not_found");
  EXPECT_THAT(
      school.text("SELECT payload FROM audit_payload WHERE id = 1"),
      AllOf(HasSubstr(R"("outcome":"refused")"), HasSubstr(R"("clause":"7.4.7")"), HasSubstr(R"("asked":{"rows":1})"),
            HasSubstr(R"("actor":)" + std::to_string(school.teacher.value) + ",")));
  EXPECT_THAT(school.text("SELECT payload FROM audit_payload WHERE id = 2"),
              AllOf(HasSubstr(R"("outcome":"refused")"), HasSubstr("access.not_found")));
  EXPECT_EQ(school.rows("event"), 0);
}

TEST_F(Audit, HoldsWhatWasRecordedBesideItsEvent) {
  record_three();
  EXPECT_THAT(school.text("SELECT payload FROM audit_payload WHERE id = 3"),
              AllOf(HasSubstr(R"("outcome":"recorded")"), HasSubstr(R"("event":3)")));
  EXPECT_EQ(school.rows("audit_link"), 3);
}

TEST_F(Audit, IsWholeAndStaysSoAfterLawfulErasure) {
  record_three();
  EXPECT_EQ(verified().links, 3);
  EXPECT_EQ(verified().first_broken, 0);
  tamper("DELETE FROM audit_payload WHERE id = 2");
  EXPECT_EQ(verified().first_broken, 0);
  EXPECT_EQ(verified().erased, 1);
}

TEST_F(Audit, NamesAnEditedPayload) {
  record_three();
  tamper("UPDATE audit_payload SET payload = '{}' WHERE id = 2");
  EXPECT_EQ(verified().first_broken, 2);
}

TEST_F(Audit, NamesAnEditedLink) {
  record_three();
  tamper("UPDATE audit_link SET commitment = hash WHERE id = 1");
  EXPECT_EQ(verified().first_broken, 1);
}

TEST_F(Audit, NamesADeletedLink) {
  record_three();
  tamper("DELETE FROM audit_link WHERE id = 2");
  EXPECT_EQ(verified().first_broken, 2);
}

TEST_F(Audit, NamesTheFirstOfTwoThatChangedPlaces) {
  record_three();
  tamper("UPDATE audit_link SET id = 99 WHERE id = 2");
  tamper("UPDATE audit_link SET id = 2 WHERE id = 3");
  tamper("UPDATE audit_link SET id = 3 WHERE id = 99");
  EXPECT_EQ(verified().first_broken, 2);
}

TEST_F(Audit, GivesItsHeadSoThatALostTailShowsToo) {
  record_three();
  const std::string head = verified().head;
  tamper("DELETE FROM audit_link WHERE id = 3");
  EXPECT_EQ(verified().first_broken, 0);
  EXPECT_NE(verified().head, head);
}

TEST_F(Audit, KeepsInstitutionsApart) {
  record_three();
  school.database().write(InstitutionId{2}, Priority::person, [&](Transaction& transaction) {
    append_audit(transaction, school.random(), "{}", school.clock().now());
    return true;
  });
  EXPECT_EQ(verified().links, 3);
}

TEST_F(Audit, EventsAreGaplessWhateverWasRefusedBetween) {
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  ASSERT_NE(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "1")}))), "");
  ASSERT_NE(refusal(school.run(school.mother, marks(school.lesson, {mark(school.anna, "5")}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.boris, "5")}))), "");
  EXPECT_EQ(school.rows("event"), 2);
  EXPECT_EQ(school.number("SELECT MAX(id) FROM event"), 2);
}

TEST_F(Audit, NamesNobodyInEvents) {
  record_three();
  EXPECT_THAT(school.text("SELECT payload FROM event WHERE id = 1"), Not(HasSubstr("Анна")));
}

}  // namespace
}  // namespace vestnik::tests
