#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/school_fixture.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;

/// How SQLite would go about a question, in its own words.
class QueryPlan : public ::testing::Test {
 protected:
  std::string of(std::string_view question, std::initializer_list<Value> parameters) {
    std::string steps;
    school.database().read(school.id, [&](Transaction& transaction) {
      transaction.query("EXPLAIN QUERY PLAN " + std::string{question}, parameters,
                        [&](const Row& row) { steps += row.string(3) + "\n"; });
    });
    return steps;
  }
  School school;
};

TEST_F(QueryPlan, ReadsTheObligationsOfAFactByTheirIndexAndNotAllOfTheInstitution) {
  EXPECT_THAT(of("SELECT id FROM obligation WHERE institution_id = $1 AND fact_kind = $2 AND fact_id = $3 ORDER BY id",
                 {school.id, "mark", 1}),
              HasSubstr("obligation_by_fact (institution_id=? AND fact_kind=? AND fact_id=?)"));
}

TEST_F(QueryPlan, ReadsThePupilsOfAGroupByTheGroup) {
  EXPECT_THAT(of("SELECT DISTINCT student_id FROM membership WHERE institution_id = $1 AND group_id = $2"
                 " ORDER BY student_id",
                 {school.id, 1}),
              HasSubstr("membership_by_group (institution_id=? AND group_id=?)"));
}

TEST_F(QueryPlan, ReadsTheContactsOfAPersonByThePerson) {
  EXPECT_THAT(
      of("SELECT value FROM contact WHERE institution_id = $1 AND person_id = $2 ORDER BY id DESC", {school.id, 1}),
      HasSubstr("contact_by_person (institution_id=? AND person_id=?)"));
}

}  // namespace
}  // namespace vestnik::tests
