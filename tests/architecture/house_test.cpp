// The rules of the house, held against the tree itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/danger_rules.h"
#include "architecture/include_rules.h"
#include "architecture/message_rules.h"
#include "architecture/text_rules.h"

namespace vestnik::architecture {
namespace {

using ::testing::IsEmpty;

const std::filesystem::path tree{VESTNIK_SOURCE_DIR};
const std::vector<std::string> product{"core", "plugins", "gateways"};
const std::vector<std::string> cpp{".cpp", ".h"};

std::string listed(const Complaints& complaints) {
  std::string text;
  for (const std::string& words : complaints) text += "\n  " + words;
  return text;
}

TEST(House, LooksAtTheWholeProduct) {
  const auto sources = read_sources(tree, product, cpp);
  ASSERT_FALSE(sources.empty());
  EXPECT_TRUE(
      std::any_of(sources.begin(), sources.end(), [](const auto& file) { return file.part() == "core/plugin"; }));
}

TEST(House, IncludesGoDownTheWayOfAFact) {
  const auto complaints = check_includes(read_sources(tree, product, cpp));
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, FilesAreShortEnoughToRead) {
  const auto complaints =
      check_length(read_sources(tree, {"core", "plugins", "gateways", "tests", "scripts_lua"}, {".cpp", ".h", ".lua"}));
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, RussianTextLivesInTemplatesAndScripts) {
  const auto complaints = check_cyrillic(read_sources(tree, product, cpp));
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, NothingIsLeftUnfinished) {
  const auto complaints = check_unfinished(
      read_sources(tree, {"core", "plugins", "gateways", "tests", "scripts_lua", "templates", "config"},
                   {".cpp", ".h", ".lua", ".txt", ".md", ".html", ".js", ".mustache", ".properties", ".tsv"}));
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, EveryCodeHasASentenceAndEverySentenceACode) {
  Complaints complaints;
  const auto codes = read_messages(read_sources(tree, {"templates/messages"}, {".tsv"}), complaints);
  const auto more = check_codes(codes, read_sources(tree, product, cpp));
  complaints.insert(complaints.end(), more.begin(), more.end());
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, CallsNothingDangerous) {
  const auto complaints = check_dangerous_calls(read_sources(tree, product, cpp));
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, TheProxyShippedIsStrict) {
  const auto settings = read_sources(tree, {"config"}, {"nginx.conf"});
  ASSERT_EQ(settings.size(), 1U);
  const auto complaints = check_proxy(settings[0]);
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, EveryMetricIsExplainedToTheOperator) {
  const auto pages = read_sources(tree, {"."}, {"README.md"});
  const auto front = std::ranges::find(pages, "README.md", &SourceFile::path);
  ASSERT_NE(front, pages.end());
  const auto complaints = check_metrics(read_sources(tree, product, cpp), *front);
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

TEST(House, PagesLeadToFilesThatExist) {
  auto pages = read_sources(tree, {"core", "plugins", "gateways", "scripts_lua", "templates", "config"}, {".md"});
  for (const char* name : {"README.md", "CHANGELOG.md"}) {
    if (std::filesystem::exists(tree / name)) {
      for (auto& page : read_sources(tree, {"."}, {name})) {
        if (page.path == name) pages.push_back(std::move(page));
      }
    }
  }
  const auto complaints = check_links(tree, pages);
  EXPECT_THAT(complaints, IsEmpty()) << listed(complaints);
}

}  // namespace
}  // namespace vestnik::architecture
