#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/finish_duty.h"
#include "json/json_writer.h"
#include "records/institution_terms.h"
#include "records/person_store.h"
#include "schedule/duty_words.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_word = 500;

/// The tasks as they are told: what is done already is not among the open ones, though nobody has noted it yet.
class DutyPage {
 public:
  DutyPage(const ApiPorts& ports, Transaction& read, const DutyBook* book, Instant now)
      : ports_(ports), read_(read), now_(now) {
    const auto zone = zone_of_institution(read);
    if (!zone) return;
    regulation_ = ports.regulations.in_force(read.institution(), zone->local(now).date);
    if (!regulation_ || book == nullptr) return;
    calendar_ = std::make_unique<SchoolCalendar>(read_calendar(read, *regulation_), *zone);
    look_ = std::make_unique<DutyLook>(JobView{read, *regulation_, calendar_->zone(), *calendar_}, *book, now);
  }

  /// `own`: with everything that is still to be done; otherwise with the person's name.
  Result<std::string> write(const std::vector<DutyTask>& tasks, bool own, ListPage page) {
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("duties").begin_array();
    for (const DutyTask& task : tasks) {
      const auto shown = shown_as(task);
      if (shown.rule != nullptr && page.takes(task.id)) add(json, task, shown, own);
    }
    if (const auto ended = page.end(json); !ended) return ended.problem();
    return body;
  }

 private:
  struct Shown {
    const DutyRule* rule = nullptr;  ///< none: the task is not told
    const DutyDebt* debt = nullptr;
  };

  Shown shown_as(const DutyTask& task) {
    Shown shown{rule_of(task), nullptr};
    if (shown.rule == nullptr || !task.is_open() || !look_ || look_->rule(shown.rule->name) == nullptr) return shown;
    shown.debt = look_->debt_of(*shown.rule, task);
    return shown.debt == nullptr ? Shown{} : shown;
  }

  void add(JsonWriter& json, const DutyTask& task, Shown shown, bool own) {
    const auto [rule, debt] = shown;
    json.begin_object()
        .member("id", task.id)
        .member("duty", task.duty)
        .member("clause", rule->clause)
        .member("text", duty_sentence(*rule, debt == nullptr ? 1 : debt->count, ports_.messages))
        .member("due", to_iso(task.turn))
        .member("overdue", task.is_open() && now_ >= task.due)
        .member("state", to_text(task.state))
        .member("by_word", rule->matter == "by_word")
        .member("version", task.version);
    if (task.group) json.member("group", task.group.value);
    if (debt != nullptr) json.member("count", debt->count);
    if (task.done_at) json.member("done_at", to_iso(*task.done_at));
    if (!task.word.empty()) json.member("word", task.word);
    if (own && debt != nullptr) add_things(json, *debt);
    if (!own) add_person(json, task.person);
    json.end_object();
  }

  void add_things(JsonWriter& json, const DutyDebt& debt) {
    json.key("things").begin_array();
    for (const Problem& thing : debt.things) json.value(ports_.messages.explain(thing).title);
    json.end_array();
  }

  void add_person(JsonWriter& json, PersonId id) {
    const auto person = find_person(read_, id);
    json.member("person", id.value).member("name", person ? short_name(*person) : "");
  }

  const DutyRule* rule_of(const DutyTask& task) const {
    if (!regulation_) return nullptr;
    for (const DutyRule& rule : regulation_->duties()) {
      if (rule.name == task.duty) return &rule;
    }
    return nullptr;
  }

  const ApiPorts& ports_;
  Transaction& read_;
  Instant now_;
  std::shared_ptr<const Regulation> regulation_;
  std::unique_ptr<SchoolCalendar> calendar_;
  std::unique_ptr<DutyLook> look_;
};

Response get_duties(const ApiPorts& ports, const Request& request, const DutyBook* book) {
  const std::string_view of = request.argument("of").value_or("me");
  const auto unknown = [&](std::string_view field, std::string_view value) {
    return problem_answer(Problem{"api.unknown_word", {{"field", std::string{field}}, {"value", std::string{value}}}},
                          ports.messages);
  };
  if (of != "me" && of != "all") return unknown("of", of);
  const bool own = of == "me";
  DutyFilter filter;
  if (own) filter.person = request.actor->person;
  if (const auto state = request.argument("state")) {
    filter.state = parse_duty_state(*state);
    if (!filter.state) return unknown("state", *state);
  }
  const Permission permission{"duty", own ? "view" : "view_all"};
  return answer_read(
      ports, request, permission, Object::institution(), [&](Transaction& read, Role) -> Result<std::string> {
        const auto page = ListPage::of(request, ListPage::Order::as_listed);
        if (!page) return page.problem();
        return DutyPage{ports, read, book, request.received_at}.write(duty_tasks(read, filter), own, *page);
      });
}

Response post_done(const ApiPorts& ports, const Request& request) {
  std::string word;
  const auto read = read_request_body(
      request, [&](ObjectReader& body) { word = body.optional_text("word", longest_word).value_or(""); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  FinishDuty command{id_of_path(request, "id"), std::move(word), ports.regulations, request.body};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> duty_routes(ApiPorts ports, std::function<const DutyBook*()> duties) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get, "/api/v1/duties", Permission{"duty", "view"}, true, Work::read, 0,
       [ports, duties = std::move(duties)](const Request& request) {
         return get_duties(ports, request, duties ? duties() : nullptr);
       },
       paged(
           {"What I still owe the journal, or everybody's; without a state, what is still to be done",
            {{"of", R"({"type":"string","enum":["me","all"]})"},
             {"state", R"({"type":"string","enum":["open","escalated","done","lapsed"]})"}},
            "",
            R"({"type":"object","required":["duties"],"properties":{"duties":{"type":"array","items":{"type":"object","required":["id","duty","clause","text","due","overdue","state","by_word","version"],"properties":{"id":{"type":"integer"},"duty":{"type":"string"},"clause":{"type":"string"},"text":{"type":"string"},"due":{"type":"string","format":"date"},"overdue":{"type":"boolean"},"state":{"type":"string"},"by_word":{"type":"boolean"},"version":{"type":"integer"},"count":{"type":"integer"},"things":{"type":"array","items":{"type":"string"}},"person":{"type":"integer"},"name":{"type":"string"},"done_at":{"type":"string","format":"date-time"},"word":{"type":"string"}}}}}})",
            {200, 400, 403, 409}})});
  routes.push_back(
      {Method::post,
       "/api/v1/duties/{id}/done",
       Permission{"duty", "finish"},
       true,
       Work::write,
       4096,
       [ports](const Request& request) { return post_done(ports, request); },
       {"Say that a duty of mine is done, where only I can know it",
        {},
        R"({"type":"object","additionalProperties":false,"properties":{"word":{"type":["string","null"]}}})",
        std::string{command_schema},
        {200, 400, 403, 404, 409, 422}}});
  return routes;
}

}  // namespace vestnik
