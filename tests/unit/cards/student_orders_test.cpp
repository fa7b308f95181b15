// Orders about students, and where the lists of the classes differ from them.
#include "unit/cards/card_school.h"

namespace vestnik::tests {
namespace {

class StudentOrders : public CardSchool {
 protected:
  static std::string path(PersonId student) { return "/api/v1/students/" + std::to_string(student.value) + "/orders"; }
  Response order(PersonId who, PersonId student, const std::string& kind, int group, const std::string& from) {
    return host_.post(path(student), who,
                      R"({"kind":")" + kind + R"(","group":)" + (group == 0 ? "null" : std::to_string(group)) +
                          R"(,"effective_on":")" + from + R"(","order":"12-у","dated":"2026-08-30"})",
                      key());
  }
  nlohmann::json differences() { return expect(200, host_.get("/api/v1/lists", administrator))["orders"]; }
  /// Students of one kind of difference.
  std::vector<std::int64_t> students(const char* kind) {
    std::vector<std::int64_t> found;
    const auto all = differences();
    for (const auto& one : all[kind]) found.push_back(one["student"]);
    return found;
  }
  using Ids = std::vector<std::int64_t>;
};

// labinsk-4.2.7a: lists show differences from orders: of students on a list whom no order brought there.
TEST_F(StudentOrders, MissOfThoseWhoStandOnAListWithoutOne) {
  EXPECT_EQ(students("without_order"), (Ids{10, 11}));
  const auto one = differences()["without_order"][0];
  EXPECT_EQ(one["name"], "Зимин Е. П.");
  EXPECT_EQ(one["group"]["name"], "7-А");
  EXPECT_EQ(one["since"], "2026-09-01");
  expect(201, order(secretary_of_school, egor, "enrolled", 1, "2026-09-01"));
  EXPECT_EQ(students("without_order"), (Ids{11}));
  EXPECT_EQ(students("differing"), Ids{});
}

// labinsk-4.2.7a: another class, another day, and one who left.
TEST_F(StudentOrders, DifferFromTheListByClassDayAndLeaving) {
  expect(201, order(administrator, egor, "enrolled", 2, "2026-09-01"));
  expect(201, order(administrator, masha, "enrolled", 2, "2026-09-02"));
  EXPECT_EQ(students("differing"), (Ids{10, 11}));
  const auto moved = differences()["differing"][0];
  EXPECT_EQ(moved["group"]["name"], "7-А") << "by the list";
  EXPECT_EQ(moved["by_order"]["group"]["name"], "7-Б");
  EXPECT_EQ(moved["by_order"]["order"], "12-у");
  EXPECT_EQ(moved["by_order"]["dated"], "2026-08-30");
  expect(201, order(administrator, egor, "transferred", 1, "2026-09-01"));
  EXPECT_EQ(students("differing"), (Ids{11})) << "the last order counts";
  expect(201, order(administrator, masha, "left", 0, "2026-10-01"));
  const auto left = differences()["differing"][0];
  EXPECT_EQ(left["by_order"]["kind"], "left");
  EXPECT_FALSE(left["by_order"].contains("group"));
}

// labinsk-4.2.7a: off the lists without an order, and on none against an order. Today is 2026-10-14.
TEST_F(StudentOrders, TellWhoIsOnNoListAndWhoLeftWithoutOne) {
  school_.run("UPDATE membership SET valid_to = '2026-10-10' WHERE student_id = 11");
  EXPECT_EQ(students("left_without_order"), (Ids{11}));
  EXPECT_EQ(differences()["left_without_order"][0]["until"], "2026-10-10");
  expect(201, order(administrator, masha, "enrolled", 2, "2026-09-01"));
  EXPECT_EQ(students("left_without_order"), Ids{});
  EXPECT_EQ(students("not_listed"), (Ids{11}));
  expect(201, order(administrator, masha, "left", 0, "2026-10-11"));
  EXPECT_EQ(students("not_listed"), Ids{});
}

// An order of tomorrow changes nothing today; on its first day it counts.
TEST_F(StudentOrders, CountFromTheDayTheyHold) {
  expect(201, order(administrator, egor, "enrolled", 1, "2026-09-01"));
  expect(201, order(administrator, egor, "transferred", 2, "2026-10-15"));
  EXPECT_EQ(students("differing"), Ids{});
  school_.clock().set(*parse_iso_instant("2026-10-14T19:59:59Z"));
  EXPECT_EQ(students("differing"), Ids{}) << "the last second of the day before in Samara";
  school_.clock().set(*parse_iso_instant("2026-10-14T20:00:00Z"));
  EXPECT_EQ(students("differing"), (Ids{10}));
}

TEST_F(StudentOrders, StayAsALineWhenTheyWereAMistake) {
  const auto made = expect(201, order(secretary_of_school, egor, "enrolled", 2, "2026-09-01"));
  const std::string id = std::to_string(made["result"]["order"].get<int>());
  const std::string withdrawal = path(egor) + "/" + id + "/withdrawal";
  EXPECT_EQ(host_.post(path(masha) + "/" + id + "/withdrawal", administrator, "", key()).status, 404);
  expect(200, host_.post(withdrawal, administrator, "", key()));
  EXPECT_EQ(host_.post(withdrawal, administrator, "", key()).status, 404) << "it stands no more";
  EXPECT_EQ(students("without_order"), (Ids{10, 11}));
  const auto lines = expect(200, host_.get(path(egor), class_teacher_7a))["orders"];
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["entered_by"], "Котова Р.");
  EXPECT_TRUE(lines[0].contains("withdrawn_at"));
}

TEST_F(StudentOrders, NameAWholeClassAndOnlyWhereThereIsOne) {
  EXPECT_EQ(code(order(administrator, egor, "enrolled", 3, "2026-09-01")), "cards.order_group_wrong") << "a subgroup";
  EXPECT_EQ(code(order(administrator, egor, "enrolled", 0, "2026-09-01")), "cards.order_group_wrong");
  EXPECT_EQ(code(order(administrator, egor, "left", 1, "2026-09-01")), "cards.order_group_wrong");
  EXPECT_EQ(code(order(administrator, egor, "expelled", 1, "2026-09-01")), "api.unknown_word");
  EXPECT_EQ(code(order(administrator, egors_mother, "left", 0, "2026-09-01")), "access.not_found");
  for (const PersonId who : {class_teacher_7a, egors_mother, hr_specialist})
    EXPECT_EQ(code(order(who, egor, "left", 0, "2026-09-01")), "access.not_found");
  for (const PersonId who : {egors_mother, egor, teacher_of_7b}) EXPECT_EQ(host_.get(path(egor), who).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
