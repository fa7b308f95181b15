// The tools for regulations: check, explain, side by side, diff, test, ask; in words and as JSON.
#include "app/regulation_tools.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "app/program_desk.h"
#include "app/regulation_requests.h"
#include "http/message_catalogue.h"
#include "json/json_value.h"
#include "json/json_writer.h"
#include "notify/renderer.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::filesystem::path source{VESTNIK_SOURCE_DIR};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

class Tools : public ::testing::Test {
 protected:
  [[nodiscard]] RegulationTools tools(RegulationTools::Form form = RegulationTools::Form::words) const {
    return {messages, *sheets, form};
  }
  static ScriptText shipped(const std::string& name) {
    return {name + ".lua", text_of(source / "scripts_lua/regulations" / (name + ".lua"))};
  }
  static ScriptText changed(const std::string& name, const std::string& from, const std::string& to) {
    ScriptText script = shipped(name);
    const std::size_t at = script.text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) script.text.replace(at, from.size(), to);
    return script;
  }
  static std::vector<ScriptText> cases_of(const std::string& institution) {
    std::vector<ScriptText> scripts;
    for (const std::string& name : {institution + ".lua", institution + "_calendar.lua"})
      scripts.push_back({name, text_of(source / "scripts_lua/cases" / name)});
    return scripts;
  }

  MessageTable messages = MessageTable::load(source / "templates/messages").value();
  std::unique_ptr<TemplateRenderer> sheets = TemplateRenderer::load(source / "templates", {"regulation"}).value();
};

TEST_F(Tools, CheckASoundRegulationAndNoteItsReadings) {
  const ToolAnswer answer = tools().check(shipped("yarovoe"), std::nullopt);
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, HasSubstr("Положение в порядке: yarovoe"));
  EXPECT_THAT(answer.complaints, AllOf(HasSubstr("yarovoe.lua:"), HasSubstr("Заметка. "), HasSubstr("п. 4.4.5"),
                                       HasSubstr("п. 5.3"), Not(HasSubstr("Предупреждение")), Not(HasSubstr("—: "))));
}

TEST_F(Tools, CheckStopsAtAnErrorAndNotAtAWarning) {
  const ToolAnswer wrong = tools().check(
      changed("syzran", "expires = 12 * hours", "settle = 13 * hours, expires = 12 * hours"), std::nullopt);
  EXPECT_EQ(wrong.code, 1);
  EXPECT_THAT(wrong.complaints, HasSubstr("Ошибка. Сообщение «urgent_notice» не уйдёт никогда"));
  const ToolAnswer warned = tools().check(changed("syzran", "work_kind = { \"control\" }, within = 7 * days",
                                                  "work_kind = { \"control\" }, within = 9 * days"),
                                          std::nullopt);
  EXPECT_EQ(warned.code, 0);
  EXPECT_THAT(warned.complaints, HasSubstr("Предупреждение."));
}

TEST_F(Tools, CheckAnswersJson) {
  const auto whole = JsonValue::parse(tools(RegulationTools::Form::json).check(shipped("yarovoe"), std::nullopt).out);
  ASSERT_TRUE(whole.ok());
  EXPECT_NE(whole->find("findings"), nullptr);
  const ToolAnswer broken = tools(RegulationTools::Form::json).check({"x.lua", "regulaton { }"}, std::nullopt);
  EXPECT_EQ(broken.code, 1);
  EXPECT_THAT(broken.out, AllOf(HasSubstr("\"whole\":false"), HasSubstr("regulation.unknown_word")));
}

TEST_F(Tools, ExplainListsHooksWithTheirText) {
  const std::string text = tools().explain(shipped("syzran")).out;
  EXPECT_THAT(text, AllOf(HasSubstr("Местное правило (before_mark): Исправление оценки за контрольную"),
                          HasSubstr("change.work_kind == \"control\"")));
}

