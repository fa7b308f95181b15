// What is wrong with a regulation that loads: contradictions, idle rules, dates that do not fit.
#include "regulation/contradictions.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "regulation/surroundings.h"
#include "rule_texts.h"

namespace vestnik {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// The least whole regulation, with more rules behind it.
std::string with(const std::string& rules, const std::string& from = "2026-09-01") {
  return "regulation { api = 1, institution = \"x\", order = \"1\", in_force_from = \"" + from +
         "\", timezone = \"Europe/Samara\" }\n"
         "marks { scale = { 2, 3, 4, 5 }, average = \"plain\" }\n"
         "absence { codes = { \"Н\", \"О\" }, absent = \"Н\", reasons = { \"УП\", \"НП\" },"
         " reason_set_by = { \"class_teacher\" } }\n" +
         (rules.find("periods") == std::string::npos ? "periods { kind = \"quarter\", { \"2026-09-01\", \"2026-10-25\" "
                                                       "}, { \"2026-11-05\", \"2026-12-27\" } }\n"
                                                     : "") +
         rules;
}

RuleSet rules_of(const std::string& script) {
  const LoadedRegulation loaded = load_regulation("x.lua", script);
  if (!loaded.regulation) {
    ADD_FAILURE() << loaded.problems.front().code << " " << loaded.problems.front().detail("field") << "\n" << script;
    return {};
  }
  return loaded.regulation->rules();
}

/// "error window_idle 2.2", a line a remark.
std::vector<std::string> told(const std::vector<RuleRemark>& remarks) {
  constexpr std::array names{"note", "warning", "error"};
  std::vector<std::string> lines;
  for (const RuleRemark& one : remarks)
    lines.push_back(std::string{names[static_cast<std::size_t>(one.severity)]} + " " +
                    one.problem.code.substr(one.problem.code.find('.') + 1) + " " + one.problem.clause);
  return lines;
}

std::vector<std::string> remarks_on(const std::string& rules) { return told(contradictions(rules_of(with(rules)))); }

TEST(Contradictions, AreNoMistakesInTheShippedRegulations) {
  for (const char* name : {"syzran", "labinsk", "yarovoe", "usolye", "otradny"}) {
    const auto remarks =
        contradictions(rules_of(text_of(source_tree / "scripts_lua/regulations" / (name + std::string{".lua"}))));
    for (const RuleRemark& one : remarks)
      EXPECT_EQ(one.severity, Severity::note) << name << " " << one.problem.code << " " << one.problem.clause;
  }
}

TEST(Contradictions, TheReadingsOfTheShippedRegulationsAreNotes) {
  const auto yarovoe = contradictions(rules_of(text_of(source_tree / "scripts_lua/regulations/yarovoe.lua")));
  EXPECT_THAT(told(yarovoe), Contains("note finals_window 4.4.5"));
  const auto syzran = contradictions(rules_of(text_of(source_tree / "scripts_lua/regulations/syzran.lua")));
  EXPECT_THAT(told(syzran), Contains("note finals_by_order 7.4.4"));
}

TEST(Contradictions, OfTwoLimitsNameTheIdleOneAndTheStricter) {
  const std::string strict = "editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days }\n";
  const std::string loose = "editing { clause = \"2.2\", what = { \"grades\" }, open_for = 30 * days }\n";
  const auto remarks = contradictions(rules_of(with(strict + loose)));
  ASSERT_EQ(told(remarks), std::vector<std::string>{"warning window_idle 2.2"});
  EXPECT_EQ(remarks.front().problem.detail("other"), "2.1");
  EXPECT_EQ(remarks.front().problem.detail("line"), "6");
  EXPECT_EQ(remarks.front().problem.detail("other_line"), "5");
  // The order in the script does not matter.
  EXPECT_EQ(remarks_on(loose + strict), std::vector<std::string>{"warning window_idle 2.2"});
}

TEST(Contradictions, ANarrowerRuleInsteadOfAnotherIsNone) {
  EXPECT_THAT(remarks_on("editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days }\n"
                         "editing { clause = \"2.2\", what = { \"grades\" }, open_for = 30 * days,"
                         " for_ { subject = \"Труд\" }, instead_of = \"2.1\" }"),
              IsEmpty());
  EXPECT_THAT(remarks_on("editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days }\n"
                         "editing { clause = \"2.2\", what = { \"grades\" }, open_for = 30 * days,"
                         " for_ { subject = \"Труд\" } }"),
              Contains("warning window_idle 2.2"));
}

TEST(Contradictions, LimitsOfOtherPeopleOrThingsDoNotMeet) {
  EXPECT_THAT(
      remarks_on(
          "editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days, roles = { \"teacher\" } }\n"
          "editing { clause = \"2.2\", what = { \"grades\" }, open_for = 30 * days, roles = { \"class_teacher\" } }\n"
          "editing { clause = \"2.3\", what = { \"attendance\" }, open_for = 9 * days, roles = { \"teacher\" } }"),
      IsEmpty());
}

TEST(Contradictions, APeriodsEndAndADayLimitDependOnTheLesson) {
  EXPECT_EQ(remarks_on("editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days }\n"
                       "editing { clause = \"2.2\", what = { \"grades\" }, open_until = \"period_end\" }"),
            std::vector<std::string>{"note windows_by_moment 2.1"});
}

TEST(Contradictions, OfALimitItself) {
  EXPECT_EQ(remarks_on("editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days,"
                       " override { by = { \"administrator\" }, reason = true } }"),
            std::vector<std::string>{"warning override_idle 2.1"});
  EXPECT_EQ(remarks_on(
                "editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days, roles = { \"class_teacher\" },"
                " reopen { on_application_of = \"teacher\", approved_by = \"administrator\", lasts = 12 * hours } }"),
            std::vector<std::string>{"warning reopen_not_bound 2.1"});
}

TEST(Contradictions, ANormThatEndsAfterTheDateHasClosed) {
  const std::string window = "editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days }\n";
  EXPECT_THAT(remarks_on(window + "checking { clause = \"3.1\", work_kind = { \"control\" }, within = 7 * days }"),
              IsEmpty());
  EXPECT_THAT(remarks_on(window + "checking { clause = \"3.1\", work_kind = { \"control\" }, within = 8 * days }"),
              Contains("warning norm_beyond_window 3.1"));
}

TEST(Contradictions, FinalsThatCloseBeforeTheyOpen) {
  EXPECT_EQ(remarks_on("final_mark { clause = \"4.1\", opens = before(\"period_end\", 1 * days) }\n"
                       "final_mark { clause = \"4.2\", due = before(\"period_end\", 2 * days) }"),
            std::vector<std::string>{"error finals_closed_before_open 4.1"});
  EXPECT_EQ(remarks_on("final_mark { clause = \"4.1\", opens = before(\"period_end\", 2 * days) }\n"
                       "final_mark { clause = \"4.2\", due = before(\"period_end\", 2 * days) }"),
            std::vector<std::string>{"note finals_window 4.1"});
}

TEST(Contradictions, OfFinalsIdleDemands) {
  EXPECT_EQ(remarks_on("final_mark { clause = \"4.1\", at_least = 3 }\nfinal_mark { clause = \"4.2\", at_least = 5 }"),
            std::vector<std::string>{"warning finals_basis_idle 4.1"});
  EXPECT_EQ(remarks_on("final_mark { clause = \"4.1\", due = before(\"period_end\", 1 * days) }\n"
                       "final_mark { clause = \"4.2\", due = before(\"period_end\", 3 * days) }"),
            std::vector<std::string>{"warning finals_due_idle 4.1"});
  // The later one refuses where the earlier only warns: both count.
  EXPECT_THAT(remarks_on("final_mark { clause = \"4.1\", due = before(\"period_end\", 1 * days), late = \"forbid\" }\n"
                         "final_mark { clause = \"4.2\", due = before(\"period_end\", 3 * days) }"),
              IsEmpty());
}

TEST(Contradictions, ALockBeforeLessonsEnd) {
  EXPECT_EQ(remarks_on("lock { clause = \"5.1\", when = { \"final_set\" } }\n"
                       "final_mark { clause = \"5.2\", due = before(\"period_end\", 2 * days) }"),
            std::vector<std::string>{"warning lock_before_end 5.1"});
  EXPECT_THAT(remarks_on("lock { clause = \"5.1\", when = { \"sheet_closed\" } }\nlock { clause = \"5.2\", when = { "
                         "\"sheet_closed\" } }"),
              Contains("warning lock_repeated 5.2"));
}

TEST(Contradictions, OfTheCalendar) {
  EXPECT_EQ(remarks_on("periods { clause = \"1\", kind = \"quarter\", { \"2026-09-01\", \"2026-10-25\" }, { "
                       "\"2026-12-05\", \"2026-12-27\" } }"),
            std::vector<std::string>{"warning periods_gap 1"});
  EXPECT_EQ(remarks_on("periods { clause = \"1\", kind = \"quarter\", { \"2026-09-01\", \"2026-10-25\" } }\n"
                       "periods { clause = \"1\", kind = \"year\", { \"2026-09-02\", \"2027-05-26\" } }"),
            std::vector<std::string>{"warning period_outside_year 1"});
  EXPECT_THAT(remarks_on("periods { clause = \"1\", kind = \"quarter\", { \"2026-11-05\", \"2026-12-27\" }, { "
                         "\"2026-09-01\", \"2026-10-25\" } }"),
              Contains("error periods_unordered 1"));
  EXPECT_EQ(told(contradictions(rules_of(with("", "2027-09-01")))),
            std::vector<std::string>{"error in_force_too_late "});
}

TEST(Contradictions, OfPeopleWhoMayDoNothing) {
  EXPECT_THAT(remarks_on("credentials { clause = \"6.1\", issued_by = { \"administrator\" } }\n"
                         "credentials { clause = \"6.2\", issued_by = { \"class_teacher\" } }"),
              Contains("error nobody_issues_to_families 6.2"));
  EXPECT_THAT(remarks_on("announcements { clause = \"7.1\", by = { \"director\" }, urgent_by = { \"teacher\" } }"),
              Contains("warning announcement_idle 7.1"));
  EXPECT_THAT(remarks_on("mail { clause = \"8.1\", from = { \"student\" }, may_write = { \"teacher\" } }\n"
                         "mail { clause = \"8.2\", from = { \"student\" }, may_write = { \"director\" } }"),
              Contains("warning mail_to_nobody 8.2"));
  EXPECT_THAT(remarks_on("mail { clause = \"8.1\", from = { \"student\" }, may_write = { \"teacher\" } }\n"
                         "mail { clause = \"8.2\", from = { \"parent\" }, may_write = { \"director\" } }"),
              IsEmpty());
}

std::string notify(const std::string& rest) {
  return "notify \"x\" { clause = \"9\", tell = { \"parents\" }, by = first_of { \"sms\" }, " + rest + " }";
}

TEST(Contradictions, OfMessagesThatNeverLeave) {
  EXPECT_EQ(remarks_on(notify("when = mark {}, settle = 2 * hours, expires = 2 * hours")),
            std::vector<std::string>{"error expires_before_settled 9"});
  EXPECT_EQ(remarks_on(notify("when = absent {}, expires = \"last_bell\", quiet = { \"07:00\", \"18:00\" }")),
            std::vector<std::string>{"error quiet_all_day 9"});
  EXPECT_EQ(remarks_on(notify("when = mark {}, expires = 10 * hours, quiet = { \"21:00\", \"07:00\" }")),
            std::vector<std::string>{"warning expires_in_quiet 9"});
  EXPECT_THAT(remarks_on(notify("when = mark {}, expires = 12 * hours, quiet = { \"21:00\", \"07:00\" }")), IsEmpty());
  EXPECT_EQ(remarks_on(notify("when = mark { at_most = 1 }")), std::vector<std::string>{"error grade_never_given 9"});
  EXPECT_EQ(remarks_on(notify("when = mark { at_most = 5 }")), std::vector<std::string>{"warning every_grade 9"});
  EXPECT_EQ(remarks_on(notify("when = mark {}, digest = true, expires = \"end_of_day\"")),
            std::vector<std::string>{"warning digest_does_not_expire 9"});
  EXPECT_EQ(remarks_on(notify("when = mark {}, afterwards = \"digest\"")),
            std::vector<std::string>{"warning afterwards_idle 9"});
}

TEST(Contradictions, OfAGuardThatGuardsNothing) {
  const std::string guarded = notify("when = mark {}, guarded = true");
  EXPECT_THAT(remarks_on(guarded), IsEmpty());
  EXPECT_EQ(remarks_on("inform { wave = { guarded = false } }\n" + guarded),
            std::vector<std::string>{"warning guard_off 9"});
  EXPECT_EQ(remarks_on(notify("when = mark {}, digest = true, guarded = true")),
            std::vector<std::string>{"warning guarded_digest 9"});
  EXPECT_EQ(remarks_on("inform { wave = { next_after = 20 * minutes, calls_after = 20 * minutes } }\n" + guarded),
            std::vector<std::string>{"warning calls_before_next 9"});
}

TEST(Contradictions, EveryOneHasASentenceWithoutGaps) {
  const auto catalogue = MessageTable::load(source_tree / "templates/messages");
  ASSERT_TRUE(catalogue.ok());
  std::set<std::string> codes;
  for (const char* file : {"windows", "finals", "calendar", "people", "tellings"}) {
    const std::string text = text_of(source_tree / "core/regulation" / ("contradicting_" + std::string{file} + ".cpp"));
    for (std::size_t at = text.find("\"contradiction."); at != std::string::npos;
         at = text.find("\"contradiction.", at + 1))
      codes.insert(text.substr(at + 1, text.find('"', at + 1) - at - 1));
  }
  EXPECT_GE(codes.size(), 30U);
  const std::string unknown = catalogue->explain(Problem{"no.such_code"}).title;
  for (const std::string& code : codes) EXPECT_NE(catalogue->explain(Problem{code}).title, unknown) << code;
}

class WithSurroundings : public testing::Test {
 protected:
  std::vector<std::string> remarks_on(const std::string& rules) const {
    return told(remarks_on_surroundings(rules_of(with(rules)), around));
  }
  Surroundings around{{{"sms", "sms"}, {"email", "email"}},
                      {{"sms", "mark"}, {"email", "mark"}, {"email", "final"}},
                      {"7-А", "7-Б"},
                      {"Алгебра"},
                      {},
                      {},
                      {7},
                      {Role::teacher, Role::class_teacher, Role::administrator}};
};

TEST_F(WithSurroundings, HaveEveryClassAndSubjectThatARuleNames) {
  const std::string rule = "editing { clause = \"2.1\", what = { \"grades\" }, open_for = 7 * days, for_ { ";
  EXPECT_THAT(remarks_on(rule + "class = \"7-А\", subject = \"Алгебра\", course = 7 } }"), IsEmpty());
  EXPECT_EQ(remarks_on(rule + "class = \"7-В\" } }"), std::vector<std::string>{"error unknown_class 2.1"});
  EXPECT_EQ(remarks_on(rule + "subject = \"Алгебре\" } }"), std::vector<std::string>{"error unknown_subject 2.1"});
  EXPECT_EQ(remarks_on(rule + "course = 11 } }"), std::vector<std::string>{"warning unknown_course 2.1"});
}

TEST_F(WithSurroundings, OpenAWayWithWordsForEveryMessage) {
  EXPECT_THAT(remarks_on(notify("when = mark {}")), IsEmpty());
  EXPECT_EQ(remarks_on(notify("when = final_published {}")), std::vector<std::string>{"error no_template_at_all 9"});
  EXPECT_EQ(remarks_on("notify \"x\" { clause = \"9\", when = final_published {}, tell = { \"parents\" }, by = all_of "
                       "{ \"sms\", \"email\" } }"),
            std::vector<std::string>{"warning no_template 9"});
  EXPECT_THAT(
      remarks_on(
          "notify \"x\" { clause = \"9\", when = mark {}, tell = { \"parents\" }, by = first_of { \"internal\" } }"),
      Contains("error no_channel_open 9"));
}

TEST_F(WithSurroundings, HearOfWhatStopsAnEscalation) {
  const auto chain = [](const std::string& channels, const std::string& unless) {
    return "notify \"x\" { clause = \"9\", when = mark {}, tell = { \"parents\" }, by = first_of { " + channels +
           " }, escalate = { after = 2 * hours, unless = \"" + unless + "\" } }";
  };
  const std::vector<std::string> unread{"warning reading_is_never_told 9"};
  const std::vector<std::string> undelivered{"warning delivery_is_never_told 9"};
  EXPECT_EQ(remarks_on(chain(R"("email", "sms")", "read")), unread) << "an e-mail does not say that it was read";
  EXPECT_EQ(remarks_on(chain(R"("email", "sms")", "delivered")), undelivered);
  around.channels[0].tells_delivery = true;
  EXPECT_EQ(remarks_on(chain(R"("email", "sms")", "delivered")), undelivered) << "the last of a chain stops nothing";
  EXPECT_THAT(remarks_on(chain(R"("sms", "email")", "delivered")), IsEmpty());
  EXPECT_EQ(remarks_on(chain(R"("sms", "email")", "read")), unread) << "delivered is not read";
  around.channels[1].tells_reading = true;
  EXPECT_THAT(remarks_on(chain(R"("email", "sms")", "read")), IsEmpty());
  EXPECT_THAT(remarks_on(chain(R"("email", "sms")", "delivered")), IsEmpty()) << "what was read has arrived";
  around.channels[1].tells_reading = false;
  EXPECT_THAT(remarks_on(chain(R"("preferred", "sms")", "read")), IsEmpty()) << "people may choose one that tells";
}

TEST_F(WithSurroundings, KnowSomebodyForEveryDuty) {
  EXPECT_EQ(remarks_on("credentials { clause = \"6.1\", issued_by = { \"dispatcher\" } }"),
            std::vector<std::string>{"warning role_of_nobody 6.1"});
  EXPECT_THAT(remarks_on("credentials { clause = \"6.1\", issued_by = { \"dispatcher\", \"administrator\" } }"),
              IsEmpty());
}

}  // namespace
}  // namespace vestnik
