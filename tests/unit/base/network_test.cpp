#include "base/network.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(Network, IsTheAddressItselfInIPv4AndTheHousesShareOfIPv6) {
  EXPECT_EQ(network_of("198.51.100.7"), "198.51.100.7");
  EXPECT_EQ(network_of("2001:db8:1:2:aaaa:bbbb:cccc:dddd"), "2001:db8:1:2::/64");
  EXPECT_EQ(network_of("2001:db8:1:2::1"), network_of("2001:0db8:0001:0002:ffff:0:0:9"));
  EXPECT_NE(network_of("2001:db8:1:3::1"), network_of("2001:db8:1:2::1"));
  EXPECT_EQ(network_of("::1"), "::/64");
}

TEST(Network, OfAnIPv4AddressWrittenAsIPv6IsTheIPv4One) {
  EXPECT_EQ(network_of("::ffff:198.51.100.7"), "198.51.100.7");
}

TEST(Network, OfWhatIsNoAddressIsWhatItIs) {
  EXPECT_EQ(network_of(""), "");
  EXPECT_EQ(network_of("localhost"), "localhost");
}

}  // namespace
}  // namespace vestnik
