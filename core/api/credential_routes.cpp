// Codes of the first sign-in: issued along the chains of the regulation, printed on slips, signed for in the list.
#include <limits>

#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "api/credential_pages.h"
#include "journal/issue_credentials.h"
#include "json/json_writer.h"
#include "records/credential_store.h"

namespace vestnik {
namespace {

constexpr std::size_t credential_body = 1024;
constexpr std::int64_t most_issues = 200;
constexpr Permission issue_family{"credentials", "issue"};
constexpr Permission issue_staff{"credentials", "issue_staff"};
constexpr Permission see_issues{"credentials", "view"};

struct CredentialPorts {
  ApiPorts api;
  PageSource pages;
  std::string address;
};

void write_slip(JsonWriter& json, const CredentialSlip& slip) {
  json.member("issue", slip.issue).member("person", slip.person.value);
  if (slip.student) json.member("student", slip.student.value);
  json.member("login", slip.login).member("activation_code", slip.code).member("expires_at", to_iso(slip.expires_at));
}

/// The slips in print, for a call that asks for the page. A renderer that fails must not lose codes that are issued
/// already: the caller then answers them as data.
std::optional<std::string> printed_slips(const CredentialPorts& ports, const Request& request,
                                         const std::vector<CredentialSlip>& slips,
                                         const std::vector<LeftOutOfIssue>& left_out) {
  const Renderer* renderer = ports.pages();
  if (renderer == nullptr) return std::nullopt;
  std::optional<std::string> page;
  ports.api.database.read(request.actor->institution, [&](Transaction& transaction) {
    auto made = slip_page(transaction, *renderer, slips, left_out, ports.address);
    if (made) page = *std::move(made);
  });
  return page;
}

/// One slip. The code goes into this one answer and nowhere else: a repeated call gets the event, never the code again.
template <class Issue>
Response issue_one(const CredentialPorts& ports, const Request& request, Issue& command) {
  const auto page = flag_of_query(request, "page");
  if (!page) return problem_answer(page.problem(), ports.api.messages);
  const auto outcome = ports.api.recorder.run(*request.actor, command, command_key(request), request.received_at);
  if (!outcome || !outcome->event || outcome->repeated) return command_answer(outcome, ports.api.messages);
  if (*page) {
    if (auto printed = printed_slips(ports, request, {command.slip()}, {}))
      return page_answer(*std::move(printed), 201);
  }
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("event", outcome->event.value);
  write_slip(json, command.slip());
  json.end_object();
  return json_answer(std::move(body), 201);
}

/// A student who is named as the guardian gets the code for himself, as consents have it.
Response post_family(const CredentialPorts& ports, const Request& request) {
  const PersonId student{id_of_path(request, "id")};
  PersonId person;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { person = PersonId{body.integer("guardian", 1)}; });
  if (!read) return problem_answer(read.problem(), ports.api.messages);
  IssueCredentials command{person, student, ports.api.random, request.body};
  return issue_one(ports, request, command);
}

Response post_staff(const CredentialPorts& ports, const Request& request) {
  IssueStaffCredentials command{PersonId{id_of_path(request, "id")}, ports.api.random};
  return issue_one(ports, request, command);
}

std::vector<LeftOutOfIssue> left_out_of(const CredentialPorts& ports, const IssueGroupCredentials& command,
                                        const Recorded& outcome) {
  std::vector<LeftOutOfIssue> left_out;
  for (std::size_t row = 0; row < outcome.decisions.size(); ++row) {
    const Decision& decision = outcome.decisions[row];
    if (decision.permits() || decision.findings.empty()) continue;
    left_out.push_back(
        {command.wishes()[row].person, ports.api.messages.explain(decision.findings.front().problem).title});
  }
  return left_out;
}

std::string group_answer(const IssueGroupCredentials& command, EventId event,
                         const std::vector<LeftOutOfIssue>& left_out) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("event", event.value).key("issued").begin_array();
  for (const CredentialSlip& slip : command.slips()) {
    json.begin_object();
    write_slip(json, slip);
    json.end_object();
  }
  json.end_array().key("left_out").begin_array();
  for (const LeftOutOfIssue& each : left_out) {
    json.begin_object().member("person", each.person.value).member("why", each.why).end_object();
  }
  json.end_array().end_object();
  return body;
}

Response post_group(const CredentialPorts& ports, const Request& request) {
  GroupIssue wish;
  wish.group = GroupId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    if (body.has("parents")) wish.parents = body.boolean("parents");
    if (body.has("students")) wish.students = body.boolean("students");
    if (body.has("renew")) wish.renew = body.boolean("renew");
  });
  if (!read) return problem_answer(read.problem(), ports.api.messages);
  const auto page = flag_of_query(request, "page");
  if (!page) return problem_answer(page.problem(), ports.api.messages);
  IssueGroupCredentials command{wish, ports.api.random, request.body};
  const auto outcome = ports.api.recorder.run(*request.actor, command, command_key(request), request.received_at);
  if (!outcome || !outcome->event || outcome->repeated) return command_answer(outcome, ports.api.messages);
  const auto left_out = left_out_of(ports, command, *outcome);
  if (*page) {
    if (auto printed = printed_slips(ports, request, command.slips(), left_out)) {
      return page_answer(*std::move(printed), 201);
    }
  }
  return json_answer(group_answer(command, outcome->event, left_out), 201);
}

