#include "lua/check.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "support/temporary_folder.h"

namespace vestnik {
namespace {

const std::filesystem::path scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua";

TEST(CheckInAChild, FindsNothingInAShippedRegulation) {
  EXPECT_TRUE(check_file(scripts / "regulations/syzran.lua").empty());
}

TEST(CheckInAChild, BringsTheProblemsBackWhole) {
  const tests::TemporaryFolder folder;
  const auto path = folder.root() / "bad.lua";
  std::ofstream{path} << "regulaton { api = 1 }\n";
  const auto problems = check_file(path);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().code, "regulation.unknown_word");
  EXPECT_EQ(problems.front().detail("nearest"), "regulation");
}

TEST(CheckInAChild, EndsAnEndlessChildAtTheDeadline) {
  ChildLimits limits;
  limits.time = std::chrono::milliseconds{50};
  EXPECT_FALSE(run_in_child(
      [] {
        for (volatile int n = 0;;) n = n + 1;
        return std::string{};
      },
      limits));
}

TEST(CheckInAChild, SurvivesAChildThatDies) {
  EXPECT_FALSE(run_in_child([]() -> std::string { _exit(7); }));
  EXPECT_FALSE(run_in_child([]() -> std::string { throw 1; }));
}

TEST(CheckInAChild, AllowsNeitherSocketsNorFilesNorPrograms) {
  EXPECT_FALSE(run_in_child([] { return std::to_string(::socket(AF_INET, SOCK_STREAM, 0)); }));
  EXPECT_FALSE(run_in_child([] { return std::to_string(::execl("/bin/true", "true", nullptr)); }));
  const tests::TemporaryFolder folder;
  const std::string path = folder.path("written");
  EXPECT_FALSE(run_in_child([&] {
    std::ofstream{path} << "x";
    return std::string{"done"};
  }));
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(CheckInAChild, LeavesTheParentsFilesToTheParent) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.path("database");
  const int open_file = ::open(path.c_str(), O_CREAT | O_WRONLY, 0600);
  ASSERT_GE(open_file, 0);
  EXPECT_EQ(run_in_child([&] { return std::to_string(::write(open_file, "x", 1)); }), "-1");
  ::close(open_file);
  EXPECT_EQ(std::filesystem::file_size(path), 0U);
}

TEST(CheckInAChild, AllowsNeitherSignalsNorOtherProcesses) {
  EXPECT_FALSE(run_in_child([] { return std::to_string(::kill(::getppid(), 0)); }));
  EXPECT_FALSE(run_in_child([] { return std::to_string(::fork()); }));
  EXPECT_FALSE(run_in_child([] { return std::to_string(::unlink("/nowhere")); }));
}

TEST(CheckInAChild, TakesNoEndlessAnswer) {
  EXPECT_FALSE(run_in_child([] { return std::string(std::size_t{8} << 20U, 'x'); }));
}

}  // namespace
}  // namespace vestnik
