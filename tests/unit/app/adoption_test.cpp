// Putting a regulation in force, and what of it stands on the shelf.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/adoption.h"
#include "records/audit_reader.h"
#include "records/group_store.h"
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

  GroupId group(const std::string& name, GroupId parent = {}) {
    GroupId id;
    world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
      id = add_group(transaction, {{}, name, parent ? "subgroup" : "class", 7, "", "", parent});
      return true;
    });
    return id;
  }
  std::string try_on(const std::string& order, const std::vector<std::string>& groups) {
    const auto file = world.folder.root() / "trial.lua";
    std::ofstream{file} << script(order, "school", "Europe/Samara");
    const auto problems = try_script(*world.service, BareService::school, file, groups, world.clock.now());
    return problems.empty() ? "tried" : problems.front().code;
  }
  std::string in_force_for(GroupId id) {
    const auto held = world.service->regulations().in_force_for(BareService::school, *parse_iso_date("2026-09-14"), id);
    return held ? held->info().order : "none";
  }
  std::string back() {
    const auto rolled = roll_back(*world.service, operator_of(BareService::school), world.clock.now());
    return rolled ? (rolled->trial ? "trial " : "") + rolled->gone.order + " -> " + rolled->back.order
                  : rolled.problem().code;
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

TEST_F(Adoption, AndGoingBackStandInTheAuditWithOrderAndHash) {
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(adopt("2"), "adopted");
  back();
  AuditPage page;
  world.service->database().read(BareService::school,
                                 [&](Transaction& transaction) { page = read_audit(transaction, {}); });
  ASSERT_EQ(page.entries.size(), 3U);
  EXPECT_NE(page.entries[0].payload.find(R"("command":"regulation.rolled_back")"), std::string::npos);
  EXPECT_NE(page.entries[1].payload.find(R"("command":"regulation.adopted")"), std::string::npos);
  EXPECT_NE(page.entries[1].payload.find(R"("order":"2")"), std::string::npos);
  EXPECT_NE(page.entries[1].payload.find(R"("hash":")"), std::string::npos);
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

TEST_F(Adoption, OnTrialHoldsForTheNamedGroupsAndTheirSubgroupsAlone) {
  const GroupId seven_a = group("7-А");
  const GroupId english = group("7-А англ. 1", seven_a);
  const GroupId seven_b = group("7-Б");
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(try_on("2", {"7-А"}), "tried");
  EXPECT_EQ(in_force(), "1");
  EXPECT_EQ(in_force_for(seven_a), "2");
  EXPECT_EQ(in_force_for(english), "2");
  EXPECT_EQ(in_force_for(seven_b), "1");
  EXPECT_EQ(world.service->refresh_regulations(), 0U);
}

TEST_F(Adoption, OnTrialNamesAGroupThatIsNot) {
  group("7-А");
  ASSERT_EQ(adopt("1"), "adopted");
  EXPECT_EQ(try_on("2", {"7-Я"}), "app.unknown_group");
  EXPECT_EQ(try_on("2", {}), "app.no_groups");
  EXPECT_FALSE(world.service->regulations().on_trial(BareService::school));
}

TEST_F(Adoption, OfASecondTrialEndsTheFirst) {
  const GroupId seven_a = group("7-А");
  const GroupId seven_b = group("7-Б");
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(try_on("2", {"7-А"}), "tried");
  ASSERT_EQ(try_on("3", {"7-Б"}), "tried");
  EXPECT_EQ(in_force_for(seven_a), "1");
  EXPECT_EQ(in_force_for(seven_b), "3");
}

TEST_F(Adoption, OfATrialPromotesItForAll) {
  const GroupId seven_b = group("7-Б");
  group("7-А");
  EXPECT_EQ(promote_trial(*world.service, operator_of(BareService::school), world.clock.now()).problem().code,
            "app.no_trial");
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(try_on("2", {"7-А"}), "tried");
  const auto promoted = promote_trial(*world.service, operator_of(BareService::school), world.clock.now());
  ASSERT_TRUE(promoted.ok());
  EXPECT_EQ(promoted->order, "2");
  EXPECT_EQ(in_force(), "2");
  EXPECT_EQ(in_force_for(seven_b), "2");
  EXPECT_FALSE(world.service->regulations().on_trial(BareService::school));
}

TEST_F(Adoption, RolledBackEndsATrialFirstAndThenTheLastVersion) {
  const GroupId seven_a = group("7-А");
  ASSERT_EQ(adopt("1"), "adopted");
  ASSERT_EQ(adopt("2"), "adopted");
  ASSERT_EQ(try_on("3", {"7-А"}), "tried");
  EXPECT_EQ(back(), "trial 3 -> ");
  EXPECT_EQ(in_force_for(seven_a), "2");
  EXPECT_EQ(back(), "2 -> 1");
  EXPECT_EQ(in_force(), "1");
  EXPECT_EQ(back(), "app.no_earlier_regulation");
  EXPECT_EQ(in_force(), "1");
  // What was rolled back may be adopted again.
  ASSERT_EQ(adopt("2"), "adopted");
  EXPECT_EQ(in_force(), "2");
}

TEST_F(Adoption, RolledBackSkipsAVersionThatDoesNotLoad) {
  ASSERT_EQ(adopt("1"), "adopted");
  store("this is no regulation");
  ASSERT_EQ(adopt("2"), "adopted");
  EXPECT_EQ(back(), "2 -> 1");
  EXPECT_EQ(in_force(), "1");
}

TEST_F(Adoption, RolledBackFromALaterDayLeavesTheEarlierVersionForThatDayToo) {
  ASSERT_EQ(adopt("1"), "adopted");
  const auto file = world.folder.root() / "later.lua";
  std::ofstream{file} << replaced(script("2", "school", "Europe/Samara"), "in_force_from = \"2026-09-01\"",
                                  "in_force_from = \"2026-09-10\"");
  ASSERT_TRUE(adopt_script(*world.service, BareService::school, file, world.clock.now()).empty());
  EXPECT_EQ(in_force(), "2");
  EXPECT_EQ(back(), "2 -> 1");
  EXPECT_EQ(in_force(), "1");
}

TEST_F(Adoption, ByAnotherProcessIsTakenOverAtTheNextLook) {
  const GroupId seven_a = group("7-А");
  ASSERT_EQ(adopt("1"), "adopted");
  auto other = Service::open({{VESTNIK_SOURCE_DIR, world.folder.root() / "data", world.folder.root() / "plugins"},
                              world.settings,
                              world.clock,
                              world.random,
                              false});
  ASSERT_TRUE(other.ok());
  const auto file = world.folder.root() / "trial.lua";
  std::ofstream{file} << script("2", "school", "Europe/Samara");
  ASSERT_TRUE(try_script(**other, BareService::school, file, {"7-А"}, world.clock.now()).empty());
  EXPECT_EQ(in_force_for(seven_a), "1");
  EXPECT_EQ(world.service->refresh_regulations(), 1U);
  EXPECT_EQ(in_force_for(seven_a), "2");
  ASSERT_TRUE(roll_back(**other, operator_of(BareService::school), world.clock.now()).ok());
  EXPECT_EQ(world.service->refresh_regulations(), 1U);
  EXPECT_EQ(in_force_for(seven_a), "1");
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
