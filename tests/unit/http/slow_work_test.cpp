#include "http/slow_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace vestnik {
namespace {

using namespace std::chrono_literals;

/// One thread that stands in its first job until the test lets it go on, and what became of the others, in order.
class Crowded : public ::testing::Test {
 protected:
  ~Crowded() override { let_go(); }

  void hold() {
    work.submit({"keeper", false,
                 [this] {
                   held.set_value();
                   released.get_future().wait();
                   return true;
                 },
                 [] {}});
    held.get_future().wait();
  }
  void let_go() {
    if (!std::exchange(gone, true)) released.set_value();
    work.drain();
  }
  void submit(const std::string& from, const std::string& what, bool familiar = false, bool of_use = false) {
    work.submit({from, familiar,
                 [this, what, of_use] {
                   done.push_back(what);
                   return of_use;
                 },
                 [this, what] { away.push_back(what); }});
  }

  std::promise<void> held, released;
  bool gone = false;
  std::vector<std::string> done;  // the one thread's until drain()
  std::vector<std::string> away;
  SlowWork work{1, 4};
};

using Words = std::vector<std::string>;

TEST_F(Crowded, ServesInTurnWhereNobodyStandsOut) {
  hold();
  for (const char* who : {"a", "b", "c", "d"}) submit(who, who);
  let_go();
  EXPECT_EQ(done, (Words{"a", "b", "c", "d"}));
}

TEST_F(Crowded, OneWhoComesOftenWaitsBehindWhoeverComesOnce) {
  hold();
  for (const char* which : {"1", "2", "3"}) submit("flood", which);
  submit("home", "home");
  let_go();
  EXPECT_EQ(done, (Words{"home", "1", "2", "3"}));
}

TEST_F(Crowded, AFullCrowdTurnsAwayTheFloodAndNotTheNewcomer) {
  hold();
  for (const char* which : {"1", "2", "3", "4"}) submit("flood", which);
  submit("home", "home");
  submit("flood", "5");
  EXPECT_EQ(away, (Words{"4", "5"}));
  let_go();
  EXPECT_EQ(done, (Words{"home", "1", "2", "3"}));
}

TEST_F(Crowded, AFloodFromManyAddressesWaitsBehindWhereThePeopleOfTheSchoolSignIn) {
  hold();
  for (const char* each : {"1", "2", "3", "4"}) submit(each, each);
  submit("5", "5");
  submit("home", "home", true);
  EXPECT_EQ(away, (Words{"5", "4"}));
  let_go();
  EXPECT_EQ(done, (Words{"home", "1", "2", "3"}));
}

TEST_F(Crowded, TakesNothingMoreOnceItIsDrained) {
  hold();
  submit("a", "taken");
  let_go();
  submit("a", "late");
  EXPECT_EQ(done, Words{"taken"});
  EXPECT_EQ(away, Words{"late"});
}

TEST(SlowWork, FinishesEveryJobItTook) {
  std::atomic<int> done{0};
  std::atomic<int> away{0};
  {
    SlowWork work{3, 1000};
    for (int at = 0; at < 500; ++at) {
      work.submit({std::to_string(at % 7), false, [&] { return ++done > 0; }, [&] { ++away; }});
    }
  }
  EXPECT_EQ(done, 500);
  EXPECT_EQ(away, 0);
}

TEST(AddressRecord, FadesByHalfAMinuteAndIsMadeGood) {
  AddressRecord record;
  const AddressRecord::Moment now{};
  for (int attempt = 0; attempt < 8; ++attempt) record.note("school", now);
  EXPECT_DOUBLE_EQ(record.of("school", now), 8);
  EXPECT_DOUBLE_EQ(record.of("school", now + 60s), 4);
  EXPECT_DOUBLE_EQ(record.of("school", now + 1h), 0);
  EXPECT_DOUBLE_EQ(record.of("home", now), 0);
  record.make_good("school", now);
  EXPECT_DOUBLE_EQ(record.of("school", now), 8 - AddressRecord::made_good);
  record.make_good("school", now);
  EXPECT_EQ(record.size(), 0U);
}

TEST(AddressRecord, IsBoundedWhateverComes) {
  AddressRecord record;
  AddressRecord::Moment now{};
  for (std::size_t each = 0; each < 3 * AddressRecord::most; ++each) record.note(std::to_string(each), now += 1ms);
  EXPECT_LE(record.size(), AddressRecord::most);
}

}  // namespace
}  // namespace vestnik
