#include "http/front_check.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

std::variant<CheckedHead, FrontRefusal> checked(std::string_view method, std::string_view target,
                                                const std::vector<HeaderField>& headers, const FrontLimits& limits = {},
                                                std::string_view version = "HTTP/1.1") {
  return check_head({method, target, version, headers}, limits);
}

std::string code_of(const std::variant<CheckedHead, FrontRefusal>& answer) {
  const auto* refusal = std::get_if<FrontRefusal>(&answer);
  return refusal == nullptr ? "" : refusal->problem.code;
}

std::string head_code(const std::vector<HeaderField>& headers, std::string_view version = "HTTP/1.1") {
  return code_of(checked("POST", "/a", headers, {}, version));
}

std::string target_code(std::string_view target) {
  const auto parsed = parse_target(target);
  return parsed ? "" : parsed.problem().code;
}

TEST(FrontCheck, PassesAnHonestRequestAndTakesItApart) {
  const auto answer = checked("PUT", "/api/v1/marks/17?from=2026-09-14&q=%D0%81%20%2B+x",
                              {{"host", "school.example"},
                               {"AUTHORIZATION", "bearer abc"},
                               {"Content-Length", " 12 "},
                               {"Content-Type", "application/json"},
                               {"Idempotency-Key", "k-1"},
                               {"X-Forwarded-For", "1.1.1.1"},
                               {"X-Forwarded-For", "2.2.2.2"}});
  const auto* head = std::get_if<CheckedHead>(&answer);
  ASSERT_NE(head, nullptr) << code_of(answer);
  EXPECT_EQ(head->method, Method::put);
  EXPECT_EQ(head->target.path, "/api/v1/marks/17");
  EXPECT_EQ(head->target.query[1].second, "Ё + x");
  EXPECT_EQ(head->bearer, "abc");
  EXPECT_EQ(head->content_length, 12U);
  EXPECT_EQ(head->idempotency_key, "k-1");
  EXPECT_EQ(head->forwarded_for, "2.2.2.2");
}

TEST(FrontCheck, RefusesFramingThatCanBeReadInTwoWays) {
  const HeaderField host{"Host", "a"};
  EXPECT_EQ(head_code({host, {"Content-Length", "1"}, {"content-length", "1"}}), "http.duplicate_header");
  EXPECT_EQ(head_code({host, {"Content-Length", "1"}, {"Transfer-Encoding", "chunked"}}), "http.length_and_encoding");
  EXPECT_EQ(head_code({host, {"Transfer-Encoding", "identity"}}), "http.bad_encoding");
  EXPECT_EQ(head_code({host, {"Transfer-Encoding", "chunked"}}, "HTTP/1.0"), "http.bad_encoding");
  for (const char* length : {"", "-1", "+1", "1,1", "0x1", "1 1", "99999999999999999999"}) {
    EXPECT_EQ(head_code({host, {"Content-Length", length}}), "http.bad_length") << length;
  }
}

TEST(FrontCheck, RefusesHeadersThatAreNone) {
  EXPECT_EQ(head_code({{"Content-Length ", "2"}}), "http.bad_header");
  EXPECT_EQ(head_code({{"", "2"}}), "http.bad_header");
  EXPECT_EQ(head_code({{"X(1)", "2"}}), "http.bad_header");
  EXPECT_EQ(head_code({{"X-A", "a\rb"}}), "http.bad_header");
  EXPECT_EQ(head_code({{"X-A", std::string_view{"a\0b", 3}}}), "http.bad_header");
}

TEST(FrontCheck, SeesABareLineFeedByTheDistanceOfTheLines) {
  const auto bare = [](std::string_view buffer) {
    // "A: 1", its line end, "B: 2", as the server leaves them: line ends become zero bytes.
    const std::vector<HeaderField> headers{{buffer.substr(0, 1), buffer.substr(3, 1)},
                                           {buffer.substr(buffer.find('B'), 1), "2"}};
    return has_bare_line_end(headers);
  };
  EXPECT_TRUE(bare(std::string_view{"A: 1\0B: 2", 9}));
  EXPECT_FALSE(bare(std::string_view{"A: 1\0\0B: 2", 10}));
}

TEST(FrontCheck, SeesAFoldedLineByANameThatNoLongerStandsBeforeItsValue) {
  const std::string_view buffer{"A: 1\0\0B: 2\0\0 more\0\0Bmore", 24};
  const HeaderField plain{buffer.substr(0, 1), buffer.substr(3, 1)};
  const HeaderField folded{buffer.substr(19), buffer.substr(9, 1)};
  EXPECT_FALSE(has_folded_line(std::vector<HeaderField>{plain}));
  EXPECT_TRUE(has_folded_line(std::vector<HeaderField>{plain, folded}));
}

