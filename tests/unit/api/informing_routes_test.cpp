#include "api_school.h"
#include "records/call_task_store.h"
#include "records/load_store.h"

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

// syzran-7.3.8: who is to call is whoever leads the class today.
TEST_F(InformingRoutes, HandCallsOnToWhoeverLeadsTheClassNow) {
  school.write([&](Transaction& transaction) {
    Obligation another = annas_absence();
    another.fact = 2;
    const auto owed = insert_obligation(transaction, another, school.clock().now());
    (void)insert_call_task(transaction, {school.anna, school.class_teacher, owed, "absence", "4.3", "no_address"},
                           school.clock().now());
    transaction.execute("UPDATE class_teacher SET valid_to = '2026-09-13' WHERE teacher_id = $1",
                        {school.class_teacher});
    for (const auto& [group, leader] :
         {std::pair{school.group, school.teacher}, std::pair{school.other_group, school.class_teacher}})
      (void)add_class_teacher(transaction, {0, group, leader, JournalSchool::day("2026-09-14"), std::nullopt},
                              school.clock().now());
  });
  for (const char* list : {"/api/v1/calls", "/api/v1/calls?state=done"}) {
    EXPECT_EQ(expect(200, get(list, school.teacher))["calls"].size(), 1U) << list;
    EXPECT_EQ(expect(200, get(list, school.class_teacher))["calls"].size(), 0U)
        << list << " shows families of a class that is led no more";
  }
}

}  // namespace
}  // namespace vestnik::tests
