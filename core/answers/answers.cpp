#include "answers/answers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "json/json_writer.h"
#include "json/problem_document.h"

namespace vestnik {
namespace {

constexpr std::string_view problem_type = "application/problem+json; charset=utf-8";
constexpr std::array<std::string_view, 5> verdict_names{"allowed", "warned", "needs_comment", "needs_confirmation",
                                                        "refused"};

/// A refusal that one member more in the same call would have avoided says so, ready to be sent.
constexpr std::string_view task_required = "edit.task_required";

void write_task_offer(JsonWriter& json, const MessageCatalogue& messages) {
  json.key("offer").begin_object().key("new_task").begin_object();
  json.member("kind", to_text(WorkKind::oral));
  json.member("title", messages.explain(Problem{std::string{default_task_title}}).title).end_object().end_object();
}

void write_findings(JsonWriter& json, const std::vector<Decision>& decisions, const MessageCatalogue& messages) {
  json.key("findings").begin_array();
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    for (const Finding& finding : decisions[row].findings) {
      const ProblemText text = messages.explain(finding.problem);
      json.begin_object()
          .member("row", row)
          .member("verdict", verdict_names[static_cast<std::size_t>(finding.verdict)])
          .member("code", finding.problem.code);
      if (!finding.problem.clause.empty()) json.member("clause", finding.problem.clause);
      json.member("title", text.title).member("next", text.next).end_object();
    }
  }
  json.end_array();
}

const Finding* strictest(const std::vector<Decision>& decisions) {
  const Finding* found = nullptr;
  for (const Decision& decision : decisions) {
    if (decision.permits()) continue;
    if (found == nullptr || decision.verdict() > found->verdict) found = &decision.findings.front();
  }
  return found;
}

Response refusal(const Finding& finding, const std::vector<Decision>& decisions, const MessageCatalogue& messages) {
  const ProblemText text = messages.explain(finding.problem);
  std::string document = problem_document(finding.problem, text.status, text.title, text.next);
  document.pop_back();  // the closing brace: the findings are members of the same document (RFC 9457, 3.2)
  std::string more;
  JsonWriter json{more};
  json.begin_object();
  write_findings(json, decisions, messages);
  if (finding.problem.code == task_required) write_task_offer(json, messages);
  json.end_object();
  document += ',' + more.substr(1);
  Response response;
  response.status = text.status;
  response.body = std::move(document);
  response.content_type = problem_type;
  return response;
}

}  // namespace

Response problem_answer(const Problem& problem, const MessageCatalogue& messages) {
  const ProblemText text = messages.explain(problem);
  Response response;
  response.status = text.status;
  response.body = problem_document(problem, text.status, text.title, text.next);
  response.content_type = problem_type;
  // RFC 6585, 4: whoever is told to wait is told how long.
  constexpr int too_many_requests = 429;
  if (const std::string_view wait = problem.detail("seconds"); text.status == too_many_requests && !wait.empty()) {
    response.headers.emplace_back("Retry-After", wait);
  }
  return response;
}

Response json_answer(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response command_answer(const Result<Recorded>& outcome, const MessageCatalogue& messages, bool created) {
  if (!outcome) return problem_answer(outcome.problem(), messages);
  if (!outcome->event) {
    if (const Finding* finding = strictest(outcome->decisions)) return refusal(*finding, outcome->decisions, messages);
  }
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("event", outcome->event.value);
  json.key("result").raw(outcome->answer);
  write_findings(json, outcome->decisions, messages);
  json.end_object();
  Response response = json_answer(std::move(body), created ? 201 : 200);
  // A retry is answered byte for byte as the call it repeats; who wants to know looks at the header.
  if (outcome->repeated) response.headers.emplace_back("Idempotent-Replayed", "true");
  return response;
}

Route plain_route(Method method, const char* pattern, Permission permission, std::size_t posted, RouteDoc doc) {
  Route made;
  made.method = method;
  made.pattern = pattern;
  made.permission = permission;
  made.work = method == Method::get ? Work::read : Work::write;
  made.body_limit = method == Method::get ? 0 : posted;
  made.doc = std::move(doc);
  return made;
}

}  // namespace vestnik
