#include "app/tool_words.h"

#include <charconv>

#include "lua/hook_texts.h"
#include "lua/loader.h"
#include "regulation/explain_words.h"

namespace vestnik {

ToldScript told_script(const ScriptText& script) {
  LoadedRegulation loaded = load_regulation(script.name, script.text);
  return {std::move(loaded.regulation), std::move(loaded.problems)};
}

std::vector<ExplainedRule> rules_in_prose(const TabledRegulation& regulation, const ScriptText& script,
                                          const MessageCatalogue& messages) {
  std::vector<ExplainedRule> rules = explain(regulation.rules(), messages);
  const ExplainWords words{messages};
  for (const HookText& hook : hook_texts(script.text)) {
    ExplainedRule rule;
    rule.topic = "explain.hook " + hook.point;
    rule.text = words.sentence("explain.hook", {{"point", hook.point}, {"text", hook.saying}}) + "\n" + hook.code;
    while (rule.text.ends_with('\n')) rule.text.pop_back();
    rule.clause = hook.clause;
    rule.line = hook.line;
    rule.whom = words.sentence("explain.whom_graders");
    rule.effect = RuleEffect::limit;
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::string with_clause(const MessageCatalogue& messages, const ExplainedRule& rule) {
  if (rule.clause.empty()) return rule.text;
  return messages.explain(Problem{"app.explained_rule", {{"text", rule.text}}, rule.clause}).title;
}

void write_finding(JsonWriter& json, const MessageCatalogue& messages, std::string_view severity,
                   const Problem& problem) {
  const ProblemText text = messages.explain(problem);
  json.begin_object().member("severity", severity).member("code", problem.code);
  if (const int line = number_in(problem, "line"); line > 0) json.member("line", line);
  if (!problem.clause.empty()) json.member("clause", problem.clause);
  json.member("title", text.title).member("next", text.next).end_object();
}

int number_in(const Problem& problem, std::string_view detail) {
  const std::string_view text = problem.detail(detail);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace vestnik
