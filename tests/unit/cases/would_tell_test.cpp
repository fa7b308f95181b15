// Cases about who is told: by which rule, to whom, how and when.
#include <gtest/gtest.h>

#include "cases/run_cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

class ToldCases : public testing::TestWithParam<const char*> {
 protected:
  /// What became of one case about the shipped regulation of Syzran.
  static CaseResult run(const std::string& told) {
    static const LoadedRegulation loaded =
        load_regulation_file(std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua/regulations/syzran.lua");
    const CasesRun done = run_cases(*loaded.regulation, loaded.regulation->zone(), "x.lua",
                                    "case { clause = \"syzran-4.3\", \"x\", " + told + " }");
    if (!done.problems.empty()) {
      ADD_FAILURE() << done.problems.front().code << " " << done.problems.front().detail("field");
      return {};
    }
    return done.results.front();
  }
  static void holds(const std::string& told) {
    const CaseResult result = run(told);
    EXPECT_TRUE(result.passed) << told << "\n expected " << result.expected << "\n got " << result.got;
  }
  static void fails(const std::string& told) { EXPECT_FALSE(run(told).passed) << told; }
};

TEST_F(ToldCases, NameRuleAudienceChannelsAndMoment) {
  holds(R"(told = { absence = { code = "Н" }, now = "2026-09-14 08:20", last_bell = "2026-09-14 13:30" },
    expect = "told", rule = "absence", to = { "parents" }, by = { "sms", "email" }, due = "2026-09-14 08:30",
    expires = "2026-09-14 13:30", digest = false, under = "4.3")");
  fails(R"(told = { absence = { code = "Н" }, now = "2026-09-14 08:20" }, expect = "told", due = "2026-09-14 08:31")");
  fails(R"(told = { absence = { code = "Н" }, now = "2026-09-14 08:20" }, expect = "told", to = { "student" })");
  fails(R"(told = { absence = { code = "Н" }, now = "2026-09-14 08:20" }, expect = "told", by = { "email" })");
}

TEST_F(ToldCases, AfterTheLastBellTheDigestTells) {
  holds(R"(told = { absence = { code = "Н" }, now = "2026-09-14 13:25", last_bell = "2026-09-14 13:35" },
    expect = "told", rule = "absence", digest = true, due = "2026-09-14 16:00")");
  holds(R"(told = { absence = { code = "Н" }, now = "2026-09-14 13:24:59", last_bell = "2026-09-14 13:35" },
    expect = "told", rule = "absence", digest = false)");
}

TEST_F(ToldCases, OfAKnownOrASecondAbsenceNobodyIsTold) {
  holds(R"(told = { absence = { code = "Н", known = true }, now = "2026-09-14 08:20" }, expect = "not_told")");
  holds(R"(told = { absence = { code = "Н", reason = "УП" }, now = "2026-09-14 08:20" }, expect = "not_told")");
  holds(R"(told = { absence = { code = "Н", first = false }, now = "2026-09-14 09:20" }, expect = "not_told")");
  holds(R"(told = { absence = { code = "О" }, now = "2026-09-14 08:20" }, expect = "not_told")");
}

TEST_F(ToldCases, OfALowGradeTwoRulesTellAndOfAGoodOneTheDigestAlone) {
  holds(R"(told = { mark = { grade = 2 }, now = "2026-09-14 10:00" }, expect = "told", rule = "low_mark")");
  holds(R"(told = { mark = { grade = "4/2" }, now = "2026-09-14 10:00" }, expect = "told", rule = "low_mark")");
  holds(R"(told = { mark = { grade = 3 }, now = "2026-09-14 10:00" }, expect = "not_told", rule = "low_mark")");
  holds(R"(told = { mark = { grade = 5 }, now = "2026-09-14 10:00" }, expect = "told", rule = "mark", digest = true)");
}

TEST_F(ToldCases, QuietHoursPutOffToTheirEnd) {
  holds(R"(told = { announcement = { urgent = true }, now = "2026-09-14 21:00" }, expect = "told",
    rule = "urgent_notice", due = "2026-09-15 07:00")");
  holds(R"(told = { announcement = { urgent = true }, now = "2026-09-14 20:59" }, expect = "told",
    rule = "urgent_notice", due = "2026-09-14 20:59")");
}

TEST_F(ToldCases, WhoCannotBeReachedIsCalled) {
  holds(R"(told = { absence = { code = "Н" }, now = "2026-09-14 08:20", reachable = false }, expect = "call")");
  fails(R"(told = { absence = { code = "Н" }, now = "2026-09-14 08:20" }, expect = "call")");
  holds(R"(told = { mark = { grade = 2 }, now = "2026-09-14 08:20", reachable = false }, expect = "told",
    rule = "low_mark", to = { "class_teacher" })");
}

TEST(ToldCase, WithAMistakeIsNotRun) {
  const LoadedRegulation loaded =
      load_regulation_file(std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua/regulations/syzran.lua");
  const auto code_of = [&](const std::string& body) {
    const CasesRun run = run_cases(*loaded.regulation, loaded.regulation->zone(), "x.lua",
                                   "case { clause = \"x\", \"x\", " + body + " }");
    return run.problems.empty() ? std::string{"none"} : run.problems.back().code;
  };
  EXPECT_EQ(code_of(R"(told = { mark = { grade = 2 } }, expect = "told")"), "regulation.missing_field");
  EXPECT_EQ(code_of(R"(told = { mark = { grade = 2 }, now = "2026-09-14 10:00" }, expect = "allowed")"),
            "regulation.unknown_value");
  EXPECT_EQ(code_of(R"(told = { mrk = { grade = 2 }, now = "2026-09-14 10:00" }, expect = "told")"),
            "regulation.unknown_field");
  EXPECT_EQ(code_of(R"(mark = { lesson = "2026-09-14", now = "2026-09-14 10:00" }, expect = "told")"),
            "regulation.unknown_value");
}

}  // namespace
}  // namespace vestnik
