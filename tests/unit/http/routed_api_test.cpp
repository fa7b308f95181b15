#include "http/routed_api.h"

#include <gtest/gtest.h>

#include "http/message_catalogue.h"

namespace vestnik {
namespace {

class RoutedApiTest : public ::testing::Test {
 protected:
  RoutedApiTest() {
    std::vector<Route> routes;
    for (const auto& [pattern, permission] : {std::pair{"/api/v1/students/{id}/diary", Permission{"diary", "view"}},
                                              std::pair{"/api/v1/me/tokens", Permission{"tokens", "manage"}}}) {
      Route route;
      route.pattern = pattern;
      route.permission = permission;
      route.handle = [](const Request& request) {
        Response response;
        response.body = std::string{request.parameter("id")} + ' ' +
                        std::string{request.argument("from").value_or("")} + ' ' +
                        std::to_string(request.actor->person.value) + ' ' + request.peer;
        return response;
      };
      routes.push_back(std::move(route));
    }
    Route foreign;
    foreign.pattern = "/webapi/{path*}";
    foreign.signed_in = false;
    foreign.foreign = true;
    foreign.handle = [](const Request&) { return Response{}; };
    routes.push_back(std::move(foreign));
    EXPECT_TRUE(api.open(std::move(routes)));
    reader.person = PersonId{7};
    reader.address = "192.0.2.7";
    reader.scope =
        std::make_shared<const TokenScope>(std::vector<std::pair<std::string, std::string>>{{"diary", "view"}});
  }
  Response get(std::string path) { return api.get(reader, {std::move(path), {{"from", "2026-09-14"}}, Instant{}}); }

  MessageTable messages{MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()};
  RoutedApi api{messages};
  Actor reader;
};

TEST_F(RoutedApiTest, AsksInThePersonsNameAndScope) {
  EXPECT_EQ(get("/api/v1/students/17/diary").body, "17 2026-09-14 7 192.0.2.7");
  EXPECT_EQ(get("/api/v1/me/tokens").status, 403) << "outside of the scope";
  reader.scope = nullptr;
  EXPECT_EQ(get("/api/v1/me/tokens").status, 200);
}

TEST_F(RoutedApiTest, WhatIsNotThereAnswersLikeTheServer) {
  EXPECT_EQ(get("/api/v1/nothing").status, 404);
  EXPECT_EQ(get("/webapi/context").status, 404) << "a foreign protocol does not ask itself";
}

}  // namespace
}  // namespace vestnik
