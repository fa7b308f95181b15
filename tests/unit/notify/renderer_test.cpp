#include "notify/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "domain/sms_segments.h"
#include "notify/template_text.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TemplateData absence_words(std::string child) {
  TemplateData data;
  data.text = {
      {"child", std::move(child)}, {"lesson", "1"},  {"date", "14.09"}, {"phone", "351234"}, {"subject", "физика"},
      {"institution", "Школа 39"}, {"clause", "7.3"}};
  return data;
}

std::unique_ptr<TemplateRenderer> shipped() {
  return TemplateRenderer::load(VESTNIK_SOURCE_DIR "/templates", {"email", "sms", "mail", "print"}).value();
}

// Anything a template may name, so that each of them can be rendered.
TemplateData everything(const std::filesystem::path& names) {
  TemplateData data = absence_words("Илья");
  const auto declared = read_names(names).value();
  for (const auto& [name, words] : declared) {
    for (const auto& word : words) {
      if (word != "lines" && word != "groups") data.text.try_emplace(word, "слово");
    }
  }
  TemplateData line = data;
  data.lists["lines"] = {line};
  data.lists["groups"] = {line};
  return data;
}

TEST(Renderer, AnSmsAboutAnAbsenceFitsOnePartAndIsNotMarkup) {
  const auto renderer = shipped();
  const auto message = renderer->render("sms", "absence", absence_words("Илья"));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->text, "Илья: нет на 1-м уроке 14.09. Причину сообщите: 351234. Школа 39");
  EXPECT_EQ(count_sms_segments(message->text).segments, 1U);
  EXPECT_EQ(renderer->render("sms", "absence", absence_words("A\"<"))->text.substr(0, 3), "A\"<");
}

/// The alert of a child at a school with this telephone, which must be one part.
std::string alert(std::string child, std::string phone, std::string institution = "Школа 39") {
  auto words = absence_words(std::move(child));
  words.text["phone"] = std::move(phone);
  words.text["institution"] = std::move(institution);
  const auto message = shipped()->render("sms", "absence", words).value();
  EXPECT_EQ(count_sms_segments(message.text).segments, 1U) << message.text;
  return message.text;
}

// The telephone is what a family needs: it is the last thing to go.
TEST(Renderer, AnSmsLosesWordsAndItsDateRatherThanTheSchoolsTelephone) {
  const std::string landline = "8 8464 35-12-34";
  EXPECT_EQ(alert("Илья", landline), "Илья: нет на 1-м уроке 14.09. 8 8464 35-12-34. Школа 39");
  EXPECT_EQ(alert("Александрина", landline), "Александрина: нет на 1-м уроке 14.09. 8 8464 35-12-34. Школа 39");
  EXPECT_EQ(alert("Александрина", landline, "Лицей 3 г. Сызрани"),
            "Александрина: нет на 1-м уроке. 8 8464 35-12-34. Лицей 3 г. Сызрани");
  EXPECT_EQ(alert("Александрина", landline, "Лицей 3 городского округа"),
            "Александрина: нет на 1-м уроке 14.09. Лицей 3 городского округа");
}

TEST(Renderer, HtmlIsEscapedAndMadeForATelephone) {
  const auto message = shipped()->render("email", "absence", absence_words("<b>Илья</b>"));
  ASSERT_TRUE(message);
  EXPECT_THAT(message->html, HasSubstr("&lt;b&gt;Илья"));
  EXPECT_THAT(message->html, Not(HasSubstr("<b>")));
  EXPECT_THAT(message->html, HasSubstr("lang=\"ru\""));
  EXPECT_THAT(message->html, HasSubstr("width=device-width"));
  EXPECT_THAT(message->html, HasSubstr("п. 7.3 положения"));
}

TEST(Renderer, WordsOfATemplateInsideOfAValueStayWords) {
  for (const char* channel : {"email", "sms"}) {
    const auto message = shipped()->render(channel, "absence", absence_words("{{phone}} {{{subject}}} {{>_head}}"));
    ASSERT_TRUE(message);
    const std::string& text = message->html.empty() ? message->text : message->html;
    EXPECT_THAT(text, HasSubstr("{{phone}} {{{subject}}} {{")) << channel;
  }
}

