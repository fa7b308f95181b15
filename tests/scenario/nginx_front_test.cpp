/// The shipped configuration of nginx in front of the built program: only ports, paths and the certificate are others.
#include <gmock/gmock.h>

#include <algorithm>
#include <optional>

#include "scenario/nginx_house.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::Not;

std::size_t times_in(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

int status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

std::string body_of(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

/// One house for all tests of the process.
class NginxFront : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { house_.emplace(); }
  static void TearDownTestSuite() { house_.reset(); }
  static HouseBehindNginx& house() { return *house_; }

  /// A page's sign-in: the answer whole.
  static std::string sign_in(const std::string& role, const std::string& from, const std::string& headers = {}) {
    const SignInName& name = house().person(role);
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("institution", "syzran")
        .member("login", name.login)
        .member("password", name.password)
        .member("cookie", true)
        .end_object();
    return house().ask(https("POST", "/api/v1/session", headers + "Idempotency-Key: front\r\n", body), from);
  }
  static std::string cookie_of(const std::string& answer) {
    const auto at = answer.find("Set-Cookie: ");
    return at == std::string::npos ? "" : answer.substr(at + 12, answer.find(';', at) - at - 12);
  }

 private:
  static std::optional<HouseBehindNginx> house_;
};

std::optional<HouseBehindNginx> NginxFront::house_;

TEST_F(NginxFront, TheShippedFileIsOneThatNginxTakesWithoutAWord) {
  const test::Ended checked = test::ChildProcess{house().nginx({"-t"}), test::Errors::with_output}.end();
  EXPECT_EQ(checked.code, 0) << checked.output;
  EXPECT_THAT(checked.output, AllOf(Not(HasSubstr("[warn]")), Not(HasSubstr("[emerg]"))));
}

TEST_F(NginxFront, APersonSignsInOverTlsWithACookieThatNoScriptAndNoOtherSiteSees) {
  const std::string opened = sign_in("parent", "127.0.0.1");
  ASSERT_EQ(status_of(opened), 201) << opened;
  EXPECT_THAT(opened, AllOf(HasSubstr("Set-Cookie: __Host-vestnik="),
                            HasSubstr("; Path=/; Secure; HttpOnly; SameSite=Strict")));
  for (const char* once :
       {"Strict-Transport-Security: max-age=31536000", "X-Content-Type-Options: nosniff", "Cache-Control: no-store"}) {
    EXPECT_EQ(times_in(opened, once), 1U) << once;
  }
  EXPECT_THAT(opened, HasSubstr("Server: nginx\r\n")) << "no version";
  const std::string me = house().ask(https("GET", "/api/v1/me", "Cookie: " + cookie_of(opened) + "\r\n"));
  EXPECT_EQ(status_of(me), 200);
  EXPECT_THAT(me, HasSubstr("\"parent\""));
}

TEST_F(NginxFront, TheHistoryOfSignInsNamesTheClientWhateverItSaysOfItself) {
  const std::string opened =
      sign_in("parent", "127.0.0.9", "X-Forwarded-For: 203.0.113.7\r\nForwarded: for=203.0.113.7\r\n");
  ASSERT_EQ(status_of(opened), 201) << opened;
  const std::string history = house().ask(https("GET", "/api/v1/me/sign-ins", "Cookie: " + cookie_of(opened) + "\r\n"));
  EXPECT_THAT(history, AllOf(HasSubstr("127.0.0.9"), Not(HasSubstr("203.0.113.7"))));
}

TEST_F(NginxFront, WhoComesWithoutTlsIsSentToTheSchoolsOwnNameAndAProgramIsRefused) {
  const auto asked = [&](const std::string& path) {
    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    return test::ChildProcess{
        {"/usr/bin/python3", "-c",
         "import socket,sys; s=socket.create_connection(('127.0.0.1',int(sys.argv[1])),10); "
         "s.sendall(sys.argv[2].encode()); print(b''.join(iter(lambda: s.recv(4096), b'')).decode())",
         std::to_string(house().http_port()), request}}
        .read_to_end();
  };
  EXPECT_THAT(asked("/diary"), AllOf(HasSubstr("308"), HasSubstr("Location: https://journal.school.example/diary")));
  // One that sends its token in the clear must fail, or nobody would notice.
  for (const char* path : {"/api/v1/me", "/hooks/sms_http/secret", "/webapi/logindata"}) {
    EXPECT_THAT(asked(path), AllOf(HasSubstr("403"), Not(HasSubstr("Location:")))) << path;
  }
}

TEST_F(NginxFront, TheCabinetComesPackedAndOnceAndAnswersAboutPeopleNeverPacked) {
  const std::string packed = "Accept-Encoding: gzip\r\n";
  for (const char* file : {"/", "/web/page.js", "/web/cabinet.css"}) {
    const std::string answer = house().ask(https("GET", file, packed));
    EXPECT_EQ(status_of(answer), 200) << file;
    EXPECT_THAT(answer,
                AllOf(HasSubstr("Content-Encoding: gzip"), HasSubstr("Content-Security-Policy: default-src 'none'"),
                      HasSubstr("X-Content-Type-Options: nosniff"), HasSubstr("ETag: W/\"")))
        << file;
    const auto tag = answer.find("ETag: ") + std::string{"ETag: "}.size();
    const std::string known = "If-None-Match: " + answer.substr(tag, answer.find('\r', tag) - tag) + "\r\n";
    EXPECT_EQ(status_of(house().ask(https("GET", file, packed + known))), 304) << file;
  }
  const std::string opened = sign_in("parent", "127.0.0.1");
  const std::string me = house().ask(https("GET", "/api/v1/me", packed + "Cookie: " + cookie_of(opened) + "\r\n"));
  EXPECT_EQ(status_of(me), 200);
  EXPECT_THAT(me, Not(HasSubstr("Content-Encoding")));
}

TEST_F(NginxFront, OldVersionsOfTlsAreRefused) {
  const std::string hello = https("GET", "/health");
  for (const char* old : {"TLSv1", "TLSv1_1"})
    EXPECT_EQ(house().ask_all({hello}, "127.0.0.1", old, old).at(0), "refused");
  for (const char* spoken : {"TLSv1_2", "TLSv1_3"}) {
    EXPECT_EQ(status_of(house().ask_all({hello}, "127.0.0.1", spoken, spoken).at(0)), 200) << spoken;
  }
}

TEST_F(NginxFront, NoRequestIsSmuggledPast) {
  const std::string hidden = "GET /health HTTP/1.1\r\nHost: journal.school.example\r\n\r\n";
  const auto post = [&](const std::string& headers, const std::string& rest) {
    return "POST /api/v1/session HTTP/1.1\r\nHost: journal.school.example\r\nContent-Type: application/json\r\n" +
           headers + "\r\n" + rest;
  };
  const std::vector<std::string> bad{
      post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden),
      post("Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", "0\r\n\r\n" + hidden),
      post("Content-Length: 2\r\nContent-Length: 40\r\n", "{}" + hidden),
      post("Content-Length : 40\r\n", hidden),
      post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + hidden),
      post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n" + hidden),
      https("GET", "/health%00.json"),
      https("GET", "/api/v1/../../metrics"),
      https("GET", "/api/v1/%2e%2e/metrics"),
      https("GET", "/api%2fv1/me"),
      "GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
      https("TRACE", "/health"),
  };
  const auto answers = house().ask_all(bad);
  ASSERT_EQ(answers.size(), bad.size());
  for (std::size_t at = 0; at < bad.size(); ++at) {
    EXPECT_THAT(status_of(answers[at]), AnyOf(400, 405, 421, 501)) << bad[at] << answers[at];
    EXPECT_EQ(times_in(answers[at], "HTTP/1.1 "), 1U) << "the hidden request was answered: " << answers[at];
  }
  EXPECT_EQ(status_of(house().ask(https("GET", "/metrics"))), 404) << "figures are for the house alone";
}

