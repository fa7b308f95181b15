#include "lua/loader.h"

#include <gtest/gtest.h>

#include <fstream>

#include "rule_texts.h"
#include "support/temporary_folder.h"

namespace vestnik {
namespace {

std::filesystem::path regulation_file(const std::string& institution) {
  return std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua/regulations" / (institution + ".lua");
}

class ShippedRegulation : public testing::TestWithParam<std::string> {};

TEST_P(ShippedRegulation, LoadsWithoutAFinding) {
  const LoadedRegulation loaded = load_regulation_file(regulation_file(GetParam()));
  ASSERT_NE(loaded.regulation, nullptr) << printed(loaded.problems);
  EXPECT_EQ(loaded.regulation->info().institution, GetParam());
}

INSTANTIATE_TEST_SUITE_P(All, ShippedRegulation, testing::Values("syzran", "labinsk", "yarovoe", "usolye", "otradny"),
                         [](const auto& institution) { return institution.param; });

TEST(Reloading, ABadScriptKeepsTheLastGoodVersion) {
  const tests::TemporaryFolder folder;
  const std::filesystem::path file = folder.root() / "school.lua";
  std::filesystem::copy_file(regulation_file("syzran"), file);
  RegulationShelf shelf;
  ASSERT_TRUE(put_file(shelf, InstitutionId{1}, file).empty());
  const auto good = shelf.in_force(InstitutionId{1}, *parse_iso_date("2026-09-14"));
  ASSERT_NE(good, nullptr);
  std::ofstream{file, std::ios::app} << "editng { clause = '1' }\n";
  const auto problems = put_file(shelf, InstitutionId{1}, file);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().detail("nearest"), "editing");
  EXPECT_EQ(shelf.in_force(InstitutionId{1}, *parse_iso_date("2026-09-14")), good);
}

TEST(Reloading, AFileThatIsNotThereIsAProblem) {
  RegulationShelf shelf;
  EXPECT_EQ(put_file(shelf, InstitutionId{1}, "/nowhere/school.lua").front().code, "regulation.unreadable");
}

TEST(LoadedRegulation, CarriesTheTermsTheJournalNeeds) {
  const auto syzran = load_regulation_file(regulation_file("syzran")).regulation;
  ASSERT_NE(syzran, nullptr);
  EXPECT_EQ(syzran->info().timezone, "Europe/Samara");
  EXPECT_EQ(syzran->info().script_hash.size(), 64U);
  EXPECT_TRUE(syzran->marks().task_required);
  EXPECT_EQ(syzran->marks().scale, (std::vector<std::uint8_t>{2, 3, 4, 5}));
  EXPECT_EQ(syzran->attendance().absence_code, "Н");
  EXPECT_EQ(syzran->attendance().unexcused_reason, "НП");
  ASSERT_TRUE(syzran->reopening());
  EXPECT_EQ(syzran->reopening()->lasts, std::chrono::hours{12});
  EXPECT_EQ(syzran->periods().size(), 5U);
}

TEST(LoadedRegulation, NamesTheOrderItRestsOn) {
  // labinsk-0.1
  const auto labinsk = load_regulation_file(regulation_file("labinsk")).regulation;
  EXPECT_NE(labinsk->info().order.find("№ 15 от 09.01.2020"), std::string::npos);
  EXPECT_EQ(labinsk->checking_norms().front().days, 7);
}

TEST(LoadedRegulation, CarriesItsRulesOfInforming) {
  const auto labinsk = load_regulation_file(regulation_file("labinsk")).regulation;
  EXPECT_TRUE(labinsk->informing().consent_required);
  EXPECT_EQ(labinsk->informing().consent_clause, "3.11");
  const auto yarovoe = load_regulation_file(regulation_file("yarovoe")).regulation;
  EXPECT_TRUE(yarovoe->informing().paper_for_opted_out);
  const auto rules = yarovoe->notify_rules();
  const auto absence =
      std::find_if(rules.begin(), rules.end(), [](const auto& rule) { return rule.name == "absence"; });
  ASSERT_NE(absence, rules.end());
  EXPECT_EQ(absence->settle, std::chrono::minutes{10});
  EXPECT_TRUE(absence->when.first_of_day);
  EXPECT_EQ(absence->expires, Expiry::last_bell);
  EXPECT_EQ(absence->afterwards, Afterwards::digest);
  EXPECT_EQ(absence->channels, (std::vector<std::string>{"sms", "email"}));
  const auto paper = std::find_if(rules.begin(), rules.end(), [](const auto& rule) { return rule.opted_out_only; });
  ASSERT_NE(paper, rules.end());
  EXPECT_EQ(paper->when.weekday, 5);
  EXPECT_EQ(paper->when.at, WallTime{16 * 60});
}

TEST(LoadedRegulation, SaysWhenAlertsAreAWave) {
  const auto loaded = load_regulation("school.lua", std::string{sound_start} + R"(
inform { wave = { clause = "12", at_least = 5, percent_of_group = 60, times_usual = 2, at_night = false, releasers = 1,
  next_after = 5 * minutes, calls_after = 1 * hours } }
notify "absence" { clause = "2", when = absent {}, tell = { "parents" }, by = { "sms" }, guarded = true }
notify "mark" { clause = "2", when = mark {}, tell = { "parents" }, by = { "sms" }, guarded = false }
notify "low_mark" { clause = "2", when = mark { at_most = 2 }, tell = { "parents", "class_teacher" }, by = { "sms" } }
notify "notice" { clause = "2", when = announcement { urgent = true }, tell = { "group" }, by = { "sms" } }
notify "final" { clause = "2", when = final_published {}, tell = { "parents" }, by = { "sms" }, digest = true }
notify "reply" { clause = "2", when = event { name = "reply" }, tell = { "addressees" }, by = { "internal" } }
)");
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  const WaveTerms& wave = loaded.regulation->informing().wave;
  EXPECT_TRUE(wave.guarded);
  EXPECT_EQ(wave.clause, "12");
  EXPECT_EQ(wave.at_least, 5);
  EXPECT_EQ(wave.percent_of_group, 60);
  EXPECT_EQ(wave.times_usual, 2);
  EXPECT_FALSE(wave.at_night);
  EXPECT_EQ(wave.releasers, 1);
  EXPECT_EQ(wave.next_after, std::chrono::minutes{5});
  EXPECT_EQ(wave.calls_after, std::chrono::minutes{60});
  EXPECT_TRUE(loaded.regulation->notify_rules()[0].guarded);
  const auto rules = loaded.regulation->notify_rules();
  EXPECT_FALSE(rules[1].guarded) << "the school says so";
  EXPECT_TRUE(rules[2].guarded) << "a mistake may tell every family of it at once";
  EXPECT_TRUE(rules[3].guarded);
  EXPECT_FALSE(rules[4].guarded) << "a line of a digest frightens nobody";
  EXPECT_FALSE(rules[5].guarded) << "the staff is not shouted at by the hundred";
}

TEST(LoadedRegulation, TellsNonsenseAboutWaves) {
  for (const char* nonsense : {"at_least = 1", "percent_of_group = 101", "times_usual = 0", "releasers = 3",
                               "releasers = 0", "calls_after = \"soon\"", "at_lest = 8"}) {
    const auto loaded =
        load_regulation("school.lua", std::string{sound_start} + "inform { wave = { " + nonsense + " } }\n");
    EXPECT_FALSE(loaded.problems.empty()) << nonsense;
  }
}

}  // namespace
}  // namespace vestnik
