// The files of the cabinet: what is served, and what their texts hold to.
#include "plugins/web/page_files.h"

#include <gmock/gmock.h>

#include <fstream>

#include "domain/mark.h"
#include "domain/role.h"
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

// The API speaks of works and roles by codes; families read Russian.
TEST(PageFiles, OfTheCabinetHaveAWordForEveryKindOfWorkAndEveryRole) {
  const auto files = read_page_files(VESTNIK_SOURCE_DIR "/templates/web");
  ASSERT_TRUE(files);
  const std::string& page = *files->at(first_page).bytes;
  const auto list = [&](const char* id) {
    const auto begins = page.find(std::string{"<ul id=\""} + id + "\">");
    return begins == std::string::npos ? std::string{} : page.substr(begins, page.find("</ul>", begins) - begins);
  };
  for (const auto kind : work_kind_names)
    EXPECT_THAT(list("kinds"), HasSubstr("<li data-code=\"" + std::string{kind} + "\">"));
  for (const auto role : role_names)
    EXPECT_THAT(list("roles"), HasSubstr("<li data-code=\"" + std::string{role} + "\">"));
}

}  // namespace
}  // namespace vestnik::web
