#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "records/audit_chain.h"
#include "records/audit_verification.h"
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
  EXPECT_EQ(verified().events, 3);
  EXPECT_EQ(verified().first_broken, 0);
  school.write([&](Transaction& transaction) {
    const std::array<std::int64_t, 2> links{2, 77};
    EXPECT_EQ(erase_audit_payloads(transaction, school.random(), links, "Акт 5", school.clock().now()), 1);
    EXPECT_EQ(erase_audit_payloads(transaction, school.random(), links, "Акт 5", school.clock().now()), 0);
  });
  EXPECT_EQ(verified().first_broken, 0) << verified().fault;
  EXPECT_EQ(verified().erased, 1);
  EXPECT_EQ(verified().links, 4);
}

TEST_F(Audit, MissesWhatWasTakenAwayWithoutAnAct) {
  record_three();
  tamper("DELETE FROM audit_payload WHERE id = 2");
  EXPECT_EQ(verified().first_broken, 2);
  EXPECT_EQ(verified().fault, "audit.payload_missing");
}

TEST_F(Audit, MissesTheActOfAnErasureToo) {
  record_three();
  school.write([&](Transaction& transaction) {
    const std::array<std::int64_t, 1> links{2};
    erase_audit_payloads(transaction, school.random(), links, "Акт 5", school.clock().now());
    const std::array<std::int64_t, 1> act{4};
    EXPECT_EQ(erase_audit_payloads(transaction, school.random(), act, "Акт 6", school.clock().now()), 0);
  });
  tamper("DELETE FROM audit_payload WHERE id = 4");
  EXPECT_EQ(verified().first_broken, 2);
}

/// What somebody with the database in his hands may try, at the link `$1`, in a chain of `links`.
struct Forgery {
  const char* what;
  std::vector<const char*> steps;
  bool at_the_last = true;  ///< also where nothing stands behind
};

const std::vector<Forgery>& forgeries() {
  static const std::vector<Forgery> all{
      {"a payload edited", {"UPDATE audit_payload SET payload = replace(payload, '5', '4') WHERE id = $1"}},
      {"a salt edited", {"UPDATE audit_payload SET salt = 'ffffffffffffffffffffffffffffffff' WHERE id = $1"}},
      {"a payload deleted", {"DELETE FROM audit_payload WHERE id = $1"}},
      {"a link deleted", {"DELETE FROM audit_link WHERE id = $1"}},
      {"a link and its payload deleted",
       {"DELETE FROM audit_link WHERE id = $1", "DELETE FROM audit_payload WHERE id = $1"}},
      {"all from a link on deleted",
       {"DELETE FROM audit_link WHERE id >= $1", "DELETE FROM audit_payload WHERE id >= $1",
        "DELETE FROM event WHERE id >= $1"}},
      {"a hash edited", {"UPDATE audit_link SET hash = commitment WHERE id = $1"}},
      {"a commitment edited", {"UPDATE audit_link SET commitment = hash WHERE id = $1"}},
      {"a predecessor edited", {"UPDATE audit_link SET previous = hash WHERE id = $1"}},
      {"a time edited", {"UPDATE audit_link SET recorded_at = recorded_at + 1 WHERE id = $1"}},
      {"the events of a link forgotten", {"UPDATE audit_link SET events_until = NULL WHERE id = $1"}},
      {"the events' digest edited", {"UPDATE audit_link SET events_digest = hash WHERE id = $1"}},
      {"an event's type edited", {"UPDATE event SET type = 'marks.forged' WHERE id = $1"}},
      {"an event's version edited", {"UPDATE event SET schema_version = 9 WHERE id = $1"}},
      {"an event's payload edited", {"UPDATE event SET payload = '{}' WHERE id = $1"}},
      {"an event's author edited", {"UPDATE event SET actor_id = actor_id + 1 WHERE id = $1"}},
      {"an event's time edited", {"UPDATE event SET recorded_at = recorded_at - 1 WHERE id = $1"}},
      {"an event deleted", {"DELETE FROM event WHERE id = $1"}},
      {"an event added",
       {"INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at)"
        " SELECT institution_id, 100 + id, type, schema_version, payload, actor_id, recorded_at FROM event"
        " WHERE id = $1"}},
      {"a payload added",
       {"INSERT INTO audit_payload (institution_id, id, salt, payload)"
        " SELECT institution_id, 100 + id, salt, payload FROM audit_payload WHERE id = $1"}},
      {"a link repeated at the end",
       {"INSERT INTO audit_link (institution_id, id, previous, commitment, hash, recorded_at, events_until,"
        " events_digest) SELECT institution_id, 6, previous, commitment, hash, recorded_at, events_until,"
        " events_digest FROM audit_link WHERE id = $1"}},
      {"two links swapped",
       {"UPDATE audit_link SET id = 99 WHERE id = $1", "UPDATE audit_link SET id = $1 WHERE id = $1 + 1",
        "UPDATE audit_link SET id = $1 + 1 WHERE id = 99"},
       false},
      {"two payloads swapped",
       {"UPDATE audit_payload SET id = 99 WHERE id = $1", "UPDATE audit_payload SET id = $1 WHERE id = $1 + 1",
        "UPDATE audit_payload SET id = $1 + 1 WHERE id = 99"},
       false},
      {"two events swapped",
       {"UPDATE event SET id = 99 WHERE id = $1", "UPDATE event SET id = $1 WHERE id = $1 + 1",
        "UPDATE event SET id = $1 + 1 WHERE id = 99"},
       false},
  };
  return all;
}

