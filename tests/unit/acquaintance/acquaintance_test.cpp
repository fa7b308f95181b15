#include "plugins/acquaintance/migrations.h"
#include "plugins/acquaintance/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

class AcquaintanceSchool : public RecordingSchool {
 protected:
  AcquaintanceSchool() : routes_(host_) {
    school_.migrate("acquaintance", acquaintance::migrations());
    routes_.contribute();
  }
  void of_institution(const std::string& code) {
    const auto loaded =
        load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/" + code + ".lua");
    ASSERT_TRUE(loaded.regulation);
    host_.book().regulation = loaded.regulation;
  }
  nlohmann::json page(PersonId reader) { return expect(200, host_.get("/api/v1/regulation/current", reader)); }
  Response confirm(PersonId reader, const std::string& version) {
    return host_.post("/api/v1/regulation/current/reading", reader, R"({"in_force_from":")" + version + R"("})", key());
  }
  nlohmann::json sheet(PersonId reader) {
    return expect(200, host_.get("/api/v1/regulation/current/readings", reader));
  }
  std::string confirmed_at(PersonId reader, PersonId person) {
    const auto staff = sheet(reader)["staff"];
    for (const auto& one : staff) {
      if (one["person"] == person.value) return one.value("confirmed_at", "not yet");
    }
    return "nobody";
  }

  acquaintance::AcquaintanceRoutes routes_;
};

// usolye-0.1 (partial: the cabinet's page), usolye-4.2.5 (partial: the cabinet's page)
TEST_F(AcquaintanceSchool, TheRegulationInForceNamesItsOrderMinutesDateAndDocuments) {
  of_institution("usolye");
  for (const PersonId reader : {egors_mother, egor, algebra_teacher, director}) {
    const auto current = page(reader);
    EXPECT_EQ(current["order"], "приказ № 69-К от 26.08.2024");
    EXPECT_EQ(current["minutes"], "протокол педагогического совета № 1 от 26.08.2024");
    EXPECT_EQ(current["in_force_from"], "2024-08-26");
    ASSERT_FALSE(current["documents"].empty());
    EXPECT_EQ(current["documents"][0]["address"], "https://spo.asurso.ru/");
  }
}

// labinsk-0.1
TEST_F(AcquaintanceSchool, OfLabinskNamesOrderFifteen) {
  of_institution("labinsk");
  EXPECT_EQ(page(egors_mother)["order"], "приказ № 15 от 09.01.2020");
}

// otradny-7.1: each employee confirms once, and the administrator sees who has not.
TEST_F(AcquaintanceSchool, AnEmployeeConfirmsOnceAndTheSheetSaysWhoHasNot) {
  of_institution("otradny");
  EXPECT_EQ(page(algebra_teacher)["to_confirm"], true);
  EXPECT_EQ(confirmed_at(administrator, algebra_teacher), "not yet");
  const auto unread = sheet(administrator)["unread"].get<int>();

  expect(200, confirm(algebra_teacher, "2023-09-01"));
  school_.clock().advance(std::chrono::hours{5});
  expect(200, confirm(algebra_teacher, "2023-09-01"));
  EXPECT_EQ(page(algebra_teacher)["to_confirm"], false);
  EXPECT_EQ(confirmed_at(administrator, algebra_teacher), "2026-10-14T08:00:00Z") << "the first time stands";
  EXPECT_EQ(sheet(administrator)["unread"], unread - 1);
  ASSERT_FALSE(events("regulation.read").empty());
  EXPECT_EQ(events("regulation.read").front().payload, R"({"in_force_from":"2023-09-01"})");
}

TEST_F(AcquaintanceSchool, FamiliesAreAskedForNothing) {
  EXPECT_EQ(page(egors_mother)["to_confirm"], false);
  EXPECT_EQ(confirm(egors_mother, "2019-09-01").status, 403);
  EXPECT_EQ(confirmed_at(administrator, egors_mother), "nobody");
}

TEST_F(AcquaintanceSchool, OnlyTheAdministrationSeesTheSheet) {
  EXPECT_EQ(host_.get("/api/v1/regulation/current/readings", algebra_teacher).status, 403);
  EXPECT_EQ(host_.get("/api/v1/regulation/current/readings", director).status, 200);
}

TEST_F(AcquaintanceSchool, ANewVersionIsReadAnew) {
  of_institution("otradny");
  expect(200, confirm(algebra_teacher, "2023-09-01"));
  of_institution("syzran");
  EXPECT_EQ(page(algebra_teacher)["to_confirm"], true);
  EXPECT_EQ(confirm(algebra_teacher, "2023-09-01").status, 409) << "it is not the one that was read";
  expect(200, confirm(algebra_teacher, "2019-09-01"));
  EXPECT_EQ(page(algebra_teacher)["confirmed_at"], "2026-10-14T08:00:00Z");
}

}  // namespace
}  // namespace vestnik::tests
