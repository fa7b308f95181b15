#include "app/regulation_tools.h"

#include <algorithm>
#include <array>

#include "app/tool_words.h"
#include "cases/question.h"
#include "regulation/rule_changes.h"

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 3> severity_names{"note", "warning", "error"};
constexpr std::array severity_codes{"app.check_note", "app.check_warning", "app.check_error"};

std::vector<RuleRemark> all_remarks(const RuleSet& rules, const std::optional<Surroundings>& around) {
  std::vector<RuleRemark> remarks = contradictions(rules);
  if (around) {
    for (RuleRemark& remark : remarks_on_surroundings(rules, *around)) remarks.push_back(std::move(remark));
  }
  std::stable_sort(remarks.begin(), remarks.end(), [](const RuleRemark& one, const RuleRemark& other) {
    return number_in(one.problem, "line") < number_in(other.problem, "line");
  });
  return remarks;
}

bool any_error(const std::vector<RuleRemark>& remarks) {
  return std::ranges::any_of(remarks, [](const RuleRemark& one) { return one.severity == Severity::error; });
}

Details head_of(const RegulationInfo& info) {
  return {{"institution", info.institution},
          {"order", info.order},
          {"date", to_russian(info.in_force_from)},
          {"hash", info.script_hash.substr(0, 12)}};
}

Problem sentence_of(const MessageCatalogue& messages, const RuleChange& change) {
  if (!change.before) return Problem{"app.rule_new", {{"after", with_clause(messages, *change.after)}}};
  if (!change.after) return Problem{"app.rule_gone", {{"before", with_clause(messages, *change.before)}}};
  return Problem{"app.rule_changed",
                 {{"before", with_clause(messages, *change.before)}, {"after", with_clause(messages, *change.after)}}};
}

std::string_view kind_of(const RuleChange& change) {
  return !change.before ? "new" : !change.after ? "gone" : "changed";
}

}  // namespace

std::string RegulationTools::words(std::string_view code, Details details) const {
  return messages_.explain(Problem{std::string{code}, std::move(details)}).title;
}

ToolAnswer RegulationTools::refused(const std::vector<Problem>& problems) const {
  ToolAnswer answer{1, {}, {}};
  if (form_ == Form::words) {
    for (const Problem& problem : problems) answer.complaints += complaint(problem);
    return answer;
  }
  JsonWriter json{answer.out};
  json.begin_object().member("whole", false).key("findings").begin_array();
  for (const Problem& problem : problems) write_finding(json, messages_, "error", problem);
  json.end_array().end_object();
  return answer;
}

ToolAnswer RegulationTools::check(const ScriptText& script, const std::optional<Surroundings>& around) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  std::vector<RuleRemark> remarks = all_remarks(told.regulation->rules(), around);
  const bool wrong = any_error(remarks);
  ToolAnswer answer{wrong ? 1 : 0, {}, {}};
  const Details head = head_of(told.regulation->info());
  if (form_ == Form::json) {
    JsonWriter json{answer.out};
    json.begin_object().member("whole", !wrong);
    for (const auto& [name, value] : head) json.member(name, value);
    json.key("findings").begin_array();
    for (const RuleRemark& one : remarks)
      write_finding(json, messages_, severity_names[static_cast<std::size_t>(one.severity)], one.problem);
    json.end_array().end_object();
    return answer;
  }
  for (RuleRemark& one : remarks) {
    one.problem.details.emplace_back("file", script.name);
    const std::string severity = words(severity_codes[static_cast<std::size_t>(one.severity)]);
    std::string text = complaint(one.problem);
    // "file:line: " stays in front; what kind of remark it is comes right behind.
    const std::size_t place = text.find(": ");
    text.insert(place == std::string::npos ? 0 : place + 2, severity + " ");
    answer.complaints += text;
  }
  if (!wrong) answer.out = words("app.regulation_whole", head) + '\n';
  return answer;
}

ToolAnswer RegulationTools::explain(const ScriptText& script) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  const auto rules = rules_in_prose(*told.regulation, script, messages_);
  ToolAnswer answer;
  if (form_ == Form::words) {
    for (const ExplainedRule& rule : rules) answer.out += with_clause(messages_, rule) + '\n';
    return answer;
  }
  JsonWriter json{answer.out};
  json.begin_object().key("rules").begin_array();
  for (const ExplainedRule& rule : rules) {
    json.begin_object().member("text", rule.text);
    if (!rule.clause.empty()) json.member("clause", rule.clause);
    if (rule.line > 0) json.member("line", rule.line);
    if (!rule.whom.empty()) json.member("whom", rule.whom);
    json.end_object();
  }
  json.end_array().end_object();
  return answer;
}

ToolAnswer RegulationTools::ask(const ScriptText& script, const std::string& question) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  const auto asked = Questions{*told.regulation, messages_}.read(question);
  if (!asked) return refused({asked.problem()});
  const std::string text = answer_in_words(*asked, *told.regulation, messages_);
  ToolAnswer answer{0, text + '\n', {}};
  if (form_ == Form::json) {
    answer.out.clear();
    JsonWriter{answer.out}.begin_object().member("answer", text).end_object();
  }
  return answer;
}

ToolAnswer RegulationTools::cell(const ScriptText& script, const std::string& question) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  const auto asked = Questions{*told.regulation, messages_}.read(question, QuestionOf::cell);
  if (!asked) return refused({asked.problem()});
  const std::string text = cell_in_words(*asked, *told.regulation, messages_);
  if (text.empty()) return refused({Problem{"app.not_a_cell"}});
  ToolAnswer answer{0, text + '\n', {}};
  if (form_ == Form::json) {
    answer.out.clear();
    JsonWriter{answer.out}.begin_object().member("cell", text).end_object();
  }
  return answer;
}

ToolAnswer RegulationTools::diff(const ScriptText& before, const ScriptText& after) const {
  const ToldScript former = told_script(before);
  const ToldScript current = told_script(after);
  if (!former.regulation) return refused(former.problems);
  if (!current.regulation) return refused(current.problems);
  const auto changes = rule_changes(rules_in_prose(*former.regulation, before, messages_),
                                    rules_in_prose(*current.regulation, after, messages_));
  ToolAnswer answer;
  if (form_ == Form::words) {
    for (const RuleChange& change : changes) {
      const ProblemText text = messages_.explain(sentence_of(messages_, change));
      answer.out += text.title + '\n' + (text.next.empty() ? "" : text.next + '\n');
      const Problem meaning = meaning_of(change);
      answer.out += "  " + messages_.explain(meaning).title;
      if (const auto others = meaning.detail("whom_before"); !others.empty())
        answer.out += ' ' + words("diff.whom_before", {{"whom", std::string{others}}});
      answer.out += '\n';
    }
    if (changes.empty()) answer.out += words("app.rules_the_same") + '\n';
    return answer;
  }
  JsonWriter json{answer.out};
  json.begin_object().key("changes").begin_array();
  for (const RuleChange& change : changes) {
    json.begin_object().member("kind", kind_of(change));
    if (change.before) json.member("before", with_clause(messages_, *change.before));
    if (change.after) json.member("after", with_clause(messages_, *change.after));
    const Problem meaning = meaning_of(change);
    json.member("whom", meaning.detail("whom")).member("meaning", messages_.explain(meaning).title).end_object();
  }
  json.end_array().end_object();
  return answer;
}

}  // namespace vestnik
