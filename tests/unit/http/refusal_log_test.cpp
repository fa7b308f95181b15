// Which refusals stand in the log, and how many of a flood.
#include "http/refusal_log.h"

#include <gtest/gtest.h>

#include <vector>

namespace vestnik::test {
namespace {

TEST(RefusalLog, TellsRouteStatusAndCodeOfEveryRefusal) {
  for (const int status : {400, 401, 403, 404, 405, 413, 429, 431}) EXPECT_TRUE(is_worth_a_line(status)) << status;
  for (const int status : {200, 201, 204, 304, 409, 412, 422, 500, 503})
    EXPECT_FALSE(is_worth_a_line(status)) << status;
  EXPECT_EQ(code_in_problem(R"({"type":"t","title":"Нет.","status":403,"code":"access.forbidden","details":{}})"),
            "access.forbidden");
  EXPECT_EQ(code_in_problem("<p>code</p>"), "");

  ManualClock clock{from_microseconds(1'000'000)};
  std::vector<std::string> lines;
  RefusalLog log{clock, [&](const Refusal& refusal, std::uint64_t) {
                   lines.push_back(std::string{refusal.method} + ' ' + std::string{refusal.route} + ' ' +
                                   std::to_string(refusal.status) + ' ' + std::string{refusal.code} + ' ' +
                                   std::to_string(refusal.person));
                 }};
  log.note({"r-1", "POST", "/api/v1/marks", 403, "access.forbidden", 1, 7});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], "POST /api/v1/marks 403 access.forbidden 7");
}

TEST(RefusalLog, OfAFloodCountsWhatItLeavesOut) {
  ManualClock clock{from_microseconds(1'000'000)};
  std::vector<std::uint64_t> left_out;
  RefusalLog log{clock, [&](const Refusal&, std::uint64_t count) { left_out.push_back(count); }};
  for (int knock = 0; knock < 1000; ++knock) log.note({"r", "GET", "", 401, "http.unauthorized"});
  EXPECT_EQ(left_out.size(), RefusalLog::most);
  clock.advance(std::chrono::seconds{1});
  log.note({"r", "GET", "", 401, "http.unauthorized"});
  log.note({"r", "GET", "", 401, "http.unauthorized"});
  ASSERT_EQ(left_out.size(), RefusalLog::most + 2);
  EXPECT_EQ(left_out[RefusalLog::most], 1000 - RefusalLog::most) << "nothing is left out silently";
  EXPECT_EQ(left_out.back(), 0U);
}

}  // namespace
}  // namespace vestnik::test