// otradny-2.3
TEST_F(Audit, NamesWhateverWasForgedAtWhicheverLink) {
  constexpr std::int64_t links = 5;
  record_three();
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "4")}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.boris, "4")}))), "");
  ASSERT_EQ(verified().links, links);
  ASSERT_EQ(verified().events, links);
  for (const Forgery& forgery : forgeries()) {
    for (std::int64_t at = 1; at <= (forgery.at_the_last ? links : links - 1); ++at) {
      AuditReport report;
      school.database().write(school.id, Priority::person, [&](Transaction& transaction) {
        for (const char* step : forgery.steps) EXPECT_GT(transaction.execute(step, {at}), 0) << forgery.what;
        report = verify_audit(transaction);
        return false;
      });
      EXPECT_NE(report.first_broken, 0) << forgery.what << " at " << at;
      EXPECT_NE(report.fault, "") << forgery.what << " at " << at;
    }
  }
  EXPECT_EQ(verified().first_broken, 0);
}

// A chain that began before links covered events is covered by its next link.
TEST_F(Audit, CoversTheEventsOfEarlierVersions) {
  record_three();
  std::string previous;
  for (std::int64_t id = 1; id <= 3; ++id) {
    AuditLink link{id, previous, school.text("SELECT commitment FROM audit_link WHERE id = $1", {id}), {}, {}, {}, {}};
    previous = hash_of(link);
    school.write([&](Transaction& transaction) {
      transaction.execute(
          "UPDATE audit_link SET previous = $2, hash = $3, events_until = NULL, events_digest = NULL WHERE id = $1",
          {id, link.previous, previous});
    });
  }
  EXPECT_EQ(verified().first_broken, 0) << verified().fault;
  EXPECT_EQ(verified().events, 0);
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "4")}))), "");
  EXPECT_EQ(verified().first_broken, 0) << verified().fault;
  EXPECT_EQ(verified().events, 4);
  tamper("UPDATE event SET payload = '{}' WHERE id = 2");
  EXPECT_EQ(verified().first_broken, 4);
}

TEST_F(Audit, SaysThatItsTailIsGone) {
  record_three();
  tamper("DELETE FROM audit_link WHERE id = 3");
  tamper("DELETE FROM audit_payload WHERE id = 3");
  tamper("DELETE FROM event WHERE id = 3");
  EXPECT_EQ(verified().first_broken, 3);
  EXPECT_EQ(verified().fault, "audit.links_cut_off");
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
