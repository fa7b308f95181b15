#include <algorithm>

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/cards/health_commands.h"
#include "plugins/cards/health_page.h"
#include "plugins/cards/routes.h"

namespace vestnik::cards {
namespace {

/// Words of needed fields that the card lacks.
std::vector<std::string_view> missing_of(const CardState& state) {
  std::vector<std::string_view> missing;
  for (const Field& field : all_fields()) {
    if (field.side != Side::student || !field.needed) continue;
    if (std::ranges::find(state.filled, field.word) == state.filled.end()) missing.push_back(field.word);
  }
  return missing;
}

/// Of the needed fields of so many students, of which so many are empty. 100 where there is nothing to fill.
std::int64_t filled_percent(std::int64_t students, std::int64_t lacking) {
  const auto needed = std::ranges::count_if(
      all_fields(), [](const Field& field) { return field.side == Side::student && field.needed; });
  const std::int64_t all = students * needed;
  return all == 0 ? 100 : (all - lacking) * 100 / all;
}

std::string health_json(const std::vector<HealthLine>& lines) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("students").begin_array();
  for (const HealthLine& line : lines) {
    json.begin_object()
        .member("name", line.name)
        .member("adult", line.adult)
        .member("health_group", line.health_group)
        .member("physical_group", line.physical_group)
        .end_object();
  }
  json.end_array().end_object();
  return body;
}

}  // namespace

Response CardRoutes::states(const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, may_view(Part::main), Object::group(group));
    if (!role) {
      body = role.problem();
      return;
    }
    if (const auto signed_for = gate_.agreed(read, *request.actor, request.received_at); !signed_for) {
      body = signed_for.problem();
      return;
    }
    const CivilDate today = day_there(read, request.received_at).value();
    std::int64_t incomplete = 0;
    std::int64_t lacking = 0;
    std::int64_t students = 0;
    std::int64_t unconfirmed = 0;
    std::int64_t without_consent = 0;
    JsonWriter json{*body};
    json.begin_object().key("students").begin_array();
    for (const CardState& state : cards_of_group(read, group, today)) {
      const auto missing = missing_of(state);
      // Filled without a consent that covers it (labinsk-4.2.14).
      const bool uncovered = !state.has_consent && !state.filled.empty();
      ++students;
      lacking += static_cast<std::int64_t>(missing.size());
      incomplete += missing.empty() ? 0 : 1;
      unconfirmed += state.confirmed ? 0 : 1;
      without_consent += uncovered ? 1 : 0;
      json.begin_object().member("student", state.student.value).member("name", state.name);
      json.key("missing").begin_array();
      for (const std::string_view word : missing) json.value(title_of(host_.messages(), word));
      json.end_array();
      if (state.confirmed) {
        json.member("confirmed_at", to_iso(state.confirmed->at))
            .member("confirmed_by", short_name_of(read, state.confirmed->by));
      }
      json.key("filled_without_consent").begin_array();
      for (const std::string& word : state.filled) {
        if (uncovered) json.value(title_of(host_.messages(), word));
      }
      json.end_array().end_object();
    }
    json.end_array()
        .member("incomplete", incomplete)
        .member("filled_percent", filled_percent(students, lacking))
        .member("unconfirmed", unconfirmed)
        .member("without_consent", without_consent)
        .end_object();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response CardRoutes::health(const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  ReadHealthGroups command{group, gate_};
  const CommandKey key{"health_list.looked_at." + host_.random().hex(16), std::to_string(group.value)};
  const auto outcome = host_.recorder().run(*request.actor, command, key, request.received_at);
  if (!outcome || !outcome->event) return command_answer(outcome, host_.messages());
  Response answer;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const CivilDate today = day_there(read, request.received_at).value();
    const auto lines = health_list(read, group, today);
    if (request.argument("as") == "page") {
      answer.body = health_page(name_of_group(read, group), today, lines);
      answer.content_type = "text/html; charset=utf-8";
    } else {
      answer = json_answer(health_json(lines));
    }
  });
  return answer;
}

}  // namespace vestnik::cards