/// What is asked of the register, and for which page of it.
struct IssueQuestion {
  IssueFilter filter;
  ListPage page;
};

Result<IssueQuestion> issue_question_of(const Request& request) {
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  IssueFilter filter;
  const auto staff = flag_of_query(request, "staff");
  if (!staff) return staff.problem();
  const auto group = number_of_query(request, "group", 0, 1, largest);
  if (!group) return group.problem();
  const auto page = ListPage::of(request, ListPage::Order::newest_first, most_issues, most_issues);
  if (!page) return page.problem();
  filter.staff_only = *staff;
  if (*group > 0) filter.group = GroupId{*group};
  filter.before = page->bound();
  filter.most = page->rows();
  return IssueQuestion{filter, *page};
}

Result<std::string> issues_json(const std::vector<CredentialIssueRow>& rows, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("issues").begin_array();
  for (const CredentialIssueRow& row : rows) {
    if (!page.takes(row.id)) continue;
    json.begin_object().member("id", row.id).member("person", row.person.value);
    if (row.student) json.member("student", row.student.value);
    json.member("login", row.login)
        .member("issued_by", row.issued_by.value)
        .member("issued_at", to_iso(row.issued_at))
        .member("expires_at", to_iso(row.expires_at));
    if (row.used_at) json.member("used_at", to_iso(*row.used_at));
    if (row.received_on) json.member("received_on", to_iso(*row.received_on));
    json.end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

/// The register as the reader may see it: a class teacher the own class.
template <class Write>
Result<std::string> read_issues(const CredentialPorts& ports, const Request& request, IssueFilter filter,
                                const Write& write) {
  Result<std::string> body = std::string{};
  ports.api.database.read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = ports.api.access.allow(transaction, *request.actor, see_issues, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    if (*role == Role::class_teacher) filter.leader = request.actor->person;
    filter.today = ports.api.zones.today(transaction);
    body = write(transaction, issues(transaction, filter));
  });
  return body;
}

Response get_issues(const CredentialPorts& ports, const Request& request) {
  const auto asked = issue_question_of(request);
  if (!asked) return problem_answer(asked.problem(), ports.api.messages);
  auto body = read_issues(
      ports, request, asked->filter,
      [&](Transaction&, const std::vector<CredentialIssueRow>& rows) { return issues_json(rows, asked->page); });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), ports.api.messages);
}

Response get_issue_list(const CredentialPorts& ports, const Request& request) {
  auto asked = issue_question_of(request);
  if (!asked) return problem_answer(asked.problem(), ports.api.messages);
  --asked->filter.most;  // a sheet of paper has no next page
  const Renderer* renderer = ports.pages();
  if (renderer == nullptr) return problem_answer(Problem{"http.stopping"}, ports.api.messages);
  auto page = read_issues(ports, request, asked->filter,
                          [&](Transaction& transaction, const std::vector<CredentialIssueRow>& rows) {
                            return issue_list_page(transaction, *renderer, rows, request.received_at);
                          });
  return page ? page_answer(*std::move(page), 200) : problem_answer(page.problem(), ports.api.messages);
}

Response post_receipt(const CredentialPorts& ports, const Request& request) {
  CivilDate on{};
  const auto read = read_request_body(request, [&](ObjectReader& body) { on = body.date("received_on"); });
  if (!read) return problem_answer(read.problem(), ports.api.messages);
  const std::int64_t issue = id_of_path(request, "id");
  std::optional<CredentialIssueRow> row;
  ports.api.database.read(request.actor->institution,
                          [&](Transaction& transaction) { row = find_issue(transaction, issue); });
  // A foreign number and one that does not exist answer alike, by the command's own question for the rights.
  ReceiveCredentials command{issue, row ? row->person : PersonId{}, row ? row->student : PersonId{}, on};
  return run_command(ports.api, request, command);
}

using CredentialHandler = Response (*)(const CredentialPorts&, const Request&);

