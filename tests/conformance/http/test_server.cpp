#include "conformance/http/test_server.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "http/problem_response.h"
#include "json/json_value.h"

namespace vestnik::test {

Response answer_of(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

std::string code_of(const RawAnswer& answer) { return member_of(answer, "code"); }

std::string member_of(const RawAnswer& answer, std::string_view name) {
  const auto document = nlohmann::json::parse(answer.body, nullptr, false);
  return document.is_object() ? document.value(std::string{name}, "") : "";
}

Route TestHouse::route(Method method, std::string pattern, Handle handle) {
  Route made;
  made.method = method;
  made.pattern = std::move(pattern);
  made.signed_in = false;
  made.handle = std::move(handle);
  return made;
}

Route TestHouse::on_executor(Work work, std::string pattern, Handle handle) {
  Route made = route(Method::post, std::move(pattern), std::move(handle));
  made.work = work;
  made.body_limit = 4096;
  return made;
}

void TestHouse::add(Router& router, Route made) {
  made.handle = [this, inner = made.handle](const Request& request) {
    ++handled;
    return inner(request);
  };
  const Result<void> done = router.add(std::move(made));
  if (!done) throw std::logic_error(done.problem().code);
}

void TestHouse::start(Router router, ServerOptions options) {
  const auto who = [](std::string_view token) -> std::optional<Actor> {
    if (token == "broken") throw std::runtime_error("the session store is away");
    if (token != "good") return std::nullopt;
    return Actor{InstitutionId{1}, PersonId{7}, AccountId{9}};
  };
  auto started = Server::start(
      std::move(options), std::move(router),
      {who, messages, clock, random, &metrics, [](std::string_view token) { return "page of " + std::string{token}; }});
  server = std::move(started).value();
}

Router TestHouse::usual_routes() {
  Router router;
  add(router, route(Method::get, "/hello", [](const Request&) { return answer_of(200, R"({"hello":true})"); }));
  add(router, route(Method::get, "/things/{name}", [](const Request& request) {
        return answer_of(200, nlohmann::json{{"name", request.parameter("name")}, {"peer", request.peer}}.dump());
      }));
  Route echo = route(Method::post, "/echo", [this](const Request& request) { return read_back(request); });
  echo.body_limit = 4096;
  add(router, std::move(echo));
  add(router, on_executor(Work::write, "/hooks/{name}", [](const Request& request) {
        return answer_of(200, nlohmann::json{{"body", request.body}, {"query", request.query.size()}}.dump());
      }));
  Route marks = on_executor(Work::write, "/api/v1/marks", [](const Request& request) {
    const auto by = request.actor->person.value;
    return answer_of(201, nlohmann::json{{"key", request.idempotency_key}, {"by", by}}.dump());
  });
  marks.signed_in = true;
  marks.permission = Permission{"marks", "write"};
  add(router, std::move(marks));
  add(router, route(Method::get, "/throws",
                    [](const Request&) -> Response { throw std::runtime_error("Иванов Иван, +79990000000"); }));
  return router;
}

Response TestHouse::read_back(const Request& request) const {
  const Result<JsonValue> body = JsonValue::parse(request.body);
  return body ? answer_of(200, request.body) : problem_response(body.problem(), messages);
}

RawAnswer TestHouse::ask(std::string_view bytes) const { return test::ask(server->port(), bytes); }

}  // namespace vestnik::test
