#include "fuzz/script_target.h"

#include <cstdio>
#include <cstdlib>

#include "cases/run_cases.h"
#include "lua/loader.h"
#include "lua/script_host.h"

namespace vestnik::fuzz {
namespace {

constexpr std::string_view sound =
    R"(regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н", "О" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
editing { clause = "7", open_for = 7 * days }
)";

void write(std::string& all, const Problem& problem) {
  all += problem.code + " " + problem.clause;
  for (const auto& [name, value] : problem.details) all += " " + name + "=" + value;
  all += "\n";
}

void write(std::string& all, const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) write(all, problem);
}

std::shared_ptr<const LessonFacts> a_lesson() {
  auto lesson = std::make_shared<LessonFacts>();
  lesson->date = *parse_iso_date("2026-09-14");
  lesson->starts_at = *parse_iso_instant("2026-09-14T04:00:00Z");
  lesson->ends_at = *parse_iso_instant("2026-09-14T04:40:00Z");
  lesson->state = LessonState::held;
  lesson->group.name = "7";
  lesson->group.course = 7;
  lesson->subject_name = "algebra";
  return lesson;
}

std::vector<Change> changes_under(const Regulation& regulation) {
  MarkChange mark;
  mark.lesson = a_lesson();
  mark.work_kind = WorkKind::control;
  mark.before = Mark{3, {}};
  mark.after = Mark{4, {}};
  AttendanceChange absence;
  absence.lesson = a_lesson();
  absence.after = {"Н", "УП"};
  LessonChange entry;
  entry.lesson = a_lesson();
  entry.topic = "Дроби";
  entry.homework_due = parse_iso_date("2026-09-15");
  FinalChange final_mark;
  if (!regulation.periods().empty()) final_mark.period = regulation.periods().front();
  final_mark.basis.resize(2);
  final_mark.after = FinalMark{4};
  return {mark, absence, entry, final_mark, CredentialIssue{}, AnnouncementPost{}, MailSending{}};
}

void judge(std::string& all, const Regulation& regulation) {
  for (const char* at : {"2026-09-14T10:00:00Z", "2026-09-21T19:59:59Z", "2027-05-30T00:00:00Z"}) {
    const Instant now = *parse_iso_instant(at);
    for (const Change& change : changes_under(regulation)) {
      for (const Finding& finding : regulation.decide(change, now).findings) write(all, finding.problem);
      for (const Finding& finding : regulation.ask_hook(change, now).findings) write(all, finding.problem);
    }
  }
}

std::string as_regulation(std::string_view text) {
  std::string all;
  const LoadedRegulation loaded = load_regulation("fuzz.lua", text);
  write(all, loaded.problems);
  if (loaded.regulation != nullptr) judge(all, *loaded.regulation);
  return all;
}

std::string as_cases(std::string_view text) {
  static const LoadedRegulation regulation = load_regulation("sound.lua", sound);
  std::string all;
  const CasesRun run = run_cases(*regulation.regulation, regulation.regulation->zone(), "fuzz.lua", text);
  write(all, run.problems);
  for (const CaseResult& result : run.results) all += result.clause + ": " + result.got + "\n";
  return all;
}

void write(std::string& all, const ScriptValue& value) {
  if (const auto* text = value.text()) all += *text;
  if (const auto* number = value.number()) all += std::to_string(*number);
  if (const auto* list = value.list()) {
    for (const ScriptValue& item : *list) write(all, item);
  }
  if (const auto* table = value.table()) {
    for (const auto& [name, item] : *table) {
      all += name + "=";
      write(all, item);
    }
  }
}

std::string as_driver(std::string_view text) {
  std::string all;
  auto script = LuaScriptHost{}.load("fuzz.lua", text);
  if (!script.ok()) {
    write(all, script.problem());
    return all;
  }
  const ScriptValue message = ScriptValue::Table{{"phone", "+79000000000"}, {"text", "Текст"}, {"key", "1"}};
  const ScriptValue account = ScriptValue::Table{{"login", "l"}, {"password", "p"}, {"url", "https://sms.example"}};
  for (const auto& [function, arguments] :
       {std::pair{"build", std::vector<ScriptValue>{message, account}},
        std::pair{"read",
                  std::vector<ScriptValue>{200, R"({"status": "OK", "id": 1, "sms": {"x": [1, null]}})", message}},
        std::pair{"ask", std::vector<ScriptValue>{message, account}},
        std::pair{"read_report", std::vector<ScriptValue>{200, std::string{text.substr(0, 500)}, message}}}) {
    const auto answer = script.value()->call(function, arguments);
    if (answer.ok())
      write(all, *answer);
    else
      write(all, answer.problem());
  }
  return all;
}

/// A text that used its time up may be stopped here or there; every other must be answered alike.
void try_twice(std::string (*run)(std::string_view), std::string_view text) {
  const std::string first = run(text);
  if (first.find("script.too_l") != std::string::npos) return;
  const std::string second = run(text);
  if (first == second || second.find("script.too_l") != std::string::npos) return;
  std::fprintf(stderr, "the same text was answered differently:\n%s---\n%s", first.c_str(), second.c_str());
  std::abort();
}

}  // namespace

void try_script(std::string_view text) {
  try_twice(as_regulation, text);
  try_twice(as_cases, text);
  try_twice(as_driver, text);
}

}  // namespace vestnik::fuzz
