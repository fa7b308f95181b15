// The lines of the log, as a collector reads them.
#include "base/log.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "support/temporary_folder.h"

namespace vestnik {
namespace {

/// A worker writes them: waits for as many as were written, five seconds at most.
std::vector<std::string> lines_of(const std::string& file, std::size_t wanted) {
  std::vector<std::string> lines;
  for (int turn = 0; turn < 500 && lines.size() < wanted; ++turn) {
    flush_log();
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
    lines.clear();
    std::ifstream text{file};
    for (std::string line; std::getline(text, line);) lines.push_back(line);
  }
  return lines;
}

class LogLines : public ::testing::Test {
 protected:
  // The log is the process's: the tests after this one have theirs on standard error, as before.
  ~LogLines() override { start_log({LogLevel::warning, false, {}}); }
  tests::TemporaryFolder folder;
};

TEST_F(LogLines, AreOneLineEachWhateverAValueHolds) {
  const std::string forged = "a\" person=\"9\r\n2026-01-01 00:00:00.000 info http: refused\n\x1b[2J";
  for (const bool json : {false, true}) {
    const std::string file = folder.path(json ? "log.jsonl" : "log.txt");
    start_log({LogLevel::info, json, file});
    log(LogLevel::info, "http", "refused", {{"code", forged}, {"person", 7}});
    log(LogLevel::warning, "http", "the next line");
    const auto lines = lines_of(file, 2);
    ASSERT_EQ(lines.size(), 2U) << "a value made a line of its own";
    const std::regex begins{json
                                ? R"(\{"at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","level":"info","part":"http",.*\})"
                                : R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} info http: refused code=".*" person="7")"};
    EXPECT_TRUE(std::regex_match(lines[0], begins)) << lines[0];
    EXPECT_NE(lines[0].find("\\\" person=\\\"9\\u000d\\u000a"), std::string::npos) << lines[0];
    EXPECT_EQ(lines[0].find('\x1b'), std::string::npos) << "a terminal would obey it";
  }
}

}  // namespace
}  // namespace vestnik
