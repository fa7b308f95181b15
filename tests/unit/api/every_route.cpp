// Every route of the service, the shipped plugins' included, stands under a permission or on the list of open doors.
#include "access/matrix.h"
#include "json/json_value.h"
#include "service_routes.h"

namespace vestnik::tests {
namespace {

/// Whoever adds a line opens a door to anybody on the network.
const std::set<std::string> open_doors{"POST /api/v1/session", "GET /health", "GET /metrics", "GET /api/v1/health",
                                       "GET /api/v1/metrics", "GET /api/v1/openapi.json",
                                       // One click in a letter (RFC 8058): the token is the right to it.
                                       "GET /unsubscribe/{token}", "POST /unsubscribe/{token}",
                                       // Files of pages, the same for everybody.
                                       "GET /", "GET /web/{file}"};

using EveryRoute = ServiceRoutes;

TEST_F(EveryRoute, HasAPermissionOfTheMatrixOrIsAnOpenDoor) {
  const auto matrix = AccessMatrix::load((source_tree / "config" / "access_matrix.tsv").string());
  ASSERT_TRUE(matrix);
  std::set<std::string> open;
  for (const Route& route : service_->routes()) {
    EXPECT_EQ(route.permission.has_value(), route.signed_in) << name_of_route(route);
    if (!route.permission) {
      open.insert(name_of_route(route));
      continue;
    }
    EXPECT_TRUE(matrix->knows(*route.permission))
        << name_of_route(route) << " " << route.permission->object << "." << route.permission->operation;
  }
  EXPECT_EQ(open, open_doors);
}

TEST_F(EveryRoute, IsOnceThereAndDescribed) {
  std::set<std::string> seen;
  for (const Route& route : service_->routes()) {
    EXPECT_TRUE(seen.insert(name_of_route(route)).second) << name_of_route(route);
    EXPECT_FALSE(route.doc.summary.empty()) << name_of_route(route);
    EXPECT_FALSE(route.doc.statuses.empty()) << name_of_route(route);
    EXPECT_TRUE(route.handle) << name_of_route(route);
  }
  EXPECT_GT(seen.size(), 25U);
}

TEST_F(EveryRoute, HasSchemasThatAStrictReaderReads) {
  for (const Route& route : service_->routes()) {
    for (const std::string& schema : {route.doc.request_schema, route.doc.response_schema}) {
      const auto read = schema.empty() ? Result<JsonValue>{JsonValue{}} : JsonValue::parse(schema);
      EXPECT_TRUE(read) << name_of_route(route) << ": " << (read ? "" : read.problem().code);
    }
  }
}

TEST_F(EveryRoute, ThatWritesDoesSoOffTheHttpThreads) {
  for (const Route& route : service_->routes()) {
    // A GET may write too: an opened letter is a read one.
    EXPECT_TRUE(route.method == Method::get || route.work != Work::read) << name_of_route(route);
    if (route.method == Method::get || route.method == Method::del) {
      EXPECT_EQ(route.body_limit, 0U) << name_of_route(route);
    }
  }
}

}  // namespace
}  // namespace vestnik::tests
