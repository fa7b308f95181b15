#include "regulation/explain.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "rule_texts.h"
#include "support/temporary_folder.h"

namespace vestnik {
namespace {

/// The sentences of the regulation alone: a slip in another part's file is that part's affair.
Result<MessageTable> sentences() {
  const tests::TemporaryFolder folder;
  for (const char* file : {"explain.tsv", "regulation.tsv", "rights.tsv", "http.tsv"})
    std::filesystem::copy_file(source_tree / "templates/messages" / file, folder.root() / file);
  return MessageTable::load(folder.root());
}

std::string prose_of(const std::string& institution) {
  const auto catalogue = sentences();
  EXPECT_TRUE(catalogue.ok()) << catalogue.problem().code << catalogue.problem().detail("file") << ":"
                              << catalogue.problem().detail("line");
  const auto loaded = load_regulation_file(source_tree / "scripts_lua/regulations" / (institution + ".lua"));
  std::string prose;
  for (const ExplainedRule& rule : explain(loaded.regulation->rules(), catalogue.value()))
    prose += rule.text + (rule.clause.empty() ? "" : " (п. " + rule.clause + ")") + "\n";
  return prose;
}

TEST(ExplainedRegulation, SaysEveryRuleWithItsClause) {
  const std::string syzran = prose_of("syzran");
  EXPECT_NE(syzran.find("Правка (оценки) открыта 7 дней после дня урока, до конца последнего дня. Касается: учитель, "
                        "классный руководитель. Закрытую дату открывает администратор по заявке (подаёт учитель) на 12 "
                        "часов. (п. 7.4.7)"),
            std::string::npos)
      << syzran;
  const std::string yarovoe = prose_of("yarovoe");
  EXPECT_NE(yarovoe.find("Для итоговой нужно не меньше 3 оценок; «не аттестован» возможно всегда. (п. 5.2)"),
            std::string::npos)
      << yarovoe;
  EXPECT_NE(yarovoe.find("каждую пятницу в 16:00"), std::string::npos) << yarovoe;
  const std::string otradny = prose_of("otradny");
  EXPECT_NE(otradny.find("Итоговые — не позже последнего дня периода; позже — с пометкой об опоздании. (п. 4, "
                         "преподаватель, 3)"),
            std::string::npos)
      << otradny;
}

TEST(ExplainedRegulation, SaysWhereTheProviderIsAskedAboutADoubt) {
  std::string script = read_script_file(source_tree / "scripts_lua/regulations/syzran.lua").value();
  const std::string again = "in_doubt = \"send_again\"";
  script.replace(script.find(again), again.size(), "in_doubt = \"ask\"");
  const auto loaded = load_regulation("syzran.lua", script);
  ASSERT_TRUE(loaded.regulation);
  const auto& rules = loaded.regulation->rules().notify;
  EXPECT_EQ(std::ranges::count(rules, InDoubt::ask, &NotifyRule::in_doubt), 1);
  std::string prose;
  for (const ExplainedRule& rule : explain(loaded.regulation->rules(), sentences().value())) prose += rule.text + "\n";
  EXPECT_NE(prose.find("Если неизвестно, дошло ли, спрашивают у оператора связи."), std::string::npos) << prose;
}

TEST(ExplainedRegulation, LeavesNoSentenceUnfinished) {
  for (const char* institution : {"syzran", "labinsk", "yarovoe", "usolye", "otradny"}) {
    const std::string prose = prose_of(institution);
    EXPECT_EQ(prose.find("—."), std::string::npos) << prose;
    EXPECT_EQ(prose.find('{'), std::string::npos) << prose;
    EXPECT_EQ(prose.find("произошла ошибка"), std::string::npos) << prose;
  }
}

TEST(ExplainedRegulation, CountsSchoolDaysInWords) {
  const auto catalogue = sentences();
  const auto loaded = load_regulation("school.lua", R"lua(
regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
editing { clause = "7.4.7", open_for = 10 * school_days, roles = { "teacher" } }
editing { clause = "7.4.8", open_for = 3 * days, roles = { "teacher" }, for_ { work_kind = "control" },
  instead_of = "7.4.7" }
checking { clause = "8", work_kind = "written", within = 5 * school_days }
final_mark { clause = "9", due = before("period_end", 3 * school_days) }
)lua");
  ASSERT_NE(loaded.regulation, nullptr);
  std::string prose;
  for (const ExplainedRule& rule : explain(loaded.regulation->rules(), catalogue.value())) prose += rule.text + "\n";
  for (const char* sentence : {"Правка (оценки) открыта 10 учебных дней после дня урока, до конца последнего дня.",
                               "Правка (оценки) открыта 3 дня после дня урока, до конца последнего дня.",
                               "не позже чем через 5 учебных дней; позже — с пометкой.",
                               "Итоговые — не позже чем за 3 учебных дня до конца периода"})
    EXPECT_NE(prose.find(sentence), std::string::npos) << prose;
}

TEST(RefusalInWords, AgreesInNumberAndNamesWhatIsMissing) {
  const auto catalogue = sentences();
  ASSERT_TRUE(catalogue.ok());
  const auto say = [&](const Problem& problem) { return catalogue.value().explain(problem).title; };
  EXPECT_EQ(say({"final.too_few_marks", {{"at_least", "3"}, {"missing", "2"}}}),
            "Для итоговой нужно не меньше 3 оценок: не хватает 2 оценок.");
  EXPECT_EQ(say({"final.too_few_marks", {{"at_least", "3"}, {"missing", "1"}}}),
            "Для итоговой нужно не меньше 3 оценок: не хватает 1 оценки.");
  EXPECT_EQ(say({"edit.window_closed", {{"count", "30"}, {"last_day", "05.11"}, {"reopenable", "0"}}}),
            "30 дней истекли 05.11: дата закрыта для правки.");
}

TEST(RefusalInWords, NamesTheWorksThatCount) {
  const auto catalogue = sentences();
  const auto loaded = load_regulation_file(source_tree / "scripts_lua/regulations/yarovoe.lua");
  FinalChange change;
  change.period = loaded.regulation->periods().front();
  change.basis.resize(3);
  change.declared_kinds = {WorkKind::oral, WorkKind::laboratory, WorkKind::practical};
  change.after = FinalMark{4};
  const Decision decision = loaded.regulation->decide(change, *parse_iso_instant("2026-12-25T07:00:00Z"));
  ASSERT_TRUE(decision.refused());
  EXPECT_EQ(catalogue.value().explain(decision.findings.front().problem).title,
            "Нет оценки за лабораторную или практическую работу.");
}

}  // namespace
}  // namespace vestnik
