// Every route of the service, the shipped plugins' included, stands under a permission or on the list of open doors.
#include <gtest/gtest.h>

#include <set>

#include "access/matrix.h"
#include "app/service.h"
#include "app/settings_file.h"
#include "base/clock.h"
#include "base/random.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

const std::filesystem::path tree{VESTNIK_SOURCE_DIR};

/// Whoever adds a line opens a door to anybody on the network.
const std::set<std::string> open_doors{"POST /api/v1/session", "GET /health", "GET /metrics", "GET /api/v1/health",
                                       "GET /api/v1/metrics", "GET /api/v1/openapi.json",
                                       // One click in a letter (RFC 8058): the token is the right to it.
                                       "GET /unsubscribe/{token}", "POST /unsubscribe/{token}"};

std::string name_of(const Route& route) {
  constexpr std::array<std::string_view, 4> methods{"GET", "POST", "PUT", "DELETE"};
  return std::string{methods[static_cast<std::size_t>(route.method)]} + ' ' + route.pattern;
}

class EveryRoute : public ::testing::Test {
 protected:
  EveryRoute()
      : settings_(load_settings({tree / "config" / "vestnik.properties"},
                                {{"gateway.maildir.folder", folder_.path("messages")}})
                      .value()),
        service_(Service::open({{tree, folder_.root() / "data", std::filesystem::path{VESTNIK_BINARY_DIR} / "plugins"},
                                *settings_,
                                clock_,
                                random_,
                                false})
                     .value()) {
    for (const LeftOut& left : service_->left_out()) ADD_FAILURE() << left.name << " " << left.problem.code;
  }

  TemporaryFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Service> service_;
};

TEST_F(EveryRoute, HasAPermissionOfTheMatrixOrIsAnOpenDoor) {
  const auto matrix = AccessMatrix::load((tree / "config" / "access_matrix.tsv").string());
  ASSERT_TRUE(matrix);
  std::set<std::string> open;
  for (const Route& route : service_->routes()) {
    EXPECT_EQ(route.permission.has_value(), route.signed_in) << name_of(route);
    if (!route.permission) {
      open.insert(name_of(route));
      continue;
    }
    EXPECT_TRUE(matrix->knows(*route.permission))
        << name_of(route) << " " << route.permission->object << "." << route.permission->operation;
  }
  EXPECT_EQ(open, open_doors);
}

TEST_F(EveryRoute, IsOnceThereAndDescribed) {
  std::set<std::string> seen;
  for (const Route& route : service_->routes()) {
    EXPECT_TRUE(seen.insert(name_of(route)).second) << name_of(route);
    EXPECT_FALSE(route.doc.summary.empty()) << name_of(route);
    EXPECT_FALSE(route.doc.statuses.empty()) << name_of(route);
    EXPECT_TRUE(route.handle) << name_of(route);
  }
  EXPECT_GT(seen.size(), 25U);
}

TEST_F(EveryRoute, ThatWritesDoesSoOffTheHttpThreads) {
  for (const Route& route : service_->routes()) {
    // A GET may write too: an opened letter is a read one.
    EXPECT_TRUE(route.method == Method::get || route.work != Work::read) << name_of(route);
    if (route.method == Method::get || route.method == Method::del) {
      EXPECT_EQ(route.body_limit, 0U) << name_of(route);
    }
  }
}

}  // namespace
}  // namespace vestnik::tests
