#pragma once
/// A school with a planner, an SMS, an e-mail, an internal and a print relay, and a clock that is moved by hand.
#include <memory>
#include <string>
#include <vector>

#include "notify/planner.h"
#include "notify/renderer.h"
#include "outbox/relay.h"
#include "support/fixed_regulation.h"
#include "support/school_fixture.h"
#include "support/scripted_gateway.h"

namespace vestnik::tests {

struct NotifyWorld {
  NotifyWorld();

  School school;
  FixedBook book;
  ManualClock clock;
  SeededRandom random{1};
  PluginEvents plugin_events;
  std::unique_ptr<TemplateRenderer> renderer;
  ScriptedGateway sms;
  ScriptedGateway email;
  ScriptedLocalGateway mail;
  ScriptedGateway print;
  Channels channels;
  Planner planner;
  RelayLimits limits;

  /// Moves the clock, plans what waits and relays what is due, on all channels.
  void run_at(Instant now);
  /// Plans only.
  void plan_at(Instant now);
  RelayStep relay_once(Relay::Gateway gateway);
  [[nodiscard]] RelayParts relay_parts();

  /// Every delivery as "channel state(reason)", by id.
  [[nodiscard]] std::vector<std::string> deliveries();
  [[nodiscard]] std::vector<std::string> obligations();  ///< "rule state(reason)", by id
  [[nodiscard]] std::int64_t open_calls();
};

/// Class 7-А with its teacher, Илья and his mother with telephone and e-mail, and six lessons on 2026-09-14.
struct SevenA {
  explicit SevenA(School& school);
  GroupId group;
  PersonId teacher;
  PersonId ilya;
  PersonId mother;
  SubjectId geography;
  std::vector<LessonId> lessons;  ///< by number from 0; the last one ends at 13:30
};

}  // namespace vestnik::tests
