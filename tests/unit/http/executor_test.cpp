#include "http/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace vestnik {
namespace {

TEST(Executor, FinishesEveryJobItTookBeforeItEnds) {
  std::atomic<int> done{0};
  Executor executor{3, 1000};
  int taken = 0;
  for (int at = 0; at < 500; ++at) taken += executor.submit([&] { ++done; }) ? 1 : 0;
  executor.drain();
  EXPECT_EQ(taken, 500);
  EXPECT_EQ(done, 500);
  EXPECT_FALSE(executor.submit([&] { ++done; }));
}

TEST(Executor, RefusesWhatItsQueueCannotHold) {
  // Outlive the executor: its thread may still stand in the job when the test is over.
  std::promise<void> started;
  std::promise<void> released;
  Executor executor{1, 2};
  ASSERT_TRUE(executor.submit([&] {
    started.set_value();
    released.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(executor.submit([] {}));
  EXPECT_TRUE(executor.submit([] {}));
  EXPECT_FALSE(executor.submit([] {}));
  released.set_value();
}

}  // namespace
}  // namespace vestnik
