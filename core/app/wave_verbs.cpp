#include <charconv>
#include <functional>
#include <iostream>

#include "api/wave_words.h"
#include "app/chosen_institution.h"
#include "app/verbs.h"
#include "base/wall_text.h"
#include "json/json_value.h"
#include "outbox/decide_wave.h"
#include "records/institution_store.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr int most_waves_printed = 50;

std::int64_t wave_number(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Opens the service beside one that may be running, and works within the institution; answers the exit code.
int within_institution(const CommandSession& session, const std::string& code,
                       const std::function<int(Service&, InstitutionId, Instant)>& work) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  std::vector<Institution> all;
  service->database().read(InstitutionId{}, [&](Transaction& transaction) { all = all_institutions(transaction); });
  const auto institution = chosen_institution(all, code);
  if (institution) return work(*service, institution->id, clock.now());
  session.complain(institution.problem());
  return 1;
}

std::string said(const CommandSession& session, const char* code, Details details) {
  return session.messages().explain(Problem{code, std::move(details)}).title;
}

std::string line_of_wave(const CommandSession& session, Transaction& transaction, const TimeZone& zone,
                         const Wave& wave) {
  return said(session, "wave.line",
              {{"id", std::to_string(wave.id)},
               {"what", wave_in_words(transaction, wave, session.messages())},
               {"state", wave_state_in_words(wave, session.messages())},
               {"rule", wave.rule},
               {"regulation_clause", wave.clause},
               {"opened", to_russian_short(zone.local(wave.opened_at))},
               {"left", std::to_string(students_left(transaction, wave))},
               {"agreed", std::to_string(wave_votes(transaction, wave.id).size())},
               {"needed", std::to_string(wave.releasers)}});
}

/// The operator's deed, recorded as the service's.
int record_deed(const CommandSession& session, Service& service, InstitutionId institution, Command& command,
                Instant now, const std::function<std::string(const JsonValue& answer)>& done) {
  Actor operator_of_it;
  operator_of_it.institution = institution;
  operator_of_it.service = true;
  const std::string key = "operator." + std::string{command.event_type()} + "." + to_iso(now);
  const auto recorded = service.recorder().run(operator_of_it, command, {key, command.describe()}, now);
  if (!recorded) {
    session.complain(recorded.problem());
    return 1;
  }
  const auto answer = JsonValue::parse(recorded->answer);
  if (answer) std::cout << done(*answer) << '\n';
  return 0;
}

std::string member_as_text(const JsonValue& answer, std::string_view member) {
  const JsonValue* value = answer.find(member);
  const std::int64_t* number = value == nullptr ? nullptr : value->integer();
  return number ? std::to_string(*number) : std::string{};
}

}  // namespace

int print_waves(const CommandSession& session, const std::string& code) {
  return within_institution(session, code, [&](Service& service, InstitutionId institution, Instant) {
    std::vector<std::string> lines;
    service.database().read(institution, [&](Transaction& transaction) {
      const auto zone = zone_of_institution(transaction);
      if (!zone) return;
      for (const Wave& wave : all_waves(transaction, most_waves_printed)) {
        lines.push_back(line_of_wave(session, transaction, *zone, wave));
        if (!wave.reason.empty()) lines.push_back(said(session, "wave.line_reason", {{"reason", wave.reason}}));
      }
    });
    for (const std::string& line : lines) std::cout << line << '\n';
    if (lines.empty()) session.complain(Problem{"wave.none"});
    return 0;
  });
}

int hold_rule_by_hand(const CommandSession& session, const std::string& code, const std::string& rule,
                      const std::string& reason) {
  return within_institution(session, code, [&](Service& service, InstitutionId institution, Instant now) {
    HoldRule command{rule, reason, service.regulations()};
    return record_deed(session, service, institution, command, now, [&](const JsonValue& answer) {
      return said(session, "wave.done_hold", {{"id", member_as_text(answer, "wave")}});
    });
  });
}

int release_wave(const CommandSession& session, const std::string& code, const std::string& id) {
  return within_institution(session, code, [&](Service& service, InstitutionId institution, Instant now) {
    ReleaseWave command{wave_number(id)};
    return record_deed(session, service, institution, command, now, [&](const JsonValue& answer) {
      const std::string agreed = member_as_text(answer, "agreed");
      const std::string needed = member_as_text(answer, "needed");
      return said(session, agreed == needed ? "wave.done_release" : "wave.done_agreed",
                  {{"id", id}, {"agreed", agreed}, {"needed", needed}});
    });
  });
}

int cancel_wave(const CommandSession& session, const std::string& code, const std::string& id,
                const std::string& reason) {
  return within_institution(session, code, [&](Service& service, InstitutionId institution, Instant now) {
    CancelWave command{wave_number(id), reason};
    return record_deed(session, service, institution, command, now, [&](const JsonValue&) {
      return said(session, "wave.done_cancel", {{"id", id}});
    });
  });
}

}  // namespace vestnik
