/// The Monday of Syzran's school lived through once more, under its own regulation and under others.
#include "app/simulation.h"

#include <gmock/gmock.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/digest.h"
#include "lua/loader.h"
#include "scenario/syzran_monday.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::int64_t sms_price = 350;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Replaces every occurrence; a word that is not there is the test's own mistake.
std::string with(std::string text, std::string_view word, std::string_view other) {
  std::size_t found = text.find(word);
  EXPECT_NE(found, std::string::npos) << word;
  for (; found != std::string::npos; found = text.find(word, found + other.size())) {
    text.replace(found, word.size(), other);
  }
  return text;
}

class AnotherVersion : public ::testing::Test {
 protected:
  AnotherVersion() {
    CommonOptions options;
    options.data = folder_.path("lender");
    options.plugins = VESTNIK_BINARY_DIR "/plugins";
    session_ = CommandSession::open(options);
    lender_ = session_->open_service(clock_, random_, true);
    shipped_ = bytes_of(session_->places().share / "scripts_lua" / "regulations" / "syzran.lua");
  }

  [[nodiscard]] const std::string& shipped() const { return shipped_; }
  [[nodiscard]] std::filesystem::path journal() { return day.folder().path("data") + "/vestnik.db"; }

  Simulation simulate(const std::string& script, std::string_view until = "2026-09-22") {
    SimulationOrder order;
    order.journal = journal().string();
    order.from = parse_iso_date(monday).value();
    order.until = parse_iso_date(until).value();
    order.file = folder_.path("other.lua");
    order.price_hundredths = sms_price;
    std::ofstream{order.file, std::ios::binary} << script;
    auto simulation = run_simulation(order, session_->places(), *lender_, [](int) {});
    if (!simulation) throw std::runtime_error{simulation.problem().code};
    return *std::move(simulation);
  }

  [[nodiscard]] std::string printed(const Simulation& simulation) {
    std::ostringstream out;
    print_report(simulation, session_->messages(), out);
    return out.str();
  }

  /// A grade in the first lesson of Monday's 7-А, by its teacher; answers the status.
  int grade(std::string_view student, std::string_view mark) {
    const LessonId lesson = day.school().lesson("7-А", monday, 1);
    const std::string body = R"({"rows":[{"student":)" + std::to_string(day.person(student).value) + R"(,"mark":")" +
                             std::string{mark} + R"(","expected_version":0}],"new_task":{"kind":"oral"}})";
    return day.school().post(day.school().teacher_of(lesson), lesson_path(lesson, "/marks"), body).status;
  }

  /// Grades from the day of the lesson to the first day on which the week is over.
  void live_through_the_week() {
    live_monday_morning(day);
    EXPECT_EQ(grade("Орлов Денис", "2"), 200);
    day.at("2026-09-17", "12:00");
    EXPECT_EQ(grade("Смирнова Вера", "5"), 200);
    day.at("2026-09-18", "12:00");
    EXPECT_EQ(grade("Орлов Денис", "4"), 200);
    day.at("2026-09-21", "23:59");
    EXPECT_EQ(grade("Смирнова Вера", "2"), 200);
    day.at("2026-09-22", "00:00");
    EXPECT_EQ(grade("Орлов Денис", "2"), 422);
    day.at("2026-09-23", "20:00");
  }

  Scenario day{monday_in_syzran()};

 private:
  TemporaryFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<CommandSession> session_;
  std::unique_ptr<Service> lender_;
  std::string shipped_;
};

MessageCount of_channel(const Messages& messages, std::string_view rule, std::string_view channel) {
  MessageCount sum;
  for (const auto& [kind, count] : messages) {
    if (kind.rule != rule || kind.channel != channel) continue;
    sum.sent += count.sent;
    sum.cancelled += count.cancelled;
    sum.segments += count.segments;
  }
  return sum;
}

TEST_F(AnotherVersion, TheVersionThatWasInForceGivesExactlyWhatHappened) {
  live_through_the_week();
  const Simulation same = simulate(shipped());
  EXPECT_EQ(same.before.differing, 0);
  EXPECT_EQ(same.differing_news, 0);
  EXPECT_EQ(same.before.news, same.record.news);
  EXPECT_EQ(same.after.news, same.record.news);
  EXPECT_FALSE(same.record.news.empty());
  EXPECT_THAT(same.comparison.changed, IsEmpty());
  for (const auto& [kind, count] : same.record.messages) {
    const MessageCount& again = same.after.messages.at(kind);
    EXPECT_EQ(again.sent, count.sent) << kind.rule << ' ' << kind.channel;
    EXPECT_EQ(again.cancelled, count.cancelled) << kind.rule << ' ' << kind.channel;
    EXPECT_EQ(again.segments, count.segments) << kind.rule << ' ' << kind.channel;
  }
  EXPECT_EQ(same.after.messages.size(), same.record.messages.size());
  EXPECT_THAT(printed(same), HasSubstr("сошёлся с журналом полностью"));
}

