#include "lua/budget.h"

#include <gtest/gtest.h>

#include <thread>

namespace vestnik {
namespace {

using std::chrono::milliseconds;

SandboxLimits with_time(milliseconds time) {
  SandboxLimits limits;
  limits.time = time;
  return limits;
}

void work_for(std::chrono::nanoseconds time) {
  for (const auto begun = processor_time(); processor_time() - begun < time;) {
  }
}

TEST(Budget, DoesNotCountTheTimeThatABusyMachineLeavesAThreadWaiting) {
  Budget budget{with_time(milliseconds{10})};
  std::this_thread::sleep_for(milliseconds{50});
  EXPECT_TRUE(budget.in_time());
}

TEST(Budget, CountsTheTimeOnTheProcessor) {
  Budget budget{with_time(milliseconds{10})};
  const auto begun = processor_time();
  while (budget.in_time()) work_for(std::chrono::microseconds{100});
  EXPECT_EQ(budget.tripped(), Trip::time);
  const auto took = processor_time() - begun;
  EXPECT_GE(took, milliseconds{9});
  EXPECT_LT(took, milliseconds{11});
}

TEST(Budget, EndsACallThatWaitsForEver) {
  Budget budget{with_time(milliseconds{2})};
  std::this_thread::sleep_for(milliseconds{1'001});
  EXPECT_FALSE(budget.in_time());
}

TEST(Budget, GivesABlockPastTheCapAndNoneBeyondTwice) {
  SandboxLimits limits;
  limits.memory = 1'000;
  Budget budget{limits};
  void* first = budget.resize(nullptr, 0, 900);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(budget.tripped(), Trip::none);
  void* last = budget.resize(nullptr, 0, 1'000);
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(budget.tripped(), Trip::memory);
  EXPECT_EQ(budget.resize(nullptr, 0, 200), nullptr);
  EXPECT_EQ(budget.held(), 1'900U);
  budget.resize(first, 900, 0);
  budget.resize(last, 1'000, 0);
  EXPECT_EQ(budget.held(), 0U);
}

TEST(Budget, StaysTrippedWhenAnotherCallBegins) {
  Budget budget{with_time(milliseconds{1'000})};
  EXPECT_FALSE(budget.charge_instructions(30'000'000));
  budget.begin_call();
  EXPECT_FALSE(budget.in_time());
  EXPECT_EQ(budget.tripped(), Trip::instructions);
}

TEST(Budget, CountsWhatTheHostKeepsOverAllCalls) {
  SandboxLimits limits;
  limits.told = 1'000;
  Budget budget{limits};
  EXPECT_TRUE(budget.charge_told(900));
  budget.begin_call();
  EXPECT_FALSE(budget.charge_told(200));
}

}  // namespace
}  // namespace vestnik
