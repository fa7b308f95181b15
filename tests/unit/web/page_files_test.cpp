// The files of the cabinet: what is served, and what their texts hold to.
#include "plugins/web/page_files.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "domain/mark.h"
#include "domain/role.h"
#include "records/seen_deliveries.h"
#include "records/session_store.h"
#include "support/temporary_folder.h"

namespace vestnik::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

TEST(PageFiles, AreThePagesOfTheFolderAndNothingElse) {
  const tests::TemporaryFolder folder;
  std::ofstream{folder.path("index.html")} << "<p>";
  std::ofstream{folder.path("cabinet.js")} << "1;";
  std::ofstream{folder.path("notes.txt")} << "not a page";
  const auto files = read_page_files(folder.root());
  ASSERT_TRUE(files);
  EXPECT_THAT(*files, UnorderedElementsAre(Key("index.html"), Key("cabinet.js")));
  EXPECT_EQ(files->at("index.html").media, "text/html; charset=utf-8");
  EXPECT_EQ(*files->at("cabinet.js").bytes, "1;");
  EXPECT_NE(files->at("cabinet.js").etag, files->at("index.html").etag);
}

TEST(PageFiles, SayWhichFolderHasNoPages) {
  const tests::TemporaryFolder folder;
  for (const std::string& place : {folder.root().string(), folder.path("nowhere")}) {
    const auto files = read_page_files(place);
    ASSERT_FALSE(files);
    EXPECT_EQ(files.problem().code, "web.no_pages");
  }
}

// What the Content-Security-Policy of these files forbids would silently not work.
TEST(PageFiles, OfTheCabinetNeedNothingThatTheirPolicyForbids) {
  const auto files = read_page_files(VESTNIK_SOURCE_DIR "/templates/web");
  ASSERT_TRUE(files);
  const std::string& page = *files->at(first_page).bytes;
  EXPECT_THAT(page, Not(HasSubstr("style=")));
  EXPECT_THAT(page, Not(HasSubstr("<style")));
  EXPECT_THAT(page, Not(HasSubstr(" onclick")));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  for (const auto& [name, file] : *files) EXPECT_THAT(*file.bytes, Not(HasSubstr("//cdn"))) << name;
}

// A phone of ten years ago reads the script, names never become markup, and its words stand in the page.
TEST(PageFiles, OfTheCabinetAreReadByOldPhones) {
  const auto files = read_page_files(VESTNIK_SOURCE_DIR "/templates/web");
  ASSERT_TRUE(files);
  for (const auto& [name, file] : *files) {
    if (!name.ends_with(".js")) continue;
    const std::string& script = *file.bytes;
    for (const char* newer :
         {"=>", "`", "const ", "let ", "async ", "fetch(", "innerHTML", "insertAdjacent", "eval("}) {
      EXPECT_THAT(script, Not(HasSubstr(newer))) << name;
    }
    for (const char byte : script) {
      ASSERT_LT(static_cast<unsigned char>(byte), 128U) << name << ": words belong into the page";
    }
  }
}

// The API speaks by codes; families read Russian.
class PageWords : public ::testing::Test {
 protected:
  template <class Codes>
  void expect_words(const char* id, const Codes& codes) {
    const auto begins = page_.find(std::string{"<ul id=\""} + id + "\">");
    ASSERT_NE(begins, std::string::npos) << id;
    const std::string list = page_.substr(begins, page_.find("</ul>", begins) - begins);
    for (const auto& code : codes) {
      const std::string item = "<li data-code=\"" + std::string{code} + "\">";
      EXPECT_THAT(list, HasSubstr(item)) << id;
      EXPECT_THAT(list, Not(HasSubstr(item + "<"))) << id << ": an empty word";
    }
  }

  /// As each gateway names its own; one that names none in a way that is found here fails the test.
  static std::set<std::string> channels_of_gateways() {
    static const std::regex named{R"re(\{"\w+",\s+"(\w+)",\s+"\w+",\s+"\w*",\s+\w+|\.channel = "(\w+)")re"};
    std::set<std::string> channels;
    for (const auto& gateway : std::filesystem::directory_iterator{VESTNIK_SOURCE_DIR "/gateways"}) {
      if (!gateway.is_directory()) continue;
      std::size_t found = 0;
      for (const auto& source : std::filesystem::directory_iterator{gateway}) {
        std::stringstream text;
        text << std::ifstream{source.path()}.rdbuf();
        const std::string all = text.str();
        for (std::sregex_iterator at{all.begin(), all.end(), named}; at != std::sregex_iterator{}; ++at, ++found) {
          channels.insert((*at)[1].matched ? (*at)[1].str() : (*at)[2].str());
        }
      }
      EXPECT_GT(found, 0U) << gateway.path() << " names no channel";
    }
    return channels;
  }
  static std::vector<std::string_view> states_told_of() {
    std::vector<std::string_view> names;
    for (const DeliveryState state : states_seen) names.push_back(to_text(state));
    return names;
  }

  const std::string page_ = *read_page_files(VESTNIK_SOURCE_DIR "/templates/web")->at(first_page).bytes;
};

TEST_F(PageWords, AreThereForEveryKindOfWorkAndEveryRole) {
  expect_words("kinds", work_kind_names);
  expect_words("roles", role_names);
}

// A family is told only what left the house: a message before that is none yet, and a dead one came nowhere.
TEST_F(PageWords, AreThereForEveryStateInWhichAMessageIsShown) { expect_words("states", states_told_of()); }

TEST_F(PageWords, AreThereForEveryOutcomeOfASignIn) { expect_words("outcomes", sign_in_outcome::all); }

TEST_F(PageWords, AreThereForEveryChannelThatAnyGatewayServes) { expect_words("channels", channels_of_gateways()); }

}  // namespace
}  // namespace vestnik::web
