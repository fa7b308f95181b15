#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "api/informing_words.h"
#include "api/wave_words.h"
#include "json/json_writer.h"
#include "outbox/decide_wave.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr std::size_t wave_body = 4U << 10U;
constexpr std::size_t longest_wave_reason = 300;
constexpr std::size_t longest_rule_name = 64;
constexpr int most_waves = 5000;

void write_votes(Transaction& transaction, JsonWriter& json, const Wave& wave) {
  json.member("needed", wave.releasers).key("agreed").begin_array();
  for (const WaveVote& vote : wave_votes(transaction, wave.id)) {
    const auto person = find_person(transaction, vote.person);
    json.begin_object()
        .member("person", vote.person.value)
        .member("name", person ? short_name(*person) : "")
        .member("at", to_iso(vote.at))
        .end_object();
  }
  json.end_array();
}

void write_wave(Transaction& transaction, JsonWriter& json, const Wave& wave, const MessageCatalogue& messages) {
  json.member("id", wave.id)
      .member("kind", to_text(wave.kind))
      .member("text", wave_in_words(transaction, wave, messages))
      .member("rule", wave.rule)
      .member("clause", wave.clause)
      .member("date", to_iso(wave.date))
      .member("students", wave.students)
      .member("left", students_left(transaction, wave))
      .member("state", to_text(wave.state))
      .member("state_text", wave_state_in_words(wave, messages))
      .member("reason", wave.reason)
      .member("opened_at", to_iso(wave.opened_at));
  if (wave.group) json.member("group", wave.group.value);
  if (wave.lesson > 0) json.member("lesson", wave.lesson);
  if (wave.ended_at) json.member("ended_at", to_iso(*wave.ended_at)).member("ended_by", wave.ended_by.value);
  write_votes(transaction, json, wave);
}

Response get_waves(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"waves", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       auto page = ListPage::of(request, ListPage::Order::as_listed);
                       if (!page) return page.problem();
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("waves").begin_array();
                       for (const Wave& wave : all_waves(transaction, most_waves)) {
                         if (!page->takes(wave.id)) continue;
                         json.begin_object();
                         write_wave(transaction, json, wave, ports.messages);
                         json.end_object();
                       }
                       if (const auto ended = page->end(json); !ended) return ended.problem();
                       return body;
                     });
}

void write_rows(Transaction& transaction, JsonWriter& json, const Wave& wave, const MessageCatalogue& messages) {
  json.key("rows").begin_array();
  for (const WaveRow& row : wave_rows(transaction, wave.id)) {
    json.begin_object()
        .member("delivery", row.delivery.value)
        .member("student", row.student.value)
        .member("name", row.name)
        .member("recipient", row.recipient.value)
        .member("channel", row.channel)
        .member("state", row.state)
        .member("reason", row.reason)
        .member("reason_text", reason_in_words(row.reason, messages))
        .end_object();
  }
  json.end_array();
}

Response get_wave(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"waves", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const auto wave = find_wave(transaction, id_of_path(request, "id"));
                       if (!wave) return Problem{"wave.not_found"};
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object();
                       write_wave(transaction, json, *wave, ports.messages);
                       write_rows(transaction, json, *wave, ports.messages);
                       json.end_object();
                       return body;
                     });
}

Response post_release_wave(const ApiPorts& ports, const Request& request) {
  ReleaseWave command{id_of_path(request, "id")};
  return run_command(ports, request, command);
}

Response post_cancel_wave(const ApiPorts& ports, const Request& request) {
  std::string reason;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { reason = body.text("reason", longest_wave_reason); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  CancelWave command{id_of_path(request, "id"), std::move(reason)};
  return run_command(ports, request, command);
}

Response post_hold(const ApiPorts& ports, const Request& request) {
  std::string rule;
  std::string reason;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    rule = body.text("rule", longest_rule_name);
    reason = body.text("reason", longest_wave_reason);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  HoldRule command{std::move(rule), std::move(reason), ports.regulations};
  return run_command(ports, request, command, true);
}

using Handle = Response (*)(const ApiPorts&, const Request&);

Route wave_route(const ApiPorts& ports, Method method, std::string path, std::string_view operation, Handle handle,
                 RouteDoc doc) {
  const bool writes = method == Method::post;
  return {method,
          std::move(path),
          Permission{"waves", operation},
          true,
          writes ? Work::write : Work::read,
          writes ? wave_body : std::size_t{0},
          [ports, handle](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

}  // namespace

std::vector<Route> wave_routes(ApiPorts ports) {
  const std::string reason =
      R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string","maxLength":300}}})";
  const std::string hold =
      R"({"type":"object","required":["rule","reason"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"reason":{"type":"string","maxLength":300}}})";
  std::vector<Route> routes;
  routes.push_back(wave_route(
      ports, Method::get, "/api/v1/waves", "view", get_waves,
      paged(
          {"Waves of alerts that wait for a decision, then those that were decided, newest first",
           {},
           "",
           R"({"type":"object","required":["waves"],"properties":{"waves":{"type":"array","items":{"type":"object","required":["id","text","state","students","left","needed","agreed"]}}}})",
           {200, 403, 409}})));
  routes.push_back(wave_route(ports, Method::get, "/api/v1/waves/{id}", "view", get_wave,
                              {"A wave with every message it holds or held",
                               {},
                               "",
                               R"({"type":"object","required":["id","text","state","rows"]})",
                               {200, 403, 404}}));
  routes.push_back(wave_route(ports, Method::post, "/api/v1/waves/{id}/release", "decide", post_release_wave,
                              {"Agree that a wave goes out; it leaves when enough people agree",
                               {},
                               "",
                               std::string{command_schema},
                               {200, 403, 404, 409}}));
  routes.push_back(wave_route(ports, Method::post, "/api/v1/waves/{id}/cancel", "decide", post_cancel_wave,
                              {"Cancel a wave: a false alarm, nothing of it leaves",
                               {},
                               reason,
                               std::string{command_schema},
                               {200, 400, 403, 404, 409, 422}}));
  routes.push_back(wave_route(ports, Method::post, "/api/v1/waves", "hold", post_hold,
                              {"Hold every message of a rule until somebody releases it",
                               {},
                               hold,
                               std::string{command_schema},
                               {201, 400, 403, 404, 409, 422}}));
  return routes;
}

}  // namespace vestnik