TEST_F(Tools, TellUntilWhenACellIsOpenAndByWhichClause) {
  const ToolAnswer open =
      tools().cell(shipped("syzran"), "оценка 5 7-А алгебра 14.09.2026 учитель 21.09.2026 23:59:59");
  EXPECT_EQ(open.code, 0) << open.complaints;
  EXPECT_THAT(open.out, AllOf(HasSubstr("открыта для роли «учитель» до 22.09.2026 00:00"), HasSubstr("п. 7.4.7")));
  EXPECT_THAT(tools().cell(shipped("syzran"), "оценка 5 7-А алгебра 14.09.2026 учитель 22.09.2026 00:00").out,
              HasSubstr("закрыта для роли «учитель» с 22.09.2026 00:00"));
  EXPECT_THAT(tools().cell(shipped("usolye"), "оценка ТЭ-21 алгебра 14.09.2026 учитель").out, HasSubstr("без срока"));
  EXPECT_THAT(tools().cell(shipped("yarovoe"), "оценка 5 ТЭ-21 алгебра 14.09.2026 учитель ведомость закрыта").out,
              HasSubstr("насовсем, по п. 4.4.1"));
  EXPECT_EQ(tools().cell(shipped("syzran"), "письмо учитель ученик").code, 1);
}

TEST_F(Tools, PutDocumentAndRulesSideBySide) {
  const ScriptText document{"doc.txt",
                            "7. Обязанности\n7.4. Учитель:\n- первое <script>alert(1)</script> & так далее;\n7.4.7. В "
                            "течение 7 дней"};
  const ToolAnswer text = tools().sheet(shipped("syzran"), document, false);
  EXPECT_EQ(text.code, 0) << text.complaints;
  EXPECT_THAT(text.out, AllOf(HasSubstr("7.4.7. В течение 7 дней\n    -> Правка (оценки) открыта 7 дней"),
                              HasSubstr("(правила нет)"), HasSubstr("в документе нет пункта")));
  const ToolAnswer page = tools().sheet(shipped("syzran"), document, true);
  EXPECT_THAT(page.out, AllOf(HasSubstr("<!DOCTYPE html>"), HasSubstr("&lt;script&gt;"), Not(HasSubstr("<script>")),
                              HasSubstr("Правила соответствуют положению: ____"), HasSubstr("class=\"uncarried\"")));
  EXPECT_THAT(page.out, Not(HasSubstr("http")));
  EXPECT_EQ(tools().sheet(shipped("syzran"), {"x", std::string{"\xFF\xFE", 2}}, true).code, 1);
}

TEST_F(Tools, DiffSaysForWhomAndWhatItMeans) {
  const ToolAnswer freer =
      tools().diff(shipped("syzran"), changed("syzran", "open_for = 7 * days", "open_for = 10 * days"));
  EXPECT_THAT(freer.out, AllOf(HasSubstr("Было: Правка (оценки) открыта 7 дней"),
                               HasSubstr("Для кого: учитель, классный руководитель. Станет свободнее.")));
  const ToolAnswer stricter = tools().diff(shipped("yarovoe"), changed("yarovoe", "at_least = 3", "at_least = 4"));
  EXPECT_THAT(stricter.out, HasSubstr("Станет строже."));
  const ToolAnswer fewer = tools().diff(
      shipped("syzran"), changed("syzran", "tell = { \"parents\", \"class_teacher\" }", "tell = { \"parents\" }"));
  EXPECT_THAT(fewer.out, AllOf(HasSubstr("Для кого: родители. Сообщение будет приходить иначе."),
                               HasSubstr("Раньше: родители, классный руководитель.")));
  EXPECT_THAT(tools().diff(shipped("syzran"), shipped("syzran")).out, HasSubstr("Правила одинаковы."));
  const ToolAnswer hook = tools().diff(
      shipped("syzran"), changed("syzran", "change.replaces then", "change.replaces and change.grade then"));
  EXPECT_THAT(hook.out, HasSubstr("Местное правило (before_mark)"));
}

