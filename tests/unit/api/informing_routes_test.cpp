#include "api_school.h"
#include "records/call_task_store.h"

namespace vestnik::tests {
namespace {

class InformingRoutes : public ApiSchool {
 protected:
  /// A call about Anna that her class teacher made.
  InformingRoutes() {
    school.write([&](Transaction& transaction) {
      const auto owed = insert_obligation(transaction, annas_absence(), school.clock().now());
      const auto task =
          insert_call_task(transaction, {school.anna, school.class_teacher, owed, "absence", "4.3", "no_guardian"},
                           school.clock().now());
      record_call(transaction, task, school.class_teacher, "у врача", school.clock().now());
    });
  }
};

TEST_F(InformingRoutes, ShowTheCallsMadeWithTheirProofToThoseWhoMayReadIt) {
  const Json made = expect(200, get("/api/v1/calls?state=done", school.class_teacher));
  ASSERT_EQ(made["calls"].size(), 1U);
  EXPECT_EQ(made["calls"][0]["student"], school.anna.value);
  EXPECT_EQ(made["calls"][0]["answer"], "у врача");
  EXPECT_EQ(made["calls"][0]["proof_text"].get<std::string>().rfind("телефон, 14.09 ", 0), 0U);
  EXPECT_EQ(expect(200, get("/api/v1/calls?state=done", school.administrator))["calls"].size(), 1U);
  EXPECT_EQ(problem(get("/api/v1/calls?state=done", school.mother)), "access.forbidden");
  EXPECT_EQ(expect(200, get("/api/v1/calls", school.class_teacher))["calls"].size(), 0U);
  EXPECT_EQ(problem(get("/api/v1/calls?state=dome", school.class_teacher)), "api.unknown_word");
}

}  // namespace
}  // namespace vestnik::tests
