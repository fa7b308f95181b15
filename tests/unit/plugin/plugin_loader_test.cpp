#include "plugin/plugin_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "idle_ports.h"
#include "plugin_folder.h"

namespace vestnik {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PluginLoading : public ::testing::Test {
 protected:
  std::vector<LeftOut> load(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (std::filesystem::exists(PluginFolder::built(name))) folder_.add(name);
    }
    return loader_.load(names, host_);
  }
  std::vector<std::string> running() const {
    std::vector<std::string> names;
    for (const auto& plugin : host_.describe()) names.push_back(plugin.name);
    return names;
  }

  PluginFolder folder_;
  IdlePorts idle_;
  PluginLoader loader_{folder_.path()};
  PluginHost host_{idle_.ports()};
};

TEST_F(PluginLoading, PrintsWhatEachPluginContributes) {
  ASSERT_THAT(load({"notices"}), IsEmpty());
  const auto described = host_.describe();
  ASSERT_EQ(described.size(), 1U);
  EXPECT_EQ(described[0].version, "2.1");
  EXPECT_THAT(described[0].contributions,
              ElementsAre("migration 1 notices", "migration 2 reads", "route GET /api/v1/notices", "gateway pigeon",
                          "gateway board", "audience of notices.posted", "command notices", "handler of lesson.held"));
}

TEST_F(PluginLoading, HandsContributionsOn) {
  ASSERT_THAT(load({"notices"}), IsEmpty());
  ASSERT_EQ(host_.remote_gateways().size(), 1U);
  ASSERT_EQ(host_.local_gateways().size(), 1U);
  const std::vector<Message> messages(2);
  EXPECT_EQ(host_.remote_gateways()[0]->deliver(messages, {}).size(), 2U);
  ASSERT_EQ(host_.migrations().size(), 1U);
  EXPECT_EQ(host_.migrations()[0].migrations[1].name, "reads");
  EXPECT_NE(host_.audience("notices.posted"), nullptr);
  EXPECT_EQ(host_.audience("mail.sent"), nullptr);

  Event event;
  event.type = "lesson.held";
  EXPECT_EQ(host_.dispatch("notices", event), 0U);
  EXPECT_EQ(host_.command_lines()[0].run({}), 1) << "the plugin has seen one event";
}

TEST_F(PluginLoading, StartsWhatIsRequiredFirst) {
  EXPECT_THAT(load({"follower", "notices"}), IsEmpty());
  EXPECT_THAT(running(), ElementsAre("notices", "follower"));
}

TEST_F(PluginLoading, GoesOnWithoutAPluginThatThrowsAndWithoutThoseThatNeedIt) {
  const auto left_out = load({"thrower", "after_thrower", "notices"});
  EXPECT_THAT(running(), ElementsAre("notices"));
  ASSERT_EQ(left_out.size(), 2U);
  EXPECT_EQ(left_out[0].problem,
            (Problem{"plugin.start_failed", {{"plugin", "thrower"}, {"why", "no provider is configured"}}}));
  EXPECT_EQ(left_out[1].name, "after_thrower");
  EXPECT_EQ(left_out[1].problem.code, "plugin.needs_missing");
  ASSERT_EQ(host_.command_lines().size(), 1U);
  EXPECT_EQ(host_.command_lines()[0].name, "notices");
}

TEST_F(PluginLoading, NamesTheFunctionAPluginLacks) {
  const auto left_out = load({"missing_symbol", "notices"});
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_EQ(left_out[0].problem, (Problem{"plugin.missing_symbol",
                                          {{"file", "missing_symbol.so"}, {"symbol", "vestnik_function_of_nobody"}}}));
  EXPECT_THAT(running(), ElementsAre("notices"));
}

TEST_F(PluginLoading, RunsNothingOfAForeignFile) {
  const auto left_out = load({"foreign_abi", "without_note", "other_build", "lazy"});
  EXPECT_EQ(left_out.size(), 4U);
  EXPECT_THAT(running(), IsEmpty());
}

TEST_F(PluginLoading, LeavesOutPluginsThatRequireEachOther) {
  const auto left_out = load({"ring_one", "ring_two", "notices"});
  EXPECT_EQ(left_out.size(), 2U);
  EXPECT_EQ(left_out[0].problem.code, "plugin.needs_cycle");
  EXPECT_THAT(running(), ElementsAre("notices"));
}

TEST_F(PluginLoading, LeavesOutAPluginWhoseRequiredOneIsNotEnabled) {
  const auto left_out = load({"follower"});
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_EQ(left_out[0].problem, (Problem{"plugin.needs_missing", {{"plugin", "follower"}, {"needed", "notices"}}}));
}

TEST_F(PluginLoading, GivesARouteToTheFirstPluginOnly) {
  const auto left_out = load({"notices", "rival"});
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_EQ(left_out[0].problem.detail("owner"), "notices");
  EXPECT_EQ(host_.routes().size(), 1U);
}

TEST_F(PluginLoading, LooksForNoFileOutsideItsFolder) {
  const auto left_out = load({"../notices", "", "Notices"});
  ASSERT_EQ(left_out.size(), 3U);
  for (const auto& plugin : left_out) EXPECT_EQ(plugin.problem.code, "plugin.bad_name");
}

TEST_F(PluginLoading, LoadsNothingFromAFolderThatStrangersMayWriteTo) {
  folder_.add("follower");
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0777), 0);
  const auto left_out = load({"notices"});
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_EQ(left_out[0].problem.code, "plugin.unsafe_folder");
}

TEST_F(PluginLoading, AFailingHandlerStopsNeitherTheCoreNorAnotherPlugin) {
  ASSERT_THAT(load({"failing_handler", "notices"}), IsEmpty());
  Event event;
  event.type = "lesson.held";
  EXPECT_EQ(host_.dispatch("notices", event), 0U);
  EXPECT_EQ(host_.dispatch("failing_handler", event), 3U) << "an exception, a number, and a contribution after start";
  EXPECT_EQ(idle_.failures_by_plugin["failing_handler"], 3);
  ASSERT_EQ(host_.command_lines().size(), 1U);
  EXPECT_EQ(host_.command_lines()[0].run({}), 1);
}

TEST_F(PluginLoading, ReadsTheListOfTheSettings) {
  idle_.settings["plugins.enabled"] = "notices, mail  web,diary";
  EXPECT_THAT(enabled_plugins(idle_), ElementsAre("notices", "mail", "web", "diary"));
  idle_.settings.clear();
  EXPECT_THAT(enabled_plugins(idle_), IsEmpty());
}

}  // namespace
}  // namespace vestnik
