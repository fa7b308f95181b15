#include <charconv>
#include <iostream>

#include "api/wave_words.h"
#include "app/operator_deed.h"
#include "app/verbs.h"
#include "base/wall_text.h"
#include "outbox/decide_wave.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr int most_waves_printed = 50;

std::int64_t wave_number(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
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

}  // namespace

int print_waves(const CommandSession& session, const std::string& code) {
  return within_institution(session, code, [&](const OperatorPlace& place) {
    std::vector<std::string> lines;
    place.service.database().read(place.institution, [&](Transaction& transaction) {
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
  return within_institution(session, code, [&](const OperatorPlace& place) {
    HoldRule command{rule, reason, place.service.regulations()};
    return record_deed(session, place, command, [&](const JsonValue& answer) {
      return said(session, "wave.done_hold", {{"id", member_as_text(answer, "wave")}});
    });
  });
}

int release_wave(const CommandSession& session, const std::string& code, const std::string& id) {
  return within_institution(session, code, [&](const OperatorPlace& place) {
    ReleaseWave command{wave_number(id)};
    return record_deed(session, place, command, [&](const JsonValue& answer) {
      const std::string agreed = member_as_text(answer, "agreed");
      const std::string needed = member_as_text(answer, "needed");
      return said(session, agreed == needed ? "wave.done_release" : "wave.done_agreed",
                  {{"id", id}, {"agreed", agreed}, {"needed", needed}});
    });
  });
}

int cancel_wave(const CommandSession& session, const std::string& code, const std::string& id,
                const std::string& reason) {
  return within_institution(session, code, [&](const OperatorPlace& place) {
    CancelWave command{wave_number(id), reason};
    return record_deed(session, place, command, [&](const JsonValue&) {
      return said(session, "wave.done_cancel", {{"id", id}});
    });
  });
}

}  // namespace vestnik