TEST(FrontCheck, WantsAHostAndItsOwn) {
  EXPECT_EQ(head_code({}), "http.no_host");
  EXPECT_EQ(head_code({}, "HTTP/1.0"), "");
  EXPECT_EQ(head_code({{"Host", "a"}}, "HTTP/2.0"), "http.bad_version");
  const FrontLimits own{.hosts = {"school.example", "[::1]"}};
  EXPECT_EQ(code_of(checked("GET", "/", {{"Host", "evil.example"}}, own)), "http.unknown_host");
  EXPECT_EQ(code_of(checked("GET", "/", {{"Host", "school.example:8080"}}, own)), "");
  EXPECT_EQ(code_of(checked("GET", "/", {{"Host", "[::1]:80"}}, own)), "");
  EXPECT_EQ(code_of(checked("GET", "/", {{"Host", "[::1]"}}, own)), "");
}

TEST(FrontCheck, HoldsItsLimits) {
  EXPECT_EQ(code_of(checked("GET", "/" + std::string(8192, 'a'), {})), "http.target_too_long");
  EXPECT_EQ(code_of(checked("GET", "/", std::vector<HeaderField>(101, {"X", "1"}))), "http.too_many_headers");
}

TEST(FrontCheck, KnowsFiveMethods) {
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE"}) {
    EXPECT_EQ(code_of(checked(method, "/", {{"Host", "a"}})), "") << method;
  }
  for (const char* method : {"get", "TRACE", "PATCH", "", "GET "}) {
    EXPECT_EQ(code_of(checked(method, "/", {{"Host", "a"}})), "http.unknown_method") << method;
  }
}

TEST(RequestTarget, RefusesEverySpellingOfAWayUp) {
  for (const char* target : {"/..", "/a/../b", "/a/.", "/%2e%2e/a", "/.%2E/a", "/a%2fb", "/a%5cb", "/a%00b", "/%0d%0a",
                             "/%c0%ae%c0%ae/", "/%ff"}) {
    EXPECT_EQ(target_code(target), "http.bad_path") << target;
  }
  for (const char* target :
       {"", "a", "*", "//a", "/a//b", "/a b", "/a%", "/a%1", "/a%gg", "/a\\b", "/\xC3\xA9", "/a#b"}) {
    EXPECT_EQ(target_code(target), "http.bad_target") << target;
  }
  EXPECT_EQ(target_code("/...a/b.c/"), "");
}

TEST(RequestTarget, RefusesArgumentsThatCanBeReadInTwoWays) {
  EXPECT_EQ(target_code("/a?id=1&id=2"), "http.duplicate_argument");
  EXPECT_EQ(target_code("/a?id=1&%69d=2"), "http.duplicate_argument");
  EXPECT_EQ(target_code("/a?=1"), "http.bad_query");
  EXPECT_EQ(target_code("/a?x=%00"), "http.bad_query");
  EXPECT_EQ(target_code("/a?x=%e0%80%af"), "http.bad_query");
  EXPECT_EQ(target_code("/a?x=%4"), "http.bad_query");
  std::string many = "/a?x=1";
  for (int at = 0; at < 64; ++at) many += "&x" + std::to_string(at) + "=1";
  EXPECT_EQ(target_code(many), "http.too_many_arguments");
  EXPECT_EQ(parse_target("/a?x&y=").value().query.size(), 2U);
}

TEST(BodyKind, IsJsonInUtf8Only) {
  const auto taken = [](std::string_view type, std::string_view coding = "") {
    CheckedHead head;
    head.content_type = type;
    head.content_encoding = coding;
    return check_body_kind(head).ok();
  };
  EXPECT_TRUE(taken("application/json"));
  EXPECT_TRUE(taken("Application/JSON; charset=UTF-8"));
  EXPECT_FALSE(taken("application/json; charset=cp1251"));
  EXPECT_FALSE(taken(""));
  EXPECT_FALSE(taken("text/plain"));
  EXPECT_FALSE(taken("application/json", "gzip"));
}

TEST(FormBody, IsWhatABrowserOrAMailProgramSends) {
  const auto taken = [](const std::string& type) {
    CheckedHead head;
    head.content_type = type;
    return check_form_kind(head).ok();
  };
  EXPECT_TRUE(taken("application/x-www-form-urlencoded"));
  EXPECT_TRUE(taken("application/x-www-form-urlencoded; charset=utf-8"));
  EXPECT_TRUE(taken("multipart/form-data; boundary=x"));
  EXPECT_FALSE(taken("application/json"));
  EXPECT_FALSE(taken(""));
}

TEST(IdempotencyKey, IsShortAndVisible) {
  EXPECT_TRUE(check_idempotency_key("3f9c-\"~!"));
  EXPECT_FALSE(check_idempotency_key(""));
  EXPECT_FALSE(check_idempotency_key("a b"));
  EXPECT_FALSE(check_idempotency_key("ключ"));
  EXPECT_FALSE(check_idempotency_key(std::string(129, 'a')));
}

}  // namespace
}  // namespace vestnik
