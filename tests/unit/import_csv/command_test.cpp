#include "import_csv/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>

#include "import_csv/progress_bar.h"
#include "school.h"

namespace vestnik::import_csv {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// Sentences are the codes themselves, with their details.
class Codes final : public MessageCatalogue {
 public:
  ProblemText explain(const Problem& problem) const override {
    std::string text = problem.code;
    for (const auto& [name, value] : problem.details) text += " " + name + "=" + value;
    return {200, text, ""};
  }
};

class ImportCommand : public testing::Test {
 protected:
  int import(const std::vector<std::string>& arguments) { return run_import(arguments, ports()); }
  int generate(const std::vector<std::string>& arguments) { return run_generate(arguments, ports()); }
  CommandPorts ports() { return {school_.roster(), messages_, "", out_, complaints_, false}; }

  School school_;
  Codes messages_;
  std::ostringstream out_;
  std::ostringstream complaints_;
};

TEST_F(ImportCommand, AnswersZeroAndCountsWhatItTook) {
  school_.put_class();
  EXPECT_EQ(import({school_.folder().string()}), 0);
  EXPECT_THAT(out_.str(), HasSubstr("import.counted_groups added=2 changed=0"));
  EXPECT_THAT(out_.str(), HasSubstr("import.taken"));
  EXPECT_THAT(complaints_.str(), IsEmpty());  // no progress bar where there is no terminal
}

TEST_F(ImportCommand, AnswersOneAndNamesTheCellItRefused) {
  school_.put_class();
  school_.put("students.csv", "ФИО;Дата рождения;Класс\nОрлов Денис;вчера;7-А\n");
  EXPECT_EQ(import({school_.folder().string(), "--dry-run"}), 1);
  EXPECT_THAT(complaints_.str(), HasSubstr("students.csv:2 [Дата рождения]: import.bad_date"));
  EXPECT_THAT(out_.str(), HasSubstr("import.refused"));
}

TEST_F(ImportCommand, NamesTheNearestArgumentToAMistypedOne) {
  EXPECT_EQ(import({"folder", "--slip", "x"}), 2);
  EXPECT_THAT(complaints_.str(), HasSubstr("argument=--slip nearest=--slips"));
  EXPECT_EQ(import({}), 2);
  EXPECT_EQ(import({"folder", "--date", "soon"}), 2);
  EXPECT_EQ(import({"folder", "--slips"}), 2);
  EXPECT_EQ(import({"folder", "--accounts=some"}), 2);
}

TEST_F(ImportCommand, DrawsItsProgressOnATerminalAndNowhereElse) {
  int screen = -1;
  int terminal = -1;
  std::array<char, 64> name{};
  ASSERT_EQ(::openpty(&screen, &terminal, name.data(), nullptr, nullptr), 0);
  EXPECT_TRUE(is_terminal(terminal));
  std::ofstream on_screen{name.data()};
  school_.put_class();
  const std::vector<std::string> arguments{school_.folder().string()};
  EXPECT_EQ(run_import(arguments, {school_.roster(), messages_, "", out_, on_screen, is_terminal(terminal)}), 0);
  std::string drawn(4096, '\0');
  drawn.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(screen, drawn.data(), drawn.size()))));
  EXPECT_THAT(drawn, HasSubstr("[#########################] 100 %"));
  ::close(terminal);
  ::close(screen);

  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  EXPECT_FALSE(is_terminal(ends[1]));
  EXPECT_EQ(run_import(arguments, {school_.roster(), messages_, "", out_, complaints_, is_terminal(ends[1])}), 0);
  EXPECT_THAT(complaints_.str(), IsEmpty());
  for (const int end : ends) ::close(end);
}

TEST_F(ImportCommand, ImportsWhatItGenerated) {
  const std::string folder = (school_.folder() / "made").string();
  EXPECT_EQ(generate({"--students", "30", "--seed=5", "--out", folder}), 0);
  EXPECT_EQ(import({folder, "--lessons-until", "07.09.2026"}), 0) << complaints_.str();
  EXPECT_EQ(generate({"--students", "none", "--out", folder}), 2);
}

}  // namespace
}  // namespace vestnik::import_csv
