#include "plugin/host.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "idle_ports.h"

namespace vestnik {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A plugin whose start is written in the test.
class Scripted final : public Plugin {
 public:
  explicit Scripted(std::function<Result<void>(Host&)> start) : start_(std::move(start)) {}
  Result<void> start(Host& host) override { return start_(host); }

 private:
  std::function<Result<void>(Host&)> start_;
};

CommandLine command(std::string name) {
  return {std::move(name), "", [](std::span<const std::string>) { return 0; }};
}

Route route(std::string pattern) {
  Route made;
  made.pattern = std::move(pattern);
  made.handle = [](const Request&) { return Response{}; };
  return made;
}

class PluginHostTest : public ::testing::Test {
 protected:
  Result<void> admit(const char* name, std::function<Result<void>(Host&)> start) {
    plugins_.push_back(std::make_unique<Scripted>(std::move(start)));
    return host_.admit(name, "1.0", *plugins_.back());
  }

  IdlePorts idle_;
  std::vector<std::unique_ptr<Plugin>> plugins_;
  PluginHost host_{idle_.ports()};
};

TEST_F(PluginHostTest, DropsEverythingOfAPluginThatAnswersAProblem) {
  const auto admitted = admit("sms", [](Host& host) -> Result<void> {
    host.add_route(route("/api/v1/sms"));
    host.add_command_line(command("sms"));
    return Problem{"settings.secret_unreadable", {{"key", "sms.password"}}};
  });
  ASSERT_FALSE(admitted.ok());
  EXPECT_EQ(admitted.problem().code, "settings.secret_unreadable");
  EXPECT_THAT(host_.routes(), IsEmpty());
  EXPECT_THAT(host_.command_lines(), IsEmpty());
  EXPECT_THAT(host_.describe(), IsEmpty());
}

TEST_F(PluginHostTest, SaysWhyAPluginThatThrewIsLeftOut) {
  const auto admitted = admit("sms", [](Host& host) -> Result<void> {
    host.add_command_line(command("sms"));
    throw std::runtime_error("no provider");
  });
  ASSERT_FALSE(admitted.ok());
  EXPECT_EQ(admitted.problem(), (Problem{"plugin.start_failed", {{"plugin", "sms"}, {"why", "no provider"}}}));
  EXPECT_THAT(host_.command_lines(), IsEmpty());
}

TEST_F(PluginHostTest, LeavesOutAPluginWhoseNamesAreTakenAndGivesItsOwnNamesBack) {
  host_.reserve_command("serve");
  ASSERT_FALSE(admit("greedy", [](Host& host) -> Result<void> {
                 host.add_command_line(command("export"));
                 host.add_command_line(command("serve"));
                 return {};
               }).ok());
  const auto other = admit("modest", [](Host& host) -> Result<void> {
    host.add_command_line(command("export"));
    return {};
  });
  EXPECT_TRUE(other.ok());
  EXPECT_THAT(host_.command_lines(), SizeIs(1));
}

TEST_F(PluginHostTest, NamesTheOwnerOfWhatIsTaken) {
  host_.reserve(route("/api/v1/session"));
  const auto admitted = admit("greedy", [](Host& host) -> Result<void> {
    host.add_route(route("/api/v1/session"));
    return {};
  });
  ASSERT_FALSE(admitted.ok());
  EXPECT_EQ(
      admitted.problem(),
      (Problem{"plugin.clash", {{"plugin", "greedy"}, {"what", "route GET /api/v1/session"}, {"owner", "core"}}}));
}

TEST_F(PluginHostTest, RefusesMigrationsWithAGap) {
  static constexpr Migration steps[] = {{1, "one", ""}, {3, "three", ""}};
  const auto admitted = admit("gap", [](Host& host) -> Result<void> {
    host.add_migrations(steps);
    return {};
  });
  ASSERT_FALSE(admitted.ok());
  EXPECT_EQ(admitted.problem().detail("expected"), "2");
  EXPECT_EQ(admitted.problem().detail("found"), "3");
}

/// A gateway of a medium of the test's.
class Pigeon final : public RemoteGateway {
 public:
  const GatewayInfo& info() const override { return info_; }
  std::vector<Outcome> deliver(std::span<const Message> messages, Deadline) override {
    return std::vector<Outcome>(messages.size());
  }

