#include "http/openapi.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "http/router.h"

namespace vestnik {
namespace {

Response nothing(const Request&) { return {}; }

Router api() {
  Route diary;
  diary.pattern = "/api/v1/students/{id}/diary";
  diary.permission = Permission{"diary", "read"};
  diary.handle = nothing;
  diary.doc = {"A week of the diary",
               {{"from", R"({"type":"string","format":"date"})"}},
               "",
               R"({"type":"object"})",
               {200, 304}};
  Route mark;
  mark.method = Method::post;
  mark.pattern = "/api/v1/marks";
  mark.permission = Permission{"marks", "write"};
  mark.work = Work::write;
  mark.handle = nothing;
  mark.body_limit = 1024;
  mark.doc = {"Record a mark", {}, R"({"type":"object","required":["value"]})", R"({"type":"object"})", {201, 409}};
  Route health;
  health.pattern = "/health";
  health.signed_in = false;
  health.handle = nothing;
  Router router;
  for (Route* route : {&diary, &mark, &health}) {
    if (!router.add(*route)) throw std::logic_error("route refused");
  }
  return router;
}

TEST(OpenApi, DescribesEveryRoute) {
  const Router router = api();
  const auto document = nlohmann::json::parse(openapi_document(router.routes(), "Вестник", "0.1.0"));
  EXPECT_EQ(document["openapi"], "3.1.0");
  EXPECT_EQ(document["info"]["title"], "Вестник");
  const auto& diary = document["paths"]["/api/v1/students/{id}/diary"]["get"];
  EXPECT_EQ(diary["operationId"], "get_api_v1_students_id_diary");
  EXPECT_EQ(diary["parameters"][0]["name"], "id");
  EXPECT_EQ(diary["parameters"][0]["in"], "path");
  EXPECT_EQ(diary["parameters"][1]["schema"]["format"], "date");
  EXPECT_EQ(diary["x-permission"], "diary:read");
  EXPECT_EQ(diary["security"][0].begin().key(), "bearer");
  EXPECT_FALSE(diary["responses"]["304"].contains("content"));
  EXPECT_EQ(diary["responses"]["401"]["content"].begin().key(), "application/problem+json");
}

TEST(OpenApi, LeavesForeignProtocolsOut) {
  Router router = api();
  Route foreign;
  foreign.pattern = "/webapi/{path*}";
  foreign.signed_in = false;
  foreign.foreign = true;
  foreign.handle = [](const Request&) { return Response{}; };
  EXPECT_TRUE(router.add(foreign));
  EXPECT_EQ(openapi_document(router.routes(), "Vestnik", "0.1.0").find("webapi"), std::string::npos);
}

TEST(OpenApi, DescribesBodiesAndTheKeyOfWrites) {
  const Router router = api();
  const auto document = nlohmann::json::parse(openapi_document(router.routes(), "Вестник", "0.1.0"));
  const auto& mark = document["paths"]["/api/v1/marks"]["post"];
  EXPECT_EQ(mark["parameters"][0]["name"], "Idempotency-Key");
  EXPECT_TRUE(mark["parameters"][0]["required"]);
  EXPECT_EQ(mark["requestBody"]["content"]["application/json"]["schema"]["required"][0], "value");
  EXPECT_TRUE(mark["responses"].contains("409"));
}

TEST(OpenApi, NamesWhatTheServerItselfMayAnswer) {
  const Router router = api();
  const auto document = nlohmann::json::parse(openapi_document(router.routes(), "Вестник", "0.1.0"));
  const auto named = [&](const char* pattern, const char* method) {
    std::vector<std::string> statuses;
    const auto& responses = document["paths"][pattern][method]["responses"];
    for (auto at = responses.begin(); at != responses.end(); ++at) statuses.push_back(at.key());
    return statuses;
  };
  using Statuses = std::vector<std::string>;
  EXPECT_EQ(named("/api/v1/marks", "post"),
            (Statuses{"201", "400", "401", "403", "409", "413", "415", "500", "503", "507"}));
  EXPECT_EQ(named("/api/v1/students/{id}/diary", "get"),
            (Statuses{"200", "304", "400", "401", "403", "404", "500", "503"}));
  EXPECT_EQ(named("/health", "get"), (Statuses{"200", "400", "500", "503"}));
}

TEST(OpenApi, ShowsWhatIsOpenAsOpen) {
  const Router router = api();
  const auto document = nlohmann::json::parse(openapi_document(router.routes(), "Вестник", "0.1.0"));
  const auto& health = document["paths"]["/health"]["get"];
  EXPECT_TRUE(health["security"].empty());
  EXPECT_FALSE(health.contains("x-permission"));
  EXPECT_FALSE(health["responses"].contains("401"));
}

}  // namespace
}  // namespace vestnik
