// The rules themselves: each must be able to complain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/danger_rules.h"
#include "architecture/include_rules.h"
#include "architecture/literals.h"
#include "architecture/message_rules.h"
#include "architecture/text_rules.h"

namespace vestnik::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct IncludeCase {
  std::string path;
  std::string line;
};

Complaints complaints_about(const IncludeCase& sample) { return check_includes({{sample.path, {sample.line}}}); }

TEST(IncludeRules, ForbidLookingBackUp) {
  const IncludeCase samples[] = {
      {"core/base/time.cpp", R"(#include "domain/mark.h")"},
      {"core/domain/mark.h", R"(#include "ports/database.h")"},
      {"core/access/matrix.cpp", R"(#include "journal/recorder.h")"},
      {"core/regulation/judge.cpp", R"(#include "lua/state.h")"},
      {"core/journal/recorder.cpp", R"(#include "storage/sqlite_database.h")"},
      {"core/notify/planner.cpp", R"(#include "outbox/relay.h")"},
      {"core/storage/writer.cpp", R"(#include "records/mark_store.h")"},
      {"core/http/server.cpp", R"(#include "records/mark_store.h")"},
      {"plugins/mail/plugin.cpp", R"(#include "records/mark_store.h")"},
      {"plugins/mail/plugin.cpp", R"(#include "app/main.h")"},
      {"plugins/mail/plugin.cpp", R"(#include "../diary/week.h")"},
      {"gateways/maildir/plugin.cpp", R"(#  include "storage/writer.h")"},
      {"core/base/text.cpp", R"(#include "text.h")"},
      {"core/unheard/of.cpp", R"(#include "base/text.h")"},
  };
  for (const auto& sample : samples) {
    EXPECT_THAT(complaints_about(sample), SizeIs(1)) << sample.path << " " << sample.line;
  }
}

TEST(IncludeRules, ForbidALibraryOutsideItsFolder) {
  const IncludeCase samples[] = {
      {"core/regulation/judge.cpp", "#include <lua.h>"},
      {"core/journal/recorder.cpp", "#include <SQLiteCpp/SQLiteCpp.h>"},
      {"plugins/web/plugin.cpp", "#include <microhttpd.h>"},
      {"gateways/sms_http/plugin.cpp", "#include <curl/curl.h>"},
      {"core/records/mark_store.cpp", "#include <pqxx/pqxx>"},
      {"core/app/main.cpp", "#include <sqlite3.h>"},
      {"core/json/reader.h", "#include <nlohmann/json.hpp>"},
      {"plugins/mail/plugin.cpp", "#include <nlohmann/json.hpp>"},
  };
  for (const auto& sample : samples) {
    EXPECT_THAT(complaints_about(sample), SizeIs(1)) << sample.path << " " << sample.line;
  }
}

TEST(IncludeRules, AllowTheWayDown) {
  const IncludeCase samples[] = {
      {"core/journal/recorder.cpp", R"(#include "regulation/judge.h")"},
      {"core/lua/state.cpp", "#include <lua.hpp>"},
      {"core/json/reader.cpp", "#include <nlohmann/json.hpp>"},
      {"core/app/main.cpp", R"(#include "storage/writer.h")"},
      {"plugins/mail/plugin.cpp", R"(#include "ports/plugin.h")"},
      {"plugins/mail/plugin.cpp", R"(#include "letters.h")"},
      {"plugins/mail/plugin.cpp", R"(#include "mail/letters.h")"},
      {"plugins/mail/test/mail_test.cpp", R"(#include "storage/sqlite_database.h")"},
      {"core/base/text.cpp", "// #include \"domain/mark.h\" is a remark"},
  };
  for (const auto& sample : samples) {
    EXPECT_THAT(complaints_about(sample), IsEmpty()) << sample.path << " " << sample.line;
  }
}

TEST(TextRules, CountLines) {
  EXPECT_THAT(check_length({{"core/a.cpp", std::vector<std::string>(longest_file)}}), IsEmpty());
  EXPECT_THAT(check_length({{"core/a.cpp", std::vector<std::string>(longest_file + 1)}}),
              ElementsAre(HasSubstr("401 lines")));
}

TEST(TextRules, FindPromises) {
  const std::string promise = std::string{"// TO"} + "DO later";
  EXPECT_THAT(check_unfinished({{"core/a.cpp", {"int a;", promise}}}), ElementsAre("core/a.cpp:2: unfinished work"));
}

TEST(TextRules, FindRussianLiteralsButNotRemarks) {
  EXPECT_THAT(check_cyrillic({{"core/a.cpp", {R"(const char* word = "отказ";  // отказ)"}}}), SizeIs(1));
  EXPECT_THAT(check_cyrillic({{"core/a.cpp", {"/* «отметка» */ int a;  // оценка \"в кавычках\""}}}), IsEmpty());
  EXPECT_THAT(check_cyrillic({{"core/domain/mark.cpp", {R"(constexpr std::string_view not_attested = "н/а";)"}}}),
              IsEmpty());
  EXPECT_THAT(check_cyrillic({{"core/domain/mark.cpp", {R"(return "не аттестован";)"}}}), SizeIs(1));
}

