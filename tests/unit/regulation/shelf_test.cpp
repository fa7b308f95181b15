// Versions of a regulation by the day they come into force (syzran-2.3).
#include "regulation/shelf.h"

#include <gtest/gtest.h>

#include <thread>

#include "unit/regulation/school.h"

namespace vestnik::tests {
namespace {

constexpr InstitutionId school{1};

std::shared_ptr<const Regulation> version(std::string_view from, std::string order) {
  RuleSet rules = small_rules();
  rules.info.in_force_from = day(from);
  rules.info.order = std::move(order);
  return regulation_of(rules);
}

TEST(Shelf, OldDaysKeepTheFormerRules) {
  RegulationShelf shelf;
  shelf.put(school, version("2026-09-01", "84"));
  shelf.put(school, version("2019-09-01", "1"));
  EXPECT_EQ(shelf.in_force(school, day("2026-08-31"))->info().order, "1");
  EXPECT_EQ(shelf.in_force(school, day("2026-09-01"))->info().order, "84");
  EXPECT_EQ(shelf.in_force(school, day("2019-08-31")), nullptr);
  EXPECT_EQ(shelf.in_force(InstitutionId{2}, day("2026-09-01")), nullptr);
}

TEST(Shelf, AVersionOfTheSameDayTakesThePlaceAndReadersKeepTheirs) {
  RegulationShelf shelf;
  shelf.put(school, version("2026-09-01", "84"));
  const auto held = shelf.in_force(school, day("2026-09-14"));
  shelf.put(school, version("2026-09-01", "85"));
  EXPECT_EQ(held->info().order, "84");
  EXPECT_EQ(shelf.in_force(school, day("2026-09-14"))->info().order, "85");
  EXPECT_EQ(shelf.versions(school).size(), 1U);
}

TEST(Shelf, IsReadWhileItIsChanged) {
  RegulationShelf shelf;
  shelf.put(school, version("2026-09-01", "0"));
  std::thread writer{[&] {
    for (int number = 1; number < 50; ++number) shelf.put(school, version("2026-09-01", std::to_string(number)));
  }};
  for (int asked = 0; asked < 2'000; ++asked) ASSERT_NE(shelf.in_force(school, day("2026-09-14")), nullptr);
  writer.join();
  EXPECT_EQ(shelf.in_force(school, day("2026-09-14"))->info().order, "49");
}

}  // namespace
}  // namespace vestnik::tests
