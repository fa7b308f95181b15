#include "outbox/gateway_board.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::SizeIs;

GatewayInfo sms_over(const std::string& name, bool reports = false) {
  return {.name = name, .channel = "sms", .medium = "sms", .address_kind = "phone", .batch = 100, .reports = reports};
}

/// Two providers of SMS, "first" before "second".
class Board : public ::testing::Test {
 protected:
  std::size_t share(std::string_view gateway) { return board.share_of(gateway, 100, now); }
  void failed(std::string_view gateway, std::size_t messages = 5) {
    board.note_outcomes(gateway, std::vector<Outcome>(messages, RetryAt{now, "no connection"}), now);
  }
  void worked(std::string_view gateway, std::size_t messages = 1) {
    board.note_outcomes(gateway, std::vector<Outcome>(messages, Sent{"r"}), now);
  }

  Instant now = parse_iso_instant("2026-09-14T05:00:00Z").value();
  GatewayBoard board{{sms_over("first", true),
                      sms_over("second"),
                      {.name = "mail", .channel = "email", .medium = "email", .address_kind = "email"}},
                     {},
                     nullptr};
};

TEST_F(Board, LetsTheFirstOfAChannelServeIt) {
  EXPECT_EQ(share("first"), 100U);
  EXPECT_EQ(share("second"), 0U);
  EXPECT_EQ(share("mail"), 100U);
}

TEST_F(Board, DoesNotTakeIdlenessForFailure) {
  now += std::chrono::hours{24 * 60};
  EXPECT_EQ(share("first"), 100U);
  EXPECT_EQ(share("second"), 0U);
}

TEST_F(Board, GivesAChannelToTheNextAfterFiveFailuresInARow) {
  failed("first", 4);
  EXPECT_EQ(share("second"), 0U) << "four are not five";
  failed("first", 1);
  EXPECT_EQ(share("first"), 0U);
  EXPECT_EQ(share("second"), 100U);
  EXPECT_EQ(share("mail"), 100U) << "another channel is not concerned";
}

TEST_F(Board, CountsOnlyFailuresInARow) {
  failed("first", 4);
  worked("first");
  failed("first", 4);
  EXPECT_EQ(share("first"), 100U);
}

TEST_F(Board, TakesAGatewayThatRefusesForOneThatWorks) {
  for (int message = 0; message < 10; ++message) {
    board.note_outcomes("first", std::vector<Outcome>{Refused{"no such number"}, RetryAt{now, "busy"}}, now);
  }
  EXPECT_EQ(share("first"), 100U);
}

TEST_F(Board, TriesAGatewayAgainWithOneMessageAfterItsRest) {
  failed("first");
  now += seconds{29};
  EXPECT_EQ(share("first"), 0U);
  now += seconds{1};
  EXPECT_EQ(share("first"), 1U);
  EXPECT_EQ(share("second"), 100U) << "meanwhile the other one goes on";
  worked("first");
  EXPECT_EQ(share("first"), 100U);
  EXPECT_EQ(share("second"), 0U);
}

TEST_F(Board, DoublesTheRestUpToTenMinutes) {
  failed("first");
  for (const int rest : {30, 60, 120, 240, 480, 600, 600}) {
    now += seconds{rest} - seconds{1};
    EXPECT_EQ(share("first"), 0U) << rest;
    now += seconds{1};
    EXPECT_EQ(share("first"), 1U) << rest;
    failed("first", 1);
  }
  now += seconds{600};
  worked("first");
  failed("first");
  now += seconds{30};
  EXPECT_EQ(share("first"), 1U) << "one success begins anew";
}

TEST_F(Board, LeavesAChannelAloneWhenAllItsGatewaysRest) {
  failed("first");
  failed("second");
  EXPECT_EQ(share("first"), 0U);
  EXPECT_EQ(share("second"), 0U);
  now += seconds{30};
  EXPECT_EQ(share("first"), 1U);
  EXPECT_EQ(share("second"), 1U);
}

TEST_F(Board, DoesNotRestForAnHourWhenTheClockIsSetBack) {
  failed("first");
  now -= std::chrono::hours{1};
  EXPECT_EQ(share("first"), 1U) << "one message tries it, nobody waits for an hour";
}

TEST_F(Board, GivesAChannelToTheNextWhenReportsStayAway) {
  worked("first", 100);
  for (int report = 0; report < 85; ++report) board.note_report("first", now);
  now += minutes{5};
  EXPECT_EQ(share("first"), 100U) << "some may still come";
  now += minutes{1};
  EXPECT_EQ(share("first"), 0U);
  EXPECT_EQ(share("second"), 100U);
  now += minutes{10};
  EXPECT_EQ(share("first"), 100U) << "it is tried again";
}

TEST_F(Board, KeepsAGatewayOfWhichFewReportsAreMissing) {
  worked("first", 100);
  for (int report = 0; report < 86; ++report) board.note_report("first", now);
  now += minutes{6};
  EXPECT_EQ(share("first"), 100U);
}