TEST(Renderer, ALineBreakInAWordCannotAddAHeader) {
  const auto message = shipped()->render("email", "absence", absence_words("Илья\r\nBcc: all@example.org"));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->subject.find_first_of("\r\n"), std::string::npos);
}

TEST(Renderer, AMissingWordIsAProblemAndNotAHole) {
  auto data = absence_words("Илья");
  data.text.erase("phone");
  const auto message = shipped()->render("sms", "absence", data);
  ASSERT_FALSE(message);
  EXPECT_EQ(message.problem().code, "render.missing_value");
  EXPECT_EQ(message.problem().detail("name"), "phone");
}

TEST(Renderer, AnUnknownTemplateIsAProblem) {
  EXPECT_EQ(shipped()->render("sms", "nothing", {}).problem().code, "render.no_template");
}

TEST(Renderer, EveryShippedTemplateIsWholeKindAndSilentAboutTheGuiltOfTheChild) {
  const std::filesystem::path folder{VESTNIK_SOURCE_DIR "/templates"};
  const auto renderer = shipped();
  const auto data = everything(folder / "names.tsv");
  for (const auto* medium : {"email", "sms", "mail", "print"}) {
    for (const auto& file : std::filesystem::directory_iterator{folder / medium}) {
      const std::string name = file.path().filename().string();
      const auto end = name.find(".text.txt");
      if (name.front() == '_' || end == std::string::npos) continue;
      SCOPED_TRACE(medium + ("/" + name));
      const auto message = renderer->render(medium, name.substr(0, end), data);
      ASSERT_TRUE(message);
      EXPECT_THAT(message->text, Not(HasSubstr("прогул")));
      EXPECT_THAT(message->text, Not(HasSubstr("{{")));
      EXPECT_THAT(message->text, HasSubstr("Школа 39"));
      EXPECT_EQ(message->subject.empty(), std::string_view{medium} == "sms");
      EXPECT_EQ(message->html.ends_with("</html>"), std::string_view{medium} == "email");
    }
  }
}

/// A folder with one template of one's own.
class OwnTemplate : public ::testing::Test {
 protected:
  std::string load(std::string_view text) {
    std::filesystem::create_directories(folder.root() / "sms");
    std::ofstream{folder.root() / "names.tsv"} << "*\tchild phone lines\n";
    std::ofstream{folder.root() / "sms" / "absence.text.txt"} << text;
    const auto loaded = TemplateRenderer::load(folder.root(), {"sms"});
    if (loaded.ok()) return "ok";
    return loaded.problem().code + " " + std::string{loaded.problem().detail("name")} + " " +
           std::string{loaded.problem().detail("nearest")};
  }
  TemporaryFolder folder;
};

TEST_F(OwnTemplate, WithAMistypedNameIsRefusedAtStartWithTheNearestOne) {
  EXPECT_EQ(load("{{chidl}}"), "render.unknown_name chidl child");
}

TEST_F(OwnTemplate, WithUnescapedMarkupIsRefused) {
  EXPECT_EQ(load("{{{child}}}"), "render.unescaped child ");
  EXPECT_EQ(load("{{&child}}"), "render.unescaped child ");
}

TEST_F(OwnTemplate, WithAnOpenEndIsRefused) {
  EXPECT_EQ(load("{{#lines}}{{child}}"), "render.broken  ");
  EXPECT_EQ(load("{{child"), "render.broken  ");
  EXPECT_EQ(load("{{/lines}}"), "render.broken  ");
}

TEST_F(OwnTemplate, WithAMissingPartIsRefused) { EXPECT_EQ(load("{{> foot}}"), "render.unreadable  "); }

TEST_F(OwnTemplate, ThatIsRightIsTaken) { EXPECT_EQ(load("{{child}}{{#lines}}{{phone}}{{/lines}}"), "ok"); }

}  // namespace
}  // namespace vestnik::tests
