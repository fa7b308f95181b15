// Putting a regulation in force, and what of it stands on the shelf.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/school_setup.h"
#include "records/regulation_store.h"
#include "unit/app/bare_service.h"

namespace vestnik::tests {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

/// The benches' regulation, which is small and whole, under another head.
std::string script(const std::string& order, const std::string& institution, const std::string& zone) {
  std::ifstream file{VESTNIK_SOURCE_DIR "/tests/bench/school.lua", std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  text = replaced(std::move(text), "school-1", institution);
  text = replaced(std::move(text), "приказ № 84 от 29.08.2026", order);
  return replaced(std::move(text), "Europe/Samara", zone);
}

class Adoption : public testing::Test {
 protected:
  std::string adopt(const std::string& order, const std::string& institution = "school",
                    const std::string& zone = "Europe/Samara") {
    const auto file = world.folder.root() / "school.lua";
    std::ofstream{file} << script(order, institution, zone);
    const auto problems = adopt_script(*world.service, BareService::school, file, world.clock.now());
    return problems.empty() ? "adopted" : problems.front().code;
  }
  std::string in_force() {
    const auto held = world.service->regulations().in_force(BareService::school, *parse_iso_date("2026-09-14"));
    return held ? held->info().order : "none";
  }
  void store(const std::string& script) {
    world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
      add_regulation(transaction,
                     {0, *parse_iso_date("2026-09-01"), "hash of " + script, "a.lua", script, world.clock.now()});
      return true;
    });
  }

  BareService world;
};

TEST_F(Adoption, OfASecondVersionOfTheSameDayIsTakenOverOnceAndNotAgainAndAgain) {
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(adopt("2"), "adopted");
  EXPECT_EQ(in_force(), "2");
  EXPECT_EQ(world.service->refresh_regulations(), 0U);
  EXPECT_EQ(world.service->refresh_regulations(), 0U);
  EXPECT_EQ(in_force(), "2");
}

TEST_F(Adoption, OfAnEarlierTextAgainBringsItBack) {
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(adopt("2"), "adopted");
  ASSERT_EQ(adopt("1"), "adopted");
  EXPECT_EQ(in_force(), "1");
  EXPECT_EQ(world.service->refresh_regulations(), 0U);
}

TEST_F(Adoption, LeavesTheLastGoodVersionWhenTheNewestDoesNotLoad) {
  ASSERT_EQ(adopt("1"), "adopted");
  store("this is no regulation");
  EXPECT_EQ(world.service->refresh_regulations(), 0U);
  EXPECT_EQ(in_force(), "1");
}

TEST_F(Adoption, OfAnotherInstitutionsRegulationIsRefused) {
  EXPECT_EQ(adopt("1", "lyceum"), "app.regulation_of_another");
  EXPECT_EQ(in_force(), "none");
}

TEST_F(Adoption, OfARegulationByAnotherClockIsRefused) {
  EXPECT_EQ(adopt("1", "school", "Europe/Moscow"), "app.regulation_timezone");
  EXPECT_EQ(in_force(), "none");
}

// syzran-m.school.3: the clock that the administrator set goes before the script's, without a restart and for scripts
// to come.
TEST_F(Adoption, FollowsTheClockTheAdministratorSet) {
  ASSERT_EQ(adopt("1"), "adopted");
  world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
    set_timezone(transaction, "Asia/Novosibirsk", world.clock.now());
    return true;
  });
  EXPECT_EQ(world.service->refresh_regulations(), 1U);
  EXPECT_EQ(world.service->refresh_regulations(), 0U);
  const auto held = world.service->regulations().in_force(BareService::school, *parse_iso_date("2026-09-14"));
  EXPECT_EQ(held->info().timezone, "Asia/Novosibirsk");
  EXPECT_EQ(adopt("2"), "adopted") << "its Samara time is no obstacle any more";
  EXPECT_EQ(in_force(), "2");
}

}  // namespace
}  // namespace vestnik::tests