TEST_F(Board, DoesNotJudgeByAHandfulOfMessages) {
  worked("first", 19);
  now += minutes{6};
  EXPECT_EQ(share("first"), 100U);
}

TEST_F(Board, PrefersASlowGatewayToNone) {
  worked("first", 100);
  now += minutes{6};
  failed("second");
  EXPECT_EQ(share("first"), 100U);
}

/// The same two providers before a real queue.
class Failover : public ::testing::Test {
 protected:
  Failover() {
    world.book.regulation->rule("absence").expires = Expiry::never;
    world.book.regulation->rule("absence").channels = {"sms"};
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  RelayParts parts() {
    RelayParts made{world.school.database(), world.book,  channels,     *world.renderer,
                    world.plugin_events,     world.clock, world.random, world.limits};
    made.board = &board;
    return made;
  }
  void run_at(Instant now) {
    world.plan_at(now);
    for (ScriptedGateway* gateway : {&first, &second}) Relay{parts(), gateway}.step(world.school.id, now);
  }
  void absent(int children) {
    for (int child = 0; child < children; ++child) {
      const PersonId student = world.school.person("Смирнова", "Вера" + std::to_string(child));
      const PersonId parent = world.school.person("Смирнов", "Олег" + std::to_string(child));
      world.school.enrol(student, seven_a.group);
      world.school.guardian(parent, student);
      world.school.contact(parent, "phone", "+7927000010" + std::to_string(child));
      world.school.attendance(seven_a.lessons[0], student, "Н", at("08:04"));
    }
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  ScriptedGateway first{sms_over("first")};
  ScriptedGateway second{sms_over("second")};
  Channels channels{{first.info(), second.info()}, [this](std::string_view medium, std::string_view name) {
                      return world.renderer->has(medium, name);
                    }};
  GatewayBoard board{{first.info(), second.info()}, {}, nullptr};
};

TEST_F(Failover, SendsOverTheNextGatewayWhatTheFirstCertainlyDidNotTake) {
  absent(6);
  first.answer = [&](const Message&) { return RetryAt{world.clock.now(), "no connection"}; };
  run_at(at("08:14"));
  EXPECT_THAT(first.seen, SizeIs(6));
  EXPECT_THAT(second.seen, SizeIs(0)) << "nothing was ready for it yet";
  run_at(at("08:15"));
  EXPECT_THAT(second.seen, SizeIs(6)) << "none of them tries the first gateway again";
  EXPECT_THAT(first.seen, SizeIs(6));
}

// The trial of a gateway that is away must not be the same message every time, until its attempts are used up.
TEST_F(Failover, TriesAFailingGatewayWithAMessageThatIsNewToIt) {
  absent(6);
  first.answer = [&](const Message&) { return RetryAt{world.clock.now(), "no connection"}; };
  run_at(at("08:14"));
  run_at(at("08:15"));
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:16"));
  run_at(at("08:26"));
  EXPECT_THAT(first.seen, SizeIs(7)) << "its trial";
  run_at(at("08:27"));
  run_at(at("08:30"));
  run_at(at("08:40"));
  EXPECT_THAT(first.seen, SizeIs(7)) << "and not a second time with the same one";
  EXPECT_THAT(second.seen, SizeIs(7));
}

// What one gateway may have delivered never goes out over another.
TEST_F(Failover, LeavesWhatIsInDoubtToItsOwnGateway) {
  absent(6);
  first.answer = [](const Message&) { return Unknown{"silence"}; };
  run_at(at("08:14"));
  run_at(at("08:15"));
  EXPECT_THAT(first.seen, SizeIs(7)) << "its trial message";
  EXPECT_THAT(second.seen, SizeIs(0));
  first.answer = [](const Message&) { return Sent{"r"}; };
  for (const char* time : {"08:20", "08:30", "08:40"}) run_at(at(time));
  EXPECT_THAT(second.seen, SizeIs(0));
  for (const auto& state : world.deliveries()) EXPECT_EQ(state, "sms sent");
}

TEST_F(Failover, HandsADoubtOfAGatewayThatIsGoneToTheNext) {
  absent(1);
  first.answer = [](const Message&) { return Unknown{"silence"}; };
  run_at(at("08:14"));
  const Channels left{{second.info()}, [this](std::string_view medium, std::string_view name) {
                        return world.renderer->has(medium, name);
                      }};
  const RelayParts without{world.school.database(), world.book,  left,         *world.renderer,
                           world.plugin_events,     world.clock, world.random, world.limits};
  world.clock.set(at("08:20"));
  Relay{without, &second}.step(world.school.id, at("08:20"));
  EXPECT_THAT(second.seen, SizeIs(1)) << "else nobody would ever send it";
}

TEST_F(Failover, NeverLetsAnIdleFirstGatewayGoByItself) {
  run_at(at("12:00"));
  absent(1);
  run_at(at("12:30"));
  EXPECT_THAT(first.seen, SizeIs(1));
  EXPECT_THAT(second.seen, SizeIs(0));
}

}  // namespace
}  // namespace vestnik::tests
