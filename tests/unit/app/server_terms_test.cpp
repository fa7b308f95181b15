#include "app/server_terms.h"

#include <gtest/gtest.h>

#include "app/settings_file.h"

namespace vestnik {
namespace {

Result<ServerOptions> terms_of(const std::vector<std::pair<std::string, std::string>>& own,
                               std::size_t files = 100'000) {
  const auto settings = load_settings({}, own);
  return server_terms(**settings, files);
}

TEST(ServerTerms, TheShippedFileTrustsAProxyOnThisMachineAndBoundsConnections) {
  const auto shipped = load_settings({VESTNIK_SOURCE_DIR "/config/vestnik.properties"});
  ASSERT_TRUE(shipped);
  const auto terms = server_terms(**shipped, 100'000);
  ASSERT_TRUE(terms);
  EXPECT_EQ(terms->address, "127.0.0.1");
  EXPECT_EQ(terms->port, 8080);
  EXPECT_EQ(terms->trusted_proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
  EXPECT_EQ(terms->connections, 4096U);
  EXPECT_EQ(terms->connections_per_address, 200U);
  EXPECT_TRUE(terms->front.hosts.empty());
}

TEST(ServerTerms, WithoutASettingNobodysWordOnAnAddressIsBelieved) {
  const auto terms = terms_of({});
  ASSERT_TRUE(terms);
  EXPECT_TRUE(terms->trusted_proxies.empty());
}

TEST(ServerTerms, TakeNamesAndNumbers) {
  const auto terms = terms_of({{"http.hosts", "a.example  b.example"}, {"http.connections", "100"}});
  ASSERT_TRUE(terms);
  EXPECT_EQ(terms->front.hosts, (std::vector<std::string>{"a.example", "b.example"}));
  EXPECT_EQ(terms->connections, 100U);
  EXPECT_FALSE(terms_of({{"http.connections", "many"}}));
}

TEST(ServerTerms, LeaveFilesForTheDatabaseAndTheGateways) {
  EXPECT_EQ(terms_of({}, 1024)->connections, 768U);
  EXPECT_EQ(terms_of({}, 64)->connections, 32U);
}

}  // namespace
}  // namespace vestnik
