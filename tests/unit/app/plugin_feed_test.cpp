// What plugins hear of what was recorded.
#include "app/plugin_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "records/event_store.h"
#include "unit/app/bare_service.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Listener final : public Plugin {
 public:
  Listener(std::vector<std::string>& heard, std::string name, bool fails)
      : heard_(heard), name_(std::move(name)), fails_(fails) {}
  Result<void> start(Host& host) override {
    host.add_event_handler("lesson.changed", [this](const Event& event) {
      heard_.push_back(name_ + " " + std::to_string(event.id.value));
      if (fails_) throw std::runtime_error{"broken plugin"};
    });
    return {};
  }

 private:
  std::vector<std::string>& heard_;
  std::string name_;
  bool fails_;
};

class WhatPluginsHear : public testing::Test {
 protected:
  void listen(const std::string& name, bool fails = false) {
    plugins_.push_back(std::make_unique<Listener>(heard, name, fails));
    ASSERT_TRUE(world.service->plugins().admit(name, "1.0", *plugins_.back()).ok());
  }
  void record(std::string_view type) {
    world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
      transaction.execute(
          "INSERT INTO event (institution_id, id, type, schema_version, payload, recorded_at, actor_id)"
          " VALUES ($1, $2, $3, 1, '{}', $4, 1)",
          {BareService::school, transaction.next("event"), type, world.clock.now()});
      return true;
    });
  }

  std::vector<std::string> heard;
  BareService world;
  PluginFeed feed{world.service->database(), world.service->plugins()};

 private:
  std::vector<std::unique_ptr<Plugin>> plugins_;
};

TEST_F(WhatPluginsHear, IsEveryEventOfTheirTypeOnceAndInOrder) {
  listen("quiet");
  for (const char* type : {"lesson.changed", "marks.recorded", "lesson.changed"}) record(type);
  EXPECT_EQ(world.service->tell_plugins(), 3U);
  EXPECT_EQ(world.service->tell_plugins(), 0U);
  EXPECT_THAT(heard, ElementsAre("quiet 1", "quiet 3"));
}

TEST_F(WhatPluginsHear, DoesNotDependOnAnotherPluginThatThrows) {
  listen("broken", true);
  listen("quiet");
  record("lesson.changed");
  record("lesson.changed");
  world.service->tell_plugins();
  EXPECT_THAT(heard, ElementsAre("broken 1", "broken 2", "quiet 1", "quiet 2"));
}

TEST_F(WhatPluginsHear, IsHeardAgainAfterACrashBeforeThePlaceWasWritten) {
  listen("quiet");
  record("lesson.changed");
  world.service->tell_plugins();
  world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
    transaction.execute("UPDATE listener_cursor SET event_id = 0 WHERE institution_id = $1", {BareService::school});
    return true;
  });
  world.service->tell_plugins();
  EXPECT_THAT(heard, ElementsAre("quiet 1", "quiet 1"));
}

TEST_F(WhatPluginsHear, AndWhatIsPlannedDoesNotDependOnAnotherInstitutionsBrokenRow) {
  constexpr InstitutionId other{2};
  listen("quiet");
  world.service->database().write(other, Priority::person, [&](Transaction& transaction) {
    add_institution(transaction, {other, "lyceum", "Лицей", "Лицей", "school", "Europe/Samara", ""});
    transaction.execute(
        "INSERT INTO event (institution_id, id, type, schema_version, payload, recorded_at, actor_id)"
        " VALUES ($1, 9, 'lesson.changed', 1, '{}', $2, 1)",
        {other, world.clock.now()});
    return true;
  });
  record("lesson.changed");
  world.service->database().write(BareService::school, Priority::person, [&](Transaction& transaction) {
    transaction.execute("UPDATE event SET recorded_at = 'never' WHERE institution_id = $1", {BareService::school});
    return true;
  });
  EXPECT_EQ(world.service->tell_plugins(), 1U);
  EXPECT_THAT(heard, ElementsAre("quiet 9"));
  EXPECT_NO_THROW(world.service->plan(world.clock.now()));
}

TEST_F(WhatPluginsHear, BeginsWithWhatIsRecordedAfterThePluginCame) {
  record("lesson.changed");
  listen("late");
  feed.begin(world.service->institutions());
  EXPECT_EQ(feed.step(BareService::school), 0U);
  EXPECT_THAT(heard, IsEmpty());
  record("lesson.changed");
  feed.step(BareService::school);
  EXPECT_THAT(heard, ElementsAre("late 2"));
}

}  // namespace
}  // namespace vestnik::tests