Route credential_route(const CredentialPorts& ports, Method method, std::string pattern, Permission permission,
                       CredentialHandler handle, RouteDoc doc) {
  const bool takes_body = !doc.request_schema.empty();
  return {method,
          std::move(pattern),
          permission,
          true,
          method == Method::get ? Work::read : Work::write,
          takes_body ? credential_body : 0,
          [ports, handle](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

constexpr std::string_view slip_schema =
    R"({"type":"object","required":["event"],"properties":{"event":{"type":"integer"},"issue":{"type":"integer"},"person":{"type":"integer"},"student":{"type":"integer"},"login":{"type":"string"},"activation_code":{"type":"string"},"expires_at":{"type":"string","format":"date-time"}}})";

std::vector<std::pair<std::string, std::string>> page_query() { return {{"page", R"({"type":"boolean"})"}}; }

std::vector<std::pair<std::string, std::string>> list_query() {
  return {{"staff", R"({"type":"boolean"})"}, {"group", R"({"type":"integer","minimum":1})"}};
}

/// A printed list goes on where the sheet before ended.
std::vector<std::pair<std::string, std::string>> sheet_query() {
  auto query = list_query();
  query.emplace_back("after", R"({"type":"integer","minimum":1})");
  query.emplace_back("limit", R"({"type":"integer","minimum":1,"maximum":200})");
  return query;
}

void add_issuing(const CredentialPorts& ports, std::vector<Route>& routes) {
  const std::vector<int> statuses{200, 201, 400, 403, 404, 409, 422};
  routes.push_back(credential_route(
      ports, Method::post, "/api/v1/students/{id}/credentials", issue_family, post_family,
      {"Issue or renew the activation code of a guardian, or of the student himself; it is answered once, as data or "
       "as "
       "a page for the printer",
       page_query(),
       R"({"type":"object","required":["guardian"],"additionalProperties":false,"properties":{"guardian":{"type":"integer","description":"or the student, for the own code"}}})",
       std::string{slip_schema}, statuses}));
  routes.push_back(credential_route(
      ports, Method::post, "/api/v1/groups/{id}/credentials", issue_family, post_group,
      {"Issue activation codes to all families of a class or group who have none; they are answered once, as data or "
       "as "
       "a page for the printer",
       page_query(),
       R"({"type":"object","additionalProperties":false,"properties":{"parents":{"type":"boolean"},"students":{"type":"boolean"},"renew":{"type":"boolean","description":"also of those who have a password or a code"}}})",
       R"({"type":"object","required":["event"],"properties":{"event":{"type":"integer"},"issued":{"type":"array","items":{"type":"object","required":["issue","person","login","activation_code","expires_at"],"properties":{"issue":{"type":"integer"},"person":{"type":"integer"},"student":{"type":"integer"},"login":{"type":"string"},"activation_code":{"type":"string"},"expires_at":{"type":"string","format":"date-time"}}}},"left_out":{"type":"array","items":{"type":"object","required":["person","why"],"properties":{"person":{"type":"integer"},"why":{"type":"string"}}}}}})",
       statuses}));
  routes.push_back(credential_route(ports, Method::post, "/api/v1/staff/{id}/credentials", issue_staff, post_staff,
                                    {"Issue or renew the activation code of somebody of the staff; it is answered once",
                                     page_query(),
                                     "",
                                     std::string{slip_schema},
                                     {200, 201, 400, 403, 404, 409, 422}}));
}

void add_register(const CredentialPorts& ports, std::vector<Route>& routes) {
  routes.push_back(credential_route(
      ports, Method::get, "/api/v1/credentials", see_issues, get_issues,
      paged(
          {"The register of issued credentials: to whom, by whom, when; a class teacher sees the own class",
           list_query(),
           "",
           R"({"type":"object","required":["issues"],"properties":{"issues":{"type":"array","items":{"type":"object","required":["id","person","login","issued_by","issued_at","expires_at"],"properties":{"id":{"type":"integer"},"person":{"type":"integer"},"student":{"type":"integer"},"login":{"type":"string"},"issued_by":{"type":"integer"},"issued_at":{"type":"string","format":"date-time"},"expires_at":{"type":"string","format":"date-time"},"used_at":{"type":"string","format":"date-time"},"received_on":{"type":"string","format":"date"}}}}}})",
           {200, 400, 403, 422}})));
  routes.push_back(credential_route(ports, Method::get, "/api/v1/credentials/list", see_issues, get_issue_list,
                                    {"The issue list for the printer, with a line for each signature (HTML)",
                                     sheet_query(),
                                     "",
                                     "",
                                     {200, 400, 403, 422, 503}}));
  routes.push_back(credential_route(
      ports, Method::post, "/api/v1/credentials/{id}/receipt", see_issues, post_receipt,
      {"Say that a slip was signed for",
       {},
       R"({"type":"object","required":["received_on"],"additionalProperties":false,"properties":{"received_on":{"type":"string","format":"date"}}})",
       std::string{command_schema},
       {200, 400, 403, 404, 409, 422}}));
}

}  // namespace

std::vector<Route> credential_routes(ApiPorts ports, PageSource pages, std::string address) {
  const CredentialPorts own{ports, std::move(pages), std::move(address)};
  std::vector<Route> routes;
  add_issuing(own, routes);
  add_register(own, routes);
  return routes;
}

}  // namespace vestnik
