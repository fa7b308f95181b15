#include <algorithm>

#include "api/api.h"
#include "api/calls.h"
#include "domain/of_age.h"
#include "journal/adult_word.h"
#include "journal/family_wishes.h"
#include "json/json_writer.h"
#include "records/contact_store.h"
#include "records/guardian_store.h"
#include "records/letter_choice.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr std::size_t wish_body = 4096;
constexpr std::size_t most_children = 20;
constexpr std::size_t longest_channel = 32;

void write_papers(Transaction& transaction, JsonWriter& json, PersonId guardian, PersonId student) {
  json.key("consents").begin_array();
  for (const Consent& each : consents_of(transaction, guardian, student)) {
    json.begin_object().member("document", each.document).member("signed_on", to_iso(each.signed_on));
    if (each.revoked_on) json.member("revoked_on", to_iso(*each.revoked_on));
    if (each.application) {
      json.key("application")
          .begin_object()
          .member("document", each.application->document)
          .member("signed_on", to_iso(each.application->signed_on))
          .end_object();
    }
    json.end_object();
  }
  json.end_array();
}

/// Which ways to the person there are, and which of them are closed; the addresses themselves stay where they are.
void write_contacts(Transaction& transaction, JsonWriter& json, PersonId person, CivilDate today) {
  json.key("contacts").begin_array();
  for (const Contact& each : contacts_of(transaction, person, today)) {
    json.begin_object()
        .member("id", each.id)
        .member("kind", each.kind)
        .member("confirmed", each.state == contact_state::confirmed)
        .member("closed", each.state == contact_state::dead)
        .end_object();
  }
  json.end_array();
}

void write_opt_outs(Transaction& transaction, JsonWriter& json, PersonId guardian, PersonId student) {
  json.key("opt_outs").begin_array();
  for (const OptOut& each : opt_outs_of(transaction, guardian, student)) {
    // One that was taken back before its first day never was.
    if (each.valid_to && *each.valid_to < each.valid_from) continue;
    json.begin_object().member("document", each.document).member("from", to_iso(each.valid_from));
    if (each.valid_to) json.member("to", to_iso(*each.valid_to));
    json.end_object();
  }
  json.end_array();
}

/// With full age the rights of a guardianship are gone, and stand only where the student permits them.
std::vector<Guardianship> rights_as_they_are(Transaction& transaction, PersonId student, CivilDate today) {
  auto held = guardianships_of_student(transaction, student, today);
  const auto person = find_person(transaction, student);
  if (!person || !person->birth_date || !is_of_age(*person->birth_date, today)) return held;
  std::vector<PersonId> permitted;
  for (const Guardianship& each : held) {
    if (each.by_student) permitted.push_back(each.guardian);
  }
  std::erase_if(held, [&](const Guardianship& each) {
    return !each.by_student && std::find(permitted.begin(), permitted.end(), each.guardian) != permitted.end();
  });
  for (Guardianship& each : held) {
    if (!each.by_student) each.is_told = each.sees = each.writes = false;
  }
  return held;
}