TEST(TextRules, FindLinksToNothing) {
  const std::filesystem::path root{VESTNIK_SOURCE_DIR};
  EXPECT_THAT(check_links(root, {{"core/PAGE.md", {"[way](nowhere/at_all.h) and [time](base/time.h#L1)"}}}),
              ElementsAre(HasSubstr("nowhere/at_all.h")));
  EXPECT_THAT(check_links(root, {{"PAGE.md", {"[a](https://example.org/x) [b](#part) [c](core/base/time.h)"}}}),
              IsEmpty());
}

TEST(DangerRules, FindEachKindOfCallAndNoOther) {
  const std::string lines[] = {"const int done = std::system(words);",
                               "strcpy(to, from);",
                               "n = atoi(text);",
                               "std::printf(text);",
                               "std::mt19937 next;",
                               "const std::regex odd{text};",
                               "#include <Poco/MD5Engine.h>"};
  for (const std::string& line : lines) {
    EXPECT_THAT(check_dangerous_calls({{"core/a.cpp", {line}}}), SizeIs(1)) << line;
  }
  EXPECT_THAT(check_dangerous_calls({{"core/a.cpp",
                                      {"// system(words)", R"(std::snprintf(to, sizeof to, "%d", n);)",
                                       "file_system(path);", "random_.fill(bytes);"}},
                                     {"core/access/one_time_code.cpp", {"#include <Poco/SHA1Engine.h>"}}}),
              IsEmpty());
}

TEST(DangerRules, FindAProxyThatSaysTooLittleOrTooMuch) {
  EXPECT_THAT(
      check_proxy({"nginx.conf", {"# server_tokens off;", "autoindex on;"}}),
      ::testing::IsSupersetOf({"nginx.conf: does not say server_tokens off;", "nginx.conf: says autoindex on"}));
}

TEST(Literals, AreFoundWhereverTheyStand) {
  const SourceFile file{
      "core/a.cpp",
      {R"(char c = '"'; int n = 1'000; f("one \" two", R"x(three "four")x");)", R"(// "five")", R"(g("six");)"}};
  std::vector<std::string> texts;
  for (const auto& literal : literals_of(file)) texts.push_back(literal.text);
  EXPECT_THAT(texts, ElementsAre(R"(one \" two)", R"(three "four")", "six"));
  EXPECT_EQ(literals_of(file)[2].line_index, 2U);
}

TEST(MessageRules, FindCodesWithoutASentenceAndSentencesWithoutACode) {
  const MessageCodes known{{"edit.window_closed", "ru.tsv:2"}, {"edit.unused", "ru.tsv:3"}};
  const SourceFile source{
      "core/a.cpp",
      {R"(return Problem{"edit.window_closed", {{"until", text}}};)",
       R"(return Problem{late ? "edit.windw_closed" : "edit.window_closed"};)",
       R"(findings.refuse("edit.unheard_of", clause);)", R"(host.add_event_handler("mail.sent", f);)"}};
  EXPECT_THAT(check_codes(known, {source}),
              ElementsAre("core/a.cpp:2: no sentence explains edit.windw_closed",
                          "core/a.cpp:3: no sentence explains edit.unheard_of", "ru.tsv:3: nobody uses edit.unused"));
}

TEST(MessageRules, TakeAFamilyForUsedWhoseBeginningIsALiteral) {
  const MessageCodes known{{"day.rule_absence", "ru.tsv:2"}, {"day.ruler", "ru.tsv:3"}};
  const SourceFile source{"core/a.cpp", {R"(words(Problem{"day.rule_" + rule});)", R"(Problem{"day.roll_" + it};)"}};
  EXPECT_THAT(check_codes(known, {source}),
              ElementsAre("core/a.cpp:2: no sentence explains day.roll_", "ru.tsv:3: nobody uses day.ruler"));
}

TEST(MessageRules, FindBrokenLines) {
  Complaints complaints;
  const SourceFile catalogue{"templates/messages/a.tsv",
                             {"code\tstatus\tsentence\tnext", "a.fine\t404\tНе найдено.\tПроверьте адрес.",
                              "a.fine\t404\tНе найдено.\tПроверьте адрес.", "a.short\t404\tНе найдено.",
                              "a.status\tbad\tНе найдено.\tПроверьте.", "a.english\t404\tNot found.\tCheck.",
                              "a.next\t404\tНе найдено.\t", "A Code\t404\tНе найдено.\tПроверьте."}};
  EXPECT_THAT(read_messages({catalogue}, complaints), SizeIs(6));
  EXPECT_THAT(complaints, SizeIs(6));
  complaints.clear();
  EXPECT_TRUE(read_messages({{"templates/messages/b.tsv", {"code\tsentence"}}}, complaints).empty());
  EXPECT_THAT(complaints, ElementsAre(HasSubstr("header")));
}

}  // namespace
}  // namespace vestnik::architecture
