// A service on a folder that is not there yet, nor the folder around it: the first start of a fresh copy.
#include <gtest/gtest.h>

#include "unit/app/bare_service.h"

namespace vestnik::tests {
namespace {

TEST(NewFolder, IsMadeWithTheKeysInIt) {
  const TemporaryFolder folder;
  const NoSettings settings;
  const ManualClock clock{parse_iso_instant("2026-09-14T04:00:00Z").value()};
  SeededRandom random{1};
  const auto data = folder.root() / "data" / "day";
  const auto service = Service::open({{VESTNIK_SOURCE_DIR, data, folder.root() / "plugins"}, settings, clock, random});
  ASSERT_TRUE(service) << service.problem().code;
  EXPECT_TRUE(std::filesystem::exists(data / "keys"));
}

}  // namespace
}  // namespace vestnik::tests