TEST_F(AnotherVersion, AStricterWindowRefusesExactlyTheEntriesThatAQueryNames) {
  live_through_the_week();
  const Simulation strict = simulate(with(shipped(), "open_for = 7 * days", "open_for = 3 * days"));
  // Day 0 is the lesson's: with three days the fourth midnight after it closes the lesson.
  std::set<std::pair<std::int64_t, std::int64_t>> late;
  day.school().service().database().read(day.school().institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT m.lesson_id, m.student_id FROM mark m JOIN lesson l ON l.institution_id = m.institution_id"
        " AND l.id = m.lesson_id WHERE m.institution_id = $1 AND m.changed_at >= $2",
        {day.school().institution(), day.school().zone().start_of_day(parse_iso_date("2026-09-18").value())},
        [&](const Row& row) { late.emplace(row.integer(0), row.integer(1)); });
  });
  std::set<std::pair<std::int64_t, std::int64_t>> refused;
  for (const ChangedEntry& entry : strict.comparison.changed) {
    EXPECT_TRUE(entry.refused);
    EXPECT_EQ(entry.ground.code, "edit.window_closed");
    EXPECT_EQ(entry.ground.clause, "7.4.7");
    refused.emplace(entry.lesson.value, entry.student.value);
  }
  EXPECT_EQ(strict.comparison.changed.size(), 2U);
  EXPECT_EQ(refused, late);
  // Вера's two of the last evening is told to nobody then.
  EXPECT_GT(strict.comparison.news_lost, 0);
  EXPECT_EQ(strict.comparison.news_gained, 0);
  const FamilyCount vera = strict.comparison.families.at(day.person("Смирнова Вера"));
  EXPECT_LT(vera.after, vera.before);
}

TEST_F(AnotherVersion, AWiderWindowMakesWhatWasRefusedPossibleAndTellsTheFamily) {
  live_through_the_week();
  const Simulation wide = simulate(with(shipped(), "open_for = 7 * days", "open_for = 30 * days"));
  ASSERT_EQ(wide.comparison.changed.size(), 1U);
  const ChangedEntry& entry = wide.comparison.changed.front();
  EXPECT_FALSE(entry.refused);
  EXPECT_EQ(entry.student, day.person("Орлов Денис"));
  EXPECT_EQ(entry.ground.code, "edit.window_closed");
  const FamilyCount denis = wide.comparison.families.at(day.person("Орлов Денис"));
  EXPECT_GT(denis.after, denis.before);
  EXPECT_EQ(wide.comparison.families_with_less, 0);
}

TEST_F(AnotherVersion, AnAlertThatSettlesSoonerIsSentAndPutRightAndCostsItsParts) {
  live_monday_morning(day);
  day.at("2026-09-15", "20:00");
  const Simulation hasty = simulate(with(shipped(), "settle = 10 * minutes", "settle = 5 * minutes"), monday);
  // Вера's alert waited ten minutes and was taken back; after five it would have left, and a correction after it.
  EXPECT_EQ(of_channel(hasty.before.messages, "absence", "sms").sent, 2);
  EXPECT_EQ(of_channel(hasty.before.messages, "absence", "sms").cancelled, 1);
  const MessageCount after = of_channel(hasty.after.messages, "absence", "sms");
  EXPECT_EQ(after.sent, 4);
  EXPECT_EQ(after.cancelled, 0);
  EXPECT_EQ(after.segments, 4);
  EXPECT_EQ(hasty.comparison.news_gained, 2);
  EXPECT_EQ(hasty.comparison.news_earlier, 2);
  EXPECT_THAT(printed(hasty), HasSubstr("+7,00"));
}

TEST_F(AnotherVersion, AnAlertByMailCostsNoSms) {
  live_monday_morning(day);
  day.at("2026-09-15", "20:00");
  const Simulation mailed = simulate(
      with(shipped(), R"(by = first_of { "sms", "email" }, settle)", R"(by = first_of { "email" }, settle)"), monday);
  EXPECT_EQ(of_channel(mailed.before.messages, "absence", "sms").segments, 2);
  EXPECT_EQ(of_channel(mailed.after.messages, "absence", "sms").sent, 0);
  EXPECT_EQ(sum_of(mailed.after.messages).segments, 0);
  EXPECT_EQ(of_channel(mailed.after.messages, "absence", "email").sent, mailed.comparison.news_otherwise);
  EXPECT_EQ(mailed.comparison.news_otherwise + mailed.comparison.news_lost, 2);
}

TEST_F(AnotherVersion, TwoRunsGiveTheSameBytesAndTheJournalIsOnlyRead) {
  live_through_the_week();
  const std::string before = digest(bytes_of(journal()));
  const std::string script = with(shipped(), "open_for = 7 * days", "open_for = 3 * days");
  const Simulation first = simulate(script);
  const Simulation second = simulate(script);
  EXPECT_EQ(report_as_json(first), report_as_json(second));
  EXPECT_EQ(printed(first), printed(second));
  EXPECT_EQ(digest(bytes_of(journal())), before);
}

TEST_F(AnotherVersion, WhatWasErasedFromTheAuditIsReadBackFromTheVersions) {
  live_through_the_week();
  day.school().service().database().write(day.school().institution(), Priority::person, [&](Transaction& transaction) {
    transaction.execute("DELETE FROM audit_payload WHERE institution_id = $1", {transaction.institution()});
    return true;
  });
  const Simulation same = simulate(shipped());
  EXPECT_EQ(same.differing_news, 0);
  const Simulation strict = simulate(with(shipped(), "open_for = 7 * days", "open_for = 3 * days"));
  EXPECT_EQ(strict.comparison.changed.size(), 2U);
}

TEST_F(AnotherVersion, NoReportNamesAPerson) {
  live_through_the_week();
  const Simulation strict = simulate(with(shipped(), "open_for = 7 * days", "open_for = 3 * days"));
  for (const std::string& text : {printed(strict), report_as_json(strict)}) {
    for (const char* name : {"Смирнова", "Вера", "Орлов", "Денис"}) EXPECT_EQ(text.find(name), std::string::npos);
  }
}

TEST_F(AnotherVersion, ARegulationOfAnotherSchoolIsTurnedAway) {
  EXPECT_THROW(simulate(with(shipped(), R"(institution = "syzran")", R"(institution = "labinsk")")),
               std::runtime_error);
}

}  // namespace
}  // namespace vestnik::tests
