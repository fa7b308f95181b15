#include "plugin/plugin_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PluginOrder, KeepsTheConfiguredOrder) {
  const std::vector<PluginNeeds> plugins{{"web", {}}, {"mail", {}}, {"bulletin", {}}};
  EXPECT_THAT(order_plugins(plugins).names, ElementsAre("web", "mail", "bulletin"));
}

TEST(PluginOrder, StartsWhatIsNeededFirst) {
  const std::vector<PluginNeeds> plugins{{"web", {"mail", "diary"}}, {"mail", {"board"}}, {"diary", {}}, {"board", {}}};
  const PluginOrder order = order_plugins(plugins);
  EXPECT_THAT(order.names, ElementsAre("board", "mail", "diary", "web"));
  EXPECT_THAT(order.left_out, IsEmpty());
}

TEST(PluginOrder, LeavesOutWhoeverNeedsAMissingPluginAndThoseBehindIt) {
  const std::vector<PluginNeeds> plugins{{"web", {"mail"}}, {"mail", {"board"}}, {"diary", {}}};
  const PluginOrder order = order_plugins(plugins);
  EXPECT_THAT(order.names, ElementsAre("diary"));
  ASSERT_EQ(order.left_out.size(), 2U);
  EXPECT_EQ(order.left_out[0].name, "mail");
  EXPECT_EQ(order.left_out[0].problem.code, "plugin.needs_missing");
  EXPECT_EQ(order.left_out[0].problem.detail("needed"), "board");
  EXPECT_EQ(order.left_out[1].name, "web");
}

TEST(PluginOrder, LeavesOutACycleAndNamesIt) {
  const std::vector<PluginNeeds> plugins{
      {"one", {"two"}}, {"two", {"three"}}, {"three", {"one"}}, {"own", {"own"}}, {"fine", {}}};
  const PluginOrder order = order_plugins(plugins);
  EXPECT_THAT(order.names, ElementsAre("fine"));
  ASSERT_EQ(order.left_out.size(), 4U);
  EXPECT_EQ(order.left_out[0].problem, (Problem{"plugin.needs_cycle", {{"plugin", "three"}, {"needed", "one"}}}));
  EXPECT_EQ(order.left_out[3].problem, (Problem{"plugin.needs_cycle", {{"plugin", "own"}, {"needed", "own"}}}));
}

}  // namespace
}  // namespace vestnik
