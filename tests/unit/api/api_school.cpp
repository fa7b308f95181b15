#include "api_school.h"

#include <algorithm>

#include "base/text.h"
#include "support/json_schema.h"

namespace vestnik::tests {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::optional<Pairs> matched(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/');
  const auto given = split(path, '/');
  if (wanted.size() != given.size()) return std::nullopt;
  Pairs parameters;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    if (wanted[at].starts_with('{')) {
      parameters.emplace_back(wanted[at].substr(1, wanted[at].size() - 2), given[at]);
    } else if (wanted[at] != given[at]) {
      return std::nullopt;
    }
  }
  return parameters;
}

Pairs query_of(std::string_view text) {
  Pairs query;
  if (text.empty()) return query;
  for (const std::string_view part : split(text, '&')) {
    const auto equals = part.find('=');
    query.emplace_back(part.substr(0, equals), part.substr(equals + 1));
  }
  return query;
}

bool promised(const Route& route, int status) {
  const auto& named = route.doc.statuses;
  return status == 401 || status == 404 || status == 500 ||
         std::find(named.begin(), named.end(), status) != named.end();
}

}  // namespace

ApiSchool::ApiSchool(std::string_view code)
    : school(code),
      messages(MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()),
      pages(TemplateRenderer::load(VESTNIK_SOURCE_DIR "/templates", {"forms", "pages"}).value()) {
  const ApiPorts ports{school.database(), school.recorder(), school.access(), school.regulations(), school.sessions(),
                       school.zones(),    messages,          metrics,         school.random()};
  const auto take = [&](std::vector<Route> more) { routes.insert(routes.end(), more.begin(), more.end()); };
  take(session_routes(ports));
  take(own_access_routes(ports));
  take(account_control_routes(ports));
  take(credential_routes(
      ports, [this] { return pages.get(); }, "https://journal.school.example"));
  take(journal_routes(ports));
  take(lesson_routes(ports));
  take(substitution_routes(ports));
  take(student_routes(ports));
  take(absence_routes(ports));
  take(final_routes(ports));
  take(term_routes(ports));
  take(family_routes(ports, [] { return std::vector<std::string>{"email", "internal", "sms", "telegram"}; }));
  take(privacy_routes(ports));
  const auto kept =
      std::make_shared<const PersonalTables>(PersonalTables::load(VESTNIK_SOURCE_DIR "/config/personal_data").value());
  take(personal_data_routes(ports, kept, [this] { return pages.get(); }));
  take(form_routes(ports, [this] { return pages.get(); }));
  take(contact_routes(ports, [] { return std::vector<std::string>{"email", "phone", "telegram"}; }));
  take(application_routes(ports));
  take(draft_routes(ports));
  take(settings_routes(ports));
  take(informing_routes(ports));
  take(delivery_routes(ports));
  take(duty_routes(ports, [this] { return &duties; }));
  take(leave_routes(ports));
  take(role_routes(ports));
  take(class_teacher_routes(ports));
  take(export_routes(ports, TableCatalogue::sqlite));
  take(rights_routes(ports));
  take(right_switch_routes(ports));
  take(aggregate_routes(ports));
  take(audit_routes(ports));
  take(lesson_history_routes(ports));
  take(service_routes(ports, [] { return std::string{R"({"openapi":"3.1.0"})"}; }));
}

Response ApiSchool::call(Method method, std::string_view target, PersonId who, const std::string& body,
                         const std::string& key) {
  const auto mark = std::min(target.find('?'), target.size());
  Request request;
  request.method = method;
  request.path = std::string{target.substr(0, mark)};
  request.query = query_of(target.substr(std::min(mark + 1, target.size())));
  request.body = body;
  request.idempotency_key = key.empty() ? "api-" + std::to_string(++keys_) : key;
  request.received_at = school.clock().now();
  if (who) request.actor = school.actor(who);
  for (const Route& route : routes) {
    auto parameters = matched(route.pattern, request.path);
    if (route.method != method || !parameters) continue;
    request.parameters = *std::move(parameters);
    Response response = route.handle(request);
    EXPECT_TRUE(promised(route, response.status)) << route.pattern << " does not promise " << response.status;
    const bool json = response.content_type.starts_with("application/json");
    if (json && (response.status == 200 || response.status == 201)) {
      for (const std::string& wrong : text_against_schema(response.content(), route.doc.response_schema)) {
        ADD_FAILURE() << route.pattern << ": " << wrong;
      }
    }
    return response;
  }
  ADD_FAILURE() << "no route for " << target;
  return {};
}

Json ApiSchool::expect(int status, const Response& response) {
  EXPECT_EQ(response.status, status) << response.body;
  return Json::parse(response.body, nullptr, false);
}

std::string ApiSchool::problem(const Response& response) {
  const Json document = Json::parse(response.body, nullptr, false);
  if (!document.is_object() || !document.contains("code")) return "no problem: " + response.body;
  EXPECT_EQ(response.content_type, "application/problem+json; charset=utf-8");
  EXPECT_EQ(document.value("status", 0), response.status);
  EXPECT_GE(response.status, 400) << response.body;
  EXPECT_NE(response.status, 500) << response.body;
  EXPECT_FALSE(document.value("title", "").empty()) << response.body;
  EXPECT_FALSE(document.value("detail", "").empty()) << response.body;
  return document["code"];
}

Json ApiSchool::five() const {
  return {{"rows", {{{"student", school.anna.value}, {"mark", "5"}, {"expected_version", 0}}}},
          {"new_task", {{"kind", "oral"}}}};
}

Obligation ApiSchool::annas_absence() const {
  Obligation obligation;
  obligation.fact_kind = "attendance";
  obligation.fact = 1;
  obligation.fact_version = 1;
  obligation.rule = "absence";
  obligation.clause = "4.3";
  obligation.student = school.anna;
  return obligation;
}

}  // namespace vestnik::tests