TEST_F(Tools, TestCountsRulesAndClausesAndIsStrictOnDemand) {
  const ToolAnswer whole = tools().test(shipped("syzran"), cases_of("syzran"), {true, false});
  EXPECT_EQ(whole.code, 0) << whole.complaints << whole.out;
  const ScriptText one{"x.lua",
                       "case { clause = \"syzran-7.4.7a\", \"x\", mark = { lesson = \"2026-09-14\", now = "
                       "\"2026-09-22 00:00\", grade = 5 }, expect = \"refused\" }"};
  const ToolAnswer lenient = tools().test(shipped("syzran"), {one}, {false, true});
  EXPECT_EQ(lenient.code, 0);
  EXPECT_THAT(lenient.out, AllOf(HasSubstr("syzran.lua:"), HasSubstr("не проверяет ни один случай"),
                                 HasSubstr("Случаев 1, не сошлось 0.")));
  const ToolAnswer strict = tools().test(shipped("syzran"), {one}, {true, false});
  EXPECT_EQ(strict.code, 1);
  EXPECT_THAT(strict.complaints, HasSubstr("notify absence"));
}

class Asking : public Tools {
 protected:
  [[nodiscard]] std::string ask(const std::string& question, const std::string& regulation = "syzran") const {
    const ToolAnswer answer = tools().ask(shipped(regulation), question);
    return answer.out + answer.complaints;
  }
};

TEST_F(Asking, InEverydayWordsIsAnsweredWithClauseAndNextStep) {
  EXPECT_THAT(ask("оценка 5 7-А алгебра 14.09.2026 учитель 21.09.2026 23:59:59"), HasSubstr("Можно."));
  EXPECT_THAT(ask("оценка 5 7-А алгебра 14.09.2026 учитель 22.09.2026 00:00"),
              AllOf(HasSubstr("Нельзя."), HasSubstr("(п. 7.4.7) Подайте заявку администратору")));
  EXPECT_THAT(ask("оценка 5 7-А алгебра 14.09.2026 администратор 22.10.2026 00:00"), HasSubstr("Можно."));
  EXPECT_THAT(ask("Оценка 4 за контрольную вместо 3 7-А алгебра 14.09.2026 учитель 15.09.2026 10:00"),
              HasSubstr("Можно, если написать пояснение."));
  EXPECT_THAT(
      ask("оценка 4 за контрольную вместо 3 7-А «русский язык» 14.09.2026 учитель 15.09.2026 10:00 с пояснением"),
      HasSubstr("Можно."));
  EXPECT_THAT(ask("посещаемость Н 7-А алгебра 14.09.2026 учитель 14.09.2026 09:00"), HasSubstr("Можно."));
  EXPECT_THAT(ask("причина УП 7-А алгебра 14.09.2026 классный руководитель 20.09.2026 12:00"), HasSubstr("Можно."));
  EXPECT_THAT(ask("причина УП 7-А алгебра 14.09.2026 учитель 20.09.2026 12:00"), HasSubstr("(п. 7.3.7)"));
  EXPECT_THAT(ask("итоговая 4 полугодие 1 ТЭ-21 электротехника преподаватель 25.12.2026 14:00", "yarovoe"),
              HasSubstr("Можно."));
  EXPECT_THAT(ask("итоговая 4 полугодие 1 ТЭ-21 электротехника преподаватель 22.12.2026 14:00", "yarovoe"),
              HasSubstr("Можно, если подтвердить."));
  EXPECT_THAT(ask("реквизиты родителю учитель"), HasSubstr("Нельзя."));
  EXPECT_THAT(ask("объявление срочное учитель своим классам"), HasSubstr("(п. 7.5.5)"));
  EXPECT_THAT(ask("письмо директор ученик"), HasSubstr("(п. 5.4)"));
}