Response put_adult_word(const ApiPorts& ports, const Request& request) {
  AdultWord word;
  word.student = PersonId{id_of_path(request, "id")};
  word.guardian = PersonId{id_of_path(request, "gid")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    word.permitted = body.boolean("permitted");
    word.document = body.text("document", 200);
    word.signed_on = body.date("signed_on");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RecordAdultWord command{std::move(word), request.body};
  return run_command(ports, request, command);
}

Response get_guardians(const ApiPorts& ports, const Request& request) {
  const PersonId student{id_of_path(request, "id")};
  return answer_read(
      ports, request, {"guardians", "view"}, Object::student(student),
      [&](Transaction& transaction, Role) -> Result<std::string> {
        std::string body;
        JsonWriter json{body};
        json.begin_object().key("guardians").begin_array();
        for (const Guardianship& held : rights_as_they_are(transaction, student, ports.zones.today(transaction))) {
          const auto person = find_person(transaction, held.guardian);
          json.begin_object()
              .member("id", held.guardian.value)
              .member("name", person ? full_name(*person) : std::string{})
              .member("relation", held.relation)
              .member("is_told", held.is_told)
              .member("sees", held.sees)
              .member("writes", held.writes)
              .member("by_student", held.by_student)
              .member("from", to_iso(held.valid_from));
          if (held.valid_to) json.member("to", to_iso(*held.valid_to));
          write_contacts(transaction, json, held.guardian, ports.zones.today(transaction));
          write_papers(transaction, json, held.guardian, student);
          write_opt_outs(transaction, json, held.guardian, student);
          json.end_object();
        }
        json.end_array().end_object();
        return body;
      });
}

Response put_opt_out(const ApiPorts& ports, const Request& request) {
  OptOutWish wish;
  wish.student = PersonId{id_of_path(request, "id")};
  wish.guardian = PersonId{id_of_path(request, "gid")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.opted_out = body.boolean("opted_out");
    wish.from = body.date("from");
    wish.document = body.text("document", 200);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RecordOptOut command{std::move(wish), request.body};
  return run_command(ports, request, command);
}

void write_letters(Transaction& transaction, JsonWriter& json, PersonId person) {
  const SmsCost cost = last_sms_cost(transaction, person);
  json.member("latin_sms", reads_latin_sms(transaction, person))
      .key("last_sms")
      .begin_object()
      .member("messages", cost.messages)
      .member("parts", cost.parts)
      .member("parts_in_latin", cost.parts_in_latin)
      .end_object();
}

Response get_preferences(const ApiPorts& ports, const ChannelNames& channels, const Request& request) {
  const PersonId person = request.actor->person;
  return answer_read(
      ports, request, {"preferences", "write"}, Object::institution(),
      [&](Transaction& transaction, Role) -> Result<std::string> {
        std::string body;
        JsonWriter json{body};
        json.begin_object();
        if (const std::string channel = preferred_channel(transaction, person); !channel.empty()) {
          json.member("channel", channel);
        }
        json.key("channels").begin_array();
        for (const std::string& open : channels()) json.value(open);
        json.end_array();
        write_letters(transaction, json, person);
        if (const std::string pace = wished_pace(transaction, person); !pace.empty()) {
          json.member("pace", pace);
        }
        json.key("children").begin_array();
        for (const PersonId child : students_of_guardian(transaction, person, ports.zones.today(transaction))) {
          json.begin_object().member("child", child.value);
          write_opt_outs(transaction, json, person, child);
          json.end_object();
        }
        json.end_array().end_object();
        return body;
      });
}

void read_wishes(ObjectReader& body, const ChannelNames& channels, OwnWishes& wishes) {
  wishes.channel = body.optional_text("channel", longest_channel);
  const auto is_open = [&](const std::string& channel) {
    const auto open = channels();
    return std::find(open.begin(), open.end(), channel) != open.end();
  };
  const bool known = !wishes.channel || wishes.channel->empty() || is_open(*wishes.channel);
  if (!known) body.refuse("api.unknown_word", "channel", {{"value", *wishes.channel}});
  if (body.has("latin_sms")) wishes.latin_sms = body.boolean("latin_sms");
  wishes.pace = body.optional_text("pace", 16);
  const bool known_pace = !wishes.pace || wishes.pace->empty() || *wishes.pace == "daily" || *wishes.pace == "weekly";
  if (!known_pace) body.refuse("api.unknown_word", "pace", {{"value", *wishes.pace}});
  if (!body.has("opt_outs")) return;
  body.objects("opt_outs", most_children, [&](ObjectReader& row) {
    wishes.opt_outs.push_back(
        {PersonId{}, PersonId{row.integer("child", 1)}, row.boolean("opted_out"), row.date("from"), {}});
  });
}

Response put_preferences(const ApiPorts& ports, const ChannelNames& channels, const Request& request) {
  OwnWishes wishes;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_wishes(body, channels, wishes); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetPreferences command{std::move(wishes), request.body};
  return run_command(ports, request, command);
}

using Handler = std::function<Response(const ApiPorts&, const Request&)>;

Route family_route(const ApiPorts& ports, Method method, std::string pattern, Permission permission, Handler handle,
                   RouteDoc doc) {
  const bool writes = method != Method::get;
  return {method,
          std::move(pattern),
          permission,
          true,
          writes ? Work::write : Work::read,
          writes ? wish_body : 0,
          [ports, handle = std::move(handle)](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

}  // namespace

std::vector<Route> family_routes(ApiPorts ports, ChannelNames channels) {
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  routes.push_back(family_route(
      ports, Method::get, "/api/v1/students/{id}/guardians", {"guardians", "view"}, get_guardians,
      {"Who stands for a student, with rights, consents and opt-outs",
       {},
       "",
       R"({"type":"object","required":["guardians"],"properties":{"guardians":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"relation":{"type":"string"},"is_told":{"type":"boolean"},"sees":{"type":"boolean"},"writes":{"type":"boolean"},"by_student":{"type":"boolean"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"contacts":{"type":"array","items":{"type":"object","required":["id","kind","confirmed","closed"],"properties":{"id":{"type":"integer"},"kind":{"type":"string"},"confirmed":{"type":"boolean"},"closed":{"type":"boolean"}}}},"consents":{"type":"array","items":{"type":"object"}},"opt_outs":{"type":"array","items":{"type":"object"}}}}}}})",
       {200}}));
  routes.push_back(family_route(
      ports, Method::put, "/api/v1/students/{id}/guardians/{gid}/opt-out", {"opt_out", "record"}, put_opt_out,
      {"Record that a guardian refuses the electronic form, or accepts it again, from a day on",
       {},
       R"({"type":"object","required":["opted_out","from","document"],"additionalProperties":false,"properties":{"opted_out":{"type":"boolean"},"from":{"type":"string","format":"date"},"document":{"type":"string","maxLength":200}}})",
       recorded,
       {200, 400, 409, 422}}));
  routes.push_back(family_route(
      ports, Method::put, "/api/v1/students/{id}/guardians/{gid}/adult-word", {"adult_word", "record"}, put_adult_word,
      {"Record what a student who comes of age wants this guardian to know; the student himself needs no paper",
       {},
       R"({"type":"object","required":["permitted","document","signed_on"],"additionalProperties":false,"properties":{"permitted":{"type":"boolean"},"document":{"type":"string","maxLength":200},"signed_on":{"type":"string","format":"date"}}})",
       recorded,
       {200, 400, 409, 422}}));
  routes.push_back(family_route(
      ports, Method::get, "/api/v1/me/preferences", {"preferences", "write"},
      [channels](const ApiPorts& given, const Request& request) { return get_preferences(given, channels, request); },
      {"The own preferred channel and those there are, the pace, the letters of SMS and what they cost, refusals of "
       "the electronic form by "
       "child",
       {},
       "",
       R"({"type":"object","required":["channels","children"],"properties":{"channel":{"type":"string"},"channels":{"type":"array","items":{"type":"string"}},"latin_sms":{"type":"boolean"},"pace":{"type":"string"},"last_sms":{"type":"object","properties":{"messages":{"type":"integer"},"parts":{"type":"integer"},"parts_in_latin":{"type":"integer"}}},"children":{"type":"array","items":{"type":"object","properties":{"child":{"type":"integer"},"opt_outs":{"type":"array","items":{"type":"object"}}}}}}})",
       {200, 403}}));
  routes.push_back(family_route(
      ports, Method::put, "/api/v1/me/preferences", {"preferences", "write"},
      [channels](const ApiPorts& given, const Request& request) { return put_preferences(given, channels, request); },
      {"Set the own preferred channel and pace, and refuse or accept the electronic form by child",
       {},
       R"({"type":"object","additionalProperties":false,"properties":{"channel":{"type":["string","null"],"maxLength":32},"latin_sms":{"type":"boolean"},"pace":{"enum":["daily","weekly","",null]},"opt_outs":{"type":"array","maxItems":20,"items":{"type":"object","required":["child","opted_out","from"],"additionalProperties":false,"properties":{"child":{"type":"integer"},"opted_out":{"type":"boolean"},"from":{"type":"string","format":"date"}}}}}})",
       recorded,
       {200, 400, 403, 409, 422}}));
  return routes;
}

}  // namespace vestnik