TEST_F(NginxFront, ABodyThatIsTooLongIsRefusedKindly) {
  const std::string head =
      "POST /api/v1/session HTTP/1.1\r\nHost: journal.school.example\r\nConnection: close\r\n"
      "Content-Type: application/json\r\nContent-Length: 5000000\r\n\r\n";
  const std::string answer = house().ask(head);
  EXPECT_EQ(status_of(answer), 413);
  EXPECT_THAT(answer, AllOf(HasSubstr("application/problem+json"), HasSubstr("Разделите данные"),
                            HasSubstr("Strict-Transport-Security")));
}

TEST_F(NginxFront, AClassSignsInAtOnceFromOneAddressAndAFloodIsToldToWait) {
  // A body that says nothing costs no hashing; the proxy counts it all the same.
  const std::string attempt = https("POST", "/api/v1/session", "", "{}");
  const auto of_a_class = house().ask_together(std::vector<std::string>(30, attempt), "127.0.0.20");
  EXPECT_EQ(std::ranges::count(of_a_class, 429, status_of), 0);
  EXPECT_GE(std::ranges::count(of_a_class, 422, status_of), 20);
  const auto of_a_flood = house().ask_together(std::vector<std::string>(120, attempt), "127.0.0.21");
  EXPECT_GE(std::ranges::count(of_a_flood, 429, status_of), 20);
  const auto refused = std::ranges::find(of_a_flood, 429, status_of);
  ASSERT_NE(refused, of_a_flood.end());
  EXPECT_THAT(*refused, AllOf(HasSubstr("Retry-After: 5"), HasSubstr("Подождите несколько секунд")));
}