TEST_F(Asking, WithAnUnknownWordNamesTheNearestKnown) {
  EXPECT_THAT(ask("оцнка 5 7-А алгебра 14.09.2026"), AllOf(HasSubstr("«оцнка»"), HasSubstr("оценка")));
  EXPECT_THAT(ask("оценка 5 7-А алгебра 14.09.2026 учитиль 15.09.2026 10:00"), HasSubstr("«учитиль»"));
  EXPECT_THAT(ask("оценка 5 7-А алгебра 31.02.2026 учитель"), HasSubstr("31.02.2026"));
  EXPECT_THAT(ask("оценка 7-А алгебра 14.09.2026 учитель"), HasSubstr("какая оценка"));
  EXPECT_THAT(ask("7-А"), HasSubstr("о чём вопрос"));
  EXPECT_THAT(ask("итоговая 4 четверть 9 7-А алгебра учитель 14.09.2026"), HasSubstr("Такого периода"));
}

TEST_F(Asking, EveryExampleOfTheHelpIsUnderstood) {
  std::istringstream lines{try_help(messages)};
  int examples = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  ")) continue;
    std::istringstream parts{line};
    for (std::string question; std::getline(parts, question, ';');) {
      ++examples;
      question = question.substr(0, question.find(" ("));
      const std::string regulation = question.find("ТЭ") == std::string::npos ? "syzran" : "yarovoe";
      EXPECT_EQ(tools().ask(shipped(regulation), question).code, 0) << question << ask(question, regulation);
    }
  }
  EXPECT_GE(examples, 8);
}

TEST_F(Tools, AnswerRequestsOfTheApiAndRefuseWhatTheyCannotRead) {
  const RegulationTools json = tools(RegulationTools::Form::json);
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("script", shipped("syzran").text)
      .member("other", shipped("yarovoe").text)
      .end_object();
  EXPECT_THAT(answer_request(json, messages, "diff", body).out, HasSubstr("\"changes\":["));
  EXPECT_THAT(answer_request(json, messages, "check", "no json").out, HasSubstr("\"status\":400"));
  EXPECT_THAT(answer_request(json, messages, "dance", "{\"script\":\"\"}").out, HasSubstr("app.unknown_verb"));
}

TEST(ToolInAChild, ThatDiesSaysSo) {
  const auto messages = MessageTable::load(source / "templates/messages").value();
  const ToolAnswer died = answer_in_child(messages, "x.lua", []() -> ToolAnswer { throw 1; });
  EXPECT_EQ(died.code, 1);
  EXPECT_THAT(died.complaints, HasSubstr("x.lua"));
  const ToolAnswer said = answer_in_child(messages, "x.lua", [] { return ToolAnswer{3, "a b\nc", "d 1\n"}; });
  EXPECT_EQ(said.code, 3);
  EXPECT_EQ(said.out, "a b\nc");
  EXPECT_EQ(said.complaints, "d 1\n");
}

TEST(ProgramDesk, AsksAProgramAndEndsOneThatDoesNotAnswer) {
  EXPECT_EQ(ask_program("/bin/cat", {}, "question").value(), "question");
  EXPECT_EQ(ask_program("/bin/cat", {}, std::string(std::size_t{1} << 20U, 'x')).value().size(), std::size_t{1} << 20U);
  // One that reads nothing must not end the asker by a signal.
  EXPECT_EQ(ask_program("/bin/echo", {"said"}, std::string(std::size_t{1} << 20U, 'x')).value(), "said\n");
  EXPECT_EQ(ask_program("/nowhere", {}, "").problem().code, "regulation.desk_failed");
  EXPECT_EQ(ask_program("/bin/sleep", {"30"}, "", {std::chrono::seconds{1}}).problem().code, "regulation.desk_failed");
  EXPECT_EQ(ask_program("/bin/cat", {}, std::string(2000, 'x'), {std::chrono::seconds{5}, 1000}).problem().code,
            "regulation.desk_failed");
}

}  // namespace
}  // namespace vestnik::tests
