// Cards kept up: the report on class teachers, and the duties that remind of what is empty or old.
#include "card_school.h"
#include "plugins/cards/matters.h"

namespace vestnik::tests {
namespace {

class CardUpkeep : public CardSchool {
 protected:
  CardUpkeep() : matters_(cards::card_matters()) {}
  nlohmann::json group_in_report(const std::string& query = "") {
    return expect(200, host_.get("/api/v1/cards/report" + query, administrator))["groups"][0];
  }
  /// What the person still owes in the matter, of the group where one is given.
  std::int64_t owes(std::string_view matter, Role role, PersonId person, GroupId group = {},
                    const char* from = "2026-09-01", const char* until = "2026-10-14") {
    DutyRule rule;
    rule.of = {role};
    std::int64_t count = 0;
    school_.database().read(school, [&](Transaction& read) {
      for (const auto& one : matters_) {
        if (one->name() != matter) continue;
        const TimeZone zone = TimeZone::find("Europe/Samara").value();
        const DutyQuestion question{rule,
                                    *host_.book().regulation,
                                    zone,
                                    parse_iso_date(from).value(),
                                    parse_iso_date(until).value(),
                                    school_.clock().now()};
        for (const DutyDebt& debt : one->debts(read, question)) {
          if (debt.person == person && debt.group == group) count += debt.count;
        }
      }
    });
    return count;
  }
  void fill_egors_card() {
    for (const char* field : {"sex", "citizenship", "identity_document", "family"}) {
      expect(200, fill(class_teacher_7a, field, "есть"));
    }
    expect(200, host_.post(card() + "/confirmations", class_teacher_7a, "", key()));
  }

  std::vector<std::unique_ptr<DutyMatter>> matters_;
};

// otradny-4.admin.12: the share of filled fields by group and class teacher, of students and of parents.
TEST_F(CardUpkeep, IsReportedByClassTeacher) {
  const auto before = group_in_report();
  EXPECT_EQ(before["name"], "7-А");
  EXPECT_EQ(before["class_teachers"].size(), 1U);
  EXPECT_EQ(before["students_filled_percent"], 0);
  EXPECT_EQ(before["parents_filled_percent"], 0);
  fill_egors_card();
  expect(200, fill(class_teacher_7a, "residence", "есть", 0, mothers_card()));
  const auto after = group_in_report();
  const int students = after["students"];
  EXPECT_EQ(after["students_filled_percent"], 100 / students);
  EXPECT_EQ(after["incomplete"], students - 1);
  EXPECT_EQ(after["unconfirmed"], students - 1);
  EXPECT_EQ(after["parents_filled_percent"], 100 / (2 * after["parents"].get<int>()));
  expect(200, host_.get("/api/v1/cards/report", deputy_head));
  for (const PersonId closed : {class_teacher_7a, nurse, egors_mother}) {
    EXPECT_EQ(host_.get("/api/v1/cards/report", closed).status, 403) << closed.value;
  }
  EXPECT_EQ(code(host_.get("/api/v1/cards/report?since=autumn", administrator)), "json.bad_date");
}

// syzran-7.2.10a: before 31 August the administrator is reminded, and sees cards not refreshed this year: those of
// students, and those of the staff.
TEST_F(CardUpkeep, IsAskedOfTheAdministratorOnceAYear) {
  const std::int64_t before = owes("cards_refreshed", Role::administrator, administrator);
  fill_egors_card();
  expect(200, host_.post("/api/v1/staff/30/card/checks", hr_specialist, "", key()));
  EXPECT_EQ(owes("cards_refreshed", Role::administrator, administrator), before - 2);
  const auto report = expect(200, host_.get("/api/v1/cards/report?since=2026-09-01", administrator));
  std::int64_t stale = report["staff_unchecked"];
  for (const auto& group : report["groups"]) stale += group["unconfirmed"].get<int>();
  EXPECT_EQ(stale, before - 2) << "the report names what the duty counts";
  EXPECT_EQ(owes("cards_refreshed", Role::administrator, administrator, {}, "2026-10-15", "2027-08-31"), before)
      << "what was confirmed before the turn counts no more";
}

// usolye-3.3, yarovoe-3.3, syzran-7.3.2: the class teacher is reminded of cards with missing or old data.
// labinsk-4.2.10: the administrator of all of them.
TEST_F(CardUpkeep, RemindsOfMissingAndOldData) {
  const std::int64_t own = owes("cards_current", Role::class_teacher, class_teacher_7a, class_7a);
  const std::int64_t all = owes("cards_current", Role::administrator, administrator);
  EXPECT_GT(own, 0);
  EXPECT_GT(all, own);
  fill_egors_card();
  EXPECT_EQ(owes("cards_current", Role::class_teacher, class_teacher_7a, class_7a), own - 1);
  EXPECT_EQ(owes("cards_current", Role::administrator, administrator), all - 1);
  const Instant confirmed = school_.clock().now();
  school_.clock().set(confirmed + std::chrono::hours{24 * 365});
  EXPECT_EQ(owes("cards_current", Role::class_teacher, class_teacher_7a, class_7a), own - 1) << "a year to the moment";
  school_.clock().set(confirmed + std::chrono::hours{24 * 365} + std::chrono::seconds{1});
  EXPECT_EQ(owes("cards_current", Role::class_teacher, class_teacher_7a, class_7a), own) << "full, but old";
}

// labinsk-4.2.11: a quarter without a recorded check of the cards reminds; a check ends it, one of another quarter not.
TEST_F(CardUpkeep, WaitsForTheChecksOfEachQuarter) {
  EXPECT_EQ(owes("cards_checked", Role::administrator, administrator), 1);
  expect(200, host_.post("/api/v1/lists/checks", administrator, R"({"list":"staff"})", key()));
  EXPECT_EQ(owes("cards_checked", Role::administrator, administrator), 1) << "the students' list is meant";
  expect(200, host_.post("/api/v1/lists/checks", administrator, R"({"list":"students"})", key()));
  EXPECT_EQ(owes("cards_checked", Role::administrator, administrator), 0);
  EXPECT_EQ(owes("cards_checked", Role::administrator, administrator, {}, "2026-10-15", "2026-12-31"), 1);
  EXPECT_EQ(owes("cards_checked", Role::class_teacher, class_teacher_7a, class_7a), 1);
  expect(200, host_.post("/api/v1/lists/checks", class_teacher_7a, R"({"list":"students","group":1})", key()));
  EXPECT_EQ(owes("cards_checked", Role::class_teacher, class_teacher_7a, class_7a), 0);
}

}  // namespace
}  // namespace vestnik::tests