 private:
  GatewayInfo info_{"pigeon", "pigeon", "feather", "", 1};
};

TEST_F(PluginHostTest, LeavesOutAPluginWhoseMigrationFailsAndGivesItsNamesBack) {
  static constexpr Migration steps[] = {{1, "one", "CREATE TABEL p_x (id BIGINT);"}};
  HostPorts ports = idle_.ports();
  DatabaseError::Kind kind = DatabaseError::Kind::failure;
  ports.migrate = [&](std::string_view plugin, std::span<const Migration>) -> Result<void> {
    if (plugin == "broken") throw DatabaseError{kind, "syntax"};
    return {};
  };
  PluginHost host{ports};
  Scripted broken{[](Host& desk) -> Result<void> {
    desk.add_migrations(steps);
    desk.add_command_line(command("export"));
    return {};
  }};
  const auto refused = host.admit("broken", "1.0", broken);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem(), (Problem{"plugin.migration_failed", {{"plugin", "broken"}}}));
  Scripted sound{[](Host& desk) -> Result<void> {
    desk.add_migrations(steps);
    desk.add_command_line(command("export"));
    return {};
  }};
  EXPECT_TRUE(host.admit("sound", "1.0", sound).ok());
  kind = DatabaseError::Kind::disk_full;
  Scripted full{[](Host& desk) -> Result<void> {
    desk.add_migrations(steps);
    return {};
  }};
  EXPECT_THROW((void)host.admit("broken", "1.0", full), DatabaseError) << "not the plugin's doing";
}

TEST_F(PluginHostTest, LeavesOutAGatewayNobodyWroteTemplatesFor) {
  HostPorts ports = idle_.ports();
  ports.has_templates = [](std::string_view medium) { return medium == "paper"; };
  PluginHost host{ports};
  Scripted pigeon{[](Host& desk) -> Result<void> {
    desk.add_gateway(std::make_unique<Pigeon>());
    return {};
  }};
  const auto refused = host.admit("pigeon", "1.0", pigeon);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem(), (Problem{"plugin.no_templates", {{"plugin", "pigeon"}, {"medium", "feather"}}}));
  EXPECT_THAT(host.remote_gateways(), IsEmpty());
}

TEST_F(PluginHostTest, GivesAnEventToEveryHandlerThoughOthersThrow) {
  std::vector<std::string> calls;
  const auto listen = [&calls](const char* who, bool fails) {
    return [&calls, who, fails](Host& host) -> Result<void> {
      host.add_event_handler("marks.recorded", [&calls, who, fails](const Event&) {
        calls.emplace_back(who);
        if (fails) throw std::runtime_error("broken");
      });
      return {};
    };
  };
  ASSERT_TRUE(admit("first", listen("first", true)).ok());
  ASSERT_TRUE(admit("second", listen("second", false)).ok());
  Event event;
  event.type = "marks.recorded";
  EXPECT_THAT(host_.listeners(), ElementsAre("first", "second"));
  EXPECT_EQ(host_.dispatch("first", event), 1U);
  EXPECT_EQ(host_.dispatch("second", event), 0U);
  EXPECT_THAT(calls, ElementsAre("first", "second"));
  EXPECT_EQ(idle_.failures_by_plugin["first"], 1);
  event.type = "lesson.held";
  EXPECT_EQ(host_.dispatch("second", event), 0U);
  EXPECT_THAT(calls, SizeIs(2));
}

TEST_F(PluginHostTest, TakesNothingThatCannotBeCalled) {
  EXPECT_FALSE(admit("hollow", [](Host& host) -> Result<void> {
                 host.add_event_handler("lesson.held", {});
                 return {};
               }).ok());
  EXPECT_FALSE(admit("empty", [](Host& host) -> Result<void> {
                 host.add_gateway(std::unique_ptr<RemoteGateway>{});
                 return {};
               }).ok());
}

}  // namespace
}  // namespace vestnik
