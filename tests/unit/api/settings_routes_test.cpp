#include "api_school.h"

namespace vestnik::tests {
namespace {

class SettingsRoutes : public ApiSchool {};

// syzran-m.school.3: seen and set by the administrator alone; the answer already speaks by the new clock.
TEST_F(SettingsRoutes, AreTheAdministratorsClock) {
  const Json before = expect(200, get("/api/v1/settings", school.administrator));
  EXPECT_EQ(before["timezone"], "Europe/Samara");
  EXPECT_EQ(before["timezone_set"], false);
  EXPECT_EQ(before["now"], "2026-09-14 12:00");
  for (const PersonId other : {school.teacher, school.deputy_head, school.mother, school.anna}) {
    EXPECT_EQ(problem(put("/api/v1/settings/timezone", other, {{"timezone", "Asia/Omsk"}})), "access.forbidden");
    EXPECT_EQ(problem(get("/api/v1/settings", other)), "access.forbidden");
  }
  EXPECT_EQ(problem(put("/api/v1/settings/timezone", school.administrator, {{"timezone", "Омск"}})),
            "time.unknown_zone");
  expect(200, put("/api/v1/settings/timezone", school.administrator, {{"timezone", "Asia/Omsk"}}));
  const Json after = expect(200, get("/api/v1/settings", school.administrator));
  EXPECT_EQ(after["timezone"], "Asia/Omsk");
  EXPECT_EQ(after["timezone_set"], true);
  EXPECT_EQ(after["now"], "2026-09-14 14:00");
  EXPECT_EQ(problem(put("/api/v1/settings/timezone", school.administrator, {{"timezone", "Asia/Omsk"}})),
            "settings.timezone_stands");
}

}  // namespace
}  // namespace vestnik::tests
