#pragma once
/// The built program as an operator starts it, and the API of the one that serves.
#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

#include "json/json_value.h"
#include "json/json_writer.h"
#include "net/http_client.h"
#include "scenario/scenario.h"
#include "support/child_process.h"

namespace vestnik::tests {

using ::testing::HasSubstr;

struct SignInName {
  std::string role, login, password;
};

/// The last lines of `demo`: role, login, password.
inline std::vector<SignInName> names_in(const std::string& demo) {
  std::istringstream lines{demo};
  std::vector<SignInName> names;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells{line};
    SignInName name;
    const bool whole = std::getline(cells, name.role, '\t') && std::getline(cells, name.login, '\t') &&
                       std::getline(cells, name.password, '\t');
    if (whole) names.push_back(name);
  }
  return names;
}

class BuiltProgram : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> words(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all{VESTNIK_BINARY_DIR "/vestnik", "--data", folder.path("data")};
    if (!config.empty()) all.insert(all.end(), {"--config", config});
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
  }
  std::string output(const std::vector<std::string>& arguments) {
    return test::ChildProcess{words(arguments)}.read_to_end();
  }

  std::vector<SignInName> make_demo() { return names_in(output({"demo"})); }

  net::HttpResult call(const std::string& method, const std::string& path, const std::string& body = "",
                       const std::string& token = "") {
    net::HttpRequest request;
    request.method = method;
    request.url = api + path;
    request.body = body;
    request.headers.emplace_back("Idempotency-Key", "program-" + std::to_string(++calls));
    if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
    if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
    return client.send({&request, 1}, std::chrono::steady_clock::now() + std::chrono::seconds{30}).front();
  }

  void expect_sign_in(const SignInName& name) {
    SCOPED_TRACE(name.role);
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("institution", "syzran")
        .member("login", name.login)
        .member("password", name.password)
        .end_object();
    const net::HttpResult opened = call("POST", "/api/v1/session", body);
    ASSERT_EQ(opened.status, 201) << opened.body;
    const std::string token = text_of(JsonValue::parse(opened.body).value(), "token");
    const net::HttpResult me = call("GET", "/api/v1/me", "", token);
    EXPECT_EQ(me.status, 200);
    EXPECT_THAT(me.body, HasSubstr("\"" + name.role + "\""));
    EXPECT_EQ(call("DELETE", "/api/v1/session", "", token).status, 204);
    EXPECT_EQ(call("GET", "/api/v1/me", "", token).status, 401);
  }

  /// What a stranger tries: a login and a password that nobody has, a token that is none, addresses with words in them.
  void knock_as(const std::string& login) {
    const std::string body = R"({"institution":"syzran","login":")" + login + R"(","password":"Kanareykina-12"})";
    EXPECT_EQ(call("POST", "/api/v1/session", body).status, 401);
    EXPECT_EQ(call("GET", "/api/v1/me", "", "kanareyka").status, 401);
    EXPECT_EQ(call("GET", "/api/v1/people/kanareyka", "", "kanareyka").status, 404);
    const std::string typed = "/%D0%9A%D0%B0%D0%BD%D0%B0%D1%80%D0%B5%D0%B9%D0%BA%D0%B0";
    EXPECT_EQ(call("GET", typed).status, 404);
  }

  /// Signs the demonstration's person of a role in.
  std::string token_of(const std::vector<SignInName>& names, std::string_view role) {
    const auto name = std::ranges::find(names, role, &SignInName::role);
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("institution", "syzran")
        .member("login", name->login)
        .member("password", name->password)
        .end_object();
    return text_of(JsonValue::parse(call("POST", "/api/v1/session", body).body).value(), "token");
  }

  TemporaryFolder folder;
  std::string config;  ///< a settings file over the shipped one; "" for none
  net::HttpClient client{[] {
    net::HttpOptions options;
    options.largest_answer = std::size_t{4} << 20U;
    return options;
  }()};
  std::string api;
  int calls = 0;
};

}  // namespace vestnik::tests