TEST_F(NginxFront, TheCabinetPassesWithItsOwnHeadersAndIsKeptByNoSharedCache) {
  for (const char* file : {"/", "/web/cabinet.js", "/web/cabinet.css", "/web/icon.svg"}) {
    const std::string given = house().ask(https("GET", file, "Range: bytes=0-9\r\n"));
    EXPECT_EQ(status_of(given), 200) << file << ": a part of a page is no page";
    for (const char* once : {"Content-Security-Policy: default-src 'none'; script-src 'self'",
                             "X-Content-Type-Options: nosniff", "Strict-Transport-Security: ",
                             "Cache-Control: private, no-cache", "Cross-Origin-Resource-Policy: same-origin", "ETag: "})
      EXPECT_EQ(times_in(given, once), 1U) << file << ' ' << once;
    EXPECT_THAT(given, AllOf(Not(HasSubstr("Content-Encoding")), Not(HasSubstr("Set-Cookie")))) << file;
    const auto at = given.find("ETag: ") + 6;
    const std::string tag = given.substr(at, given.find('\r', at) - at);
    const std::string again = house().ask(https("GET", file, "If-None-Match: " + tag + "\r\n"));
    EXPECT_EQ(status_of(again), 304) << file;
    EXPECT_EQ(body_of(again), "");
    const std::string head = house().ask(https("HEAD", file));
    EXPECT_EQ(status_of(head), 200) << file;
    EXPECT_EQ(body_of(head), "");
  }
}

TEST_F(NginxFront, NoOtherSpellingOfTheCabinetsFilesReachesAnything) {
  std::vector<std::string> odd;
  for (const char* target :
       {"/web/..%2fvestnik.properties", "/web/%2e%2e/config/access_matrix.tsv", "/web/..;/config", "//web/cabinet.js",
        "/web//cabinet.js", "/web/cabinet.js%00", "/web/cabinet.js/", "/web/", "/WEB/cabinet.js", "/web/.cabinet.js",
        "/web/%252e%252e/keys", "/web/..\\keys", "/index.html", "/web/cabinet.js%0d%0aX-Odd:%201"})
    odd.push_back(https("GET", target));
  const auto answers = house().ask_all(odd);
  for (std::size_t at = 0; at < odd.size(); ++at) {
    EXPECT_THAT(status_of(answers[at]), AnyOf(400, 404)) << odd[at] << answers[at];
    EXPECT_THAT(answers[at], AllOf(Not(HasSubstr("use strict")), Not(HasSubstr("X-Odd: 1"))));
  }
}

TEST_F(NginxFront, WhatAPageReadsIsKeptNowhere) {
  const std::string cookie = "Cookie: " + cookie_of(sign_in("parent", "127.0.0.1")) + "\r\n";
  const std::string me = house().ask(https("GET", "/api/v1/me", cookie + "Accept-Encoding: gzip\r\n"));
  EXPECT_EQ(status_of(me), 200);
  EXPECT_EQ(times_in(me, "Cache-Control: "), 1U);
  EXPECT_THAT(me, AllOf(HasSubstr("Cache-Control: no-store\r\n"), Not(HasSubstr("Content-Encoding"))));
}

TEST_F(NginxFront, LogsHoldNoQueriesNoNamesAndNoSecrets) {
  (void)house().ask_all(
      {https("GET", "/api/v1/audit?person=%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2&to=canary-query"),
       https("GET", "/hooks/sms_http/canary-secret?phone=canary-telephone"), https("GET", "/unsubscribe/canary-token"),
       https("GET", "/health", "Referer: https://x.example/canary-referer\r\nUser-Agent: canary-agent\r\n")});
  EXPECT_THAT(house().log(), AllOf(HasSubstr("\"GET /api/v1/audit\" 401"), HasSubstr("\"GET /hooks/\" "),
                                   Not(HasSubstr("canary")), Not(HasSubstr("%D0"))));
  EXPECT_THAT(house().errors(), Not(HasSubstr("canary")));
}

TEST(NginxAlone, WhileTheServiceIsAwayPeopleReadSoAndProgramsToo) {
  HouseBehindNginx alone{HouseBehindNginx::Service::away};
  const auto answers = alone.ask_all({https("GET", "/"), https("GET", "/api/v1/me")});
  for (const std::string& answer : answers) {
    EXPECT_EQ(status_of(answer), 502);
    EXPECT_THAT(answer,
                AllOf(HasSubstr("Retry-After: 5"), HasSubstr("Strict-Transport-Security"), HasSubstr("Записи целы")));
  }
  EXPECT_THAT(answers[0], AllOf(HasSubstr("Content-Type: text/html; charset=utf-8"), HasSubstr("lang=\"ru\"")));
  EXPECT_THAT(answers[1], HasSubstr("Content-Type: application/problem+json"));
  EXPECT_EQ(JsonValue::parse(body_of(answers[1])).ok(), true);
}

}  // namespace
}  // namespace vestnik::tests
