#include "http/message_catalogue.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.h"

namespace vestnik {
namespace {

class Messages : public ::testing::Test {
 protected:
  Messages() { write("http.tsv", "internal\t500\tОшибка.\tПовторите позже.\n"); }

  void write(const char* name, const std::string& lines) const {
    std::ofstream{folder / name} << "code\tstatus\tsentence\tnext\n" << lines;
  }
  [[nodiscard]] std::string load_code() const {
    const auto loaded = MessageTable::load(folder);
    return loaded ? "" : loaded.problem().code;
  }

  tests::TemporaryFolder own;
  const std::filesystem::path& folder = own.root();
};

TEST_F(Messages, FillInDetailsAndTheClause) {
  write("edit.tsv", "edit.window_closed\t409\tСрок по пункту {clause} истёк {until}.\tПодайте заявление: {nobody}.\n");
  const auto table = MessageTable::load(folder);
  ASSERT_TRUE(table);
  const ProblemText text = table->explain(Problem{"edit.window_closed", {{"until", "14.09.2026"}}, "7.4.7"});
  EXPECT_EQ(text.status, 409);
  EXPECT_EQ(text.title, "Срок по пункту 7.4.7 истёк 14.09.2026.");
  EXPECT_EQ(text.next, "Подайте заявление: —.");
}

TEST_F(Messages, CountInRussian) {
  write("marks.tsv", "marks.few\t422\tНе хватает: {count} {count|оценка|оценки|оценок}.\t\n");
  const auto table = MessageTable::load(folder);
  ASSERT_TRUE(table);
  const auto said = [&](const char* count) { return table->explain(Problem{"marks.few", {{"count", count}}}).title; };
  EXPECT_EQ(said("1"), "Не хватает: 1 оценка.");
  EXPECT_EQ(said("3"), "Не хватает: 3 оценки.");
  EXPECT_EQ(said("5"), "Не хватает: 5 оценок.");
  EXPECT_EQ(said("11"), "Не хватает: 11 оценок.");
  EXPECT_EQ(said("112"), "Не хватает: 112 оценок.");
  EXPECT_EQ(said("121"), "Не хватает: 121 оценка.");
  EXPECT_EQ(said("0"), "Не хватает: 0 оценок.");
}

TEST_F(Messages, SayWordsOfTheProgramInWordsOfPeople) {
  write("outbox.tsv",
        "outbox.too_late\t409\tПоздно: {state:outbox.state_}.\tСейчас {state}.\noutbox.state_sent\t200\tушло\t\n");
  const auto table = MessageTable::load(folder);
  ASSERT_TRUE(table);
  const ProblemText text = table->explain(Problem{"outbox.too_late", {{"state", "sent"}}});
  EXPECT_EQ(text.title, "Поздно: ушло.");
  EXPECT_EQ(text.next, "Сейчас sent.");
  EXPECT_EQ(table->explain(Problem{"outbox.too_late", {{"state", "lost"}}}).title, "Поздно: —.");
  EXPECT_EQ(table->explain(Problem{"outbox.too_late"}).title, "Поздно: —.");
}

TEST_F(Messages, AnswerAnUnknownCodeAsAnInternalError) {
  const auto table = MessageTable::load(folder);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->explain(Problem{"nobody.wrote_this"}).status, 500);
  EXPECT_EQ(table->explain(Problem{"nobody.wrote_this"}).title, "Ошибка.");
}

TEST_F(Messages, NeverLoadHalfAFile) {
  for (const char* line :
       {"a.b\t500\n", "a.b\tfour\tx\ty\n", "a.b\t302\tx\ty\n", "\t500\tx\ty\n", "a.b\t500\tx\ty\tz\n"}) {
    write("bad.tsv", line);
    EXPECT_EQ(load_code(), "messages.bad_line") << line;
  }
  write("bad.tsv", "internal\t500\tЕщё раз.\t\n");
  EXPECT_EQ(load_code(), "messages.duplicate_code");
}

TEST_F(Messages, NeedAFolderWithTheInternalError) {
  std::filesystem::remove(folder / "http.tsv");
  EXPECT_EQ(load_code(), "messages.no_internal");
  std::filesystem::remove_all(folder);
  EXPECT_EQ(load_code(), "messages.unreadable");
}

TEST(ShippedMessages, Load) {
  const auto table = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages");
  ASSERT_TRUE(table) << table.problem().code << table.problem().detail("file") << table.problem().detail("line");
  EXPECT_TRUE(table->knows("http.not_found"));
  EXPECT_TRUE(table->knows("json.unknown_member"));
}

}  // namespace
}  // namespace vestnik
