#include "app/regulation_requests.h"

#include <algorithm>

#include "base/text.h"
#include "json/object_reader.h"
#include "json/problem_document.h"
#include "lua/sandbox.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_document = std::size_t{1} << 20U;
constexpr std::size_t longest_question = 500;
constexpr int help_lines = 9;

struct Asked {
  std::string script, other, cases, document, question;
  bool strict = false;
};

/// Which of them a tool needs, the route has seen to.
Result<Asked> read(const std::string& body) {
  const auto parsed = JsonValue::parse(body, {std::size_t{4} << 20U, 8});
  if (!parsed) return parsed.problem();
  ObjectReader reader{*parsed};
  Asked asked;
  asked.script = reader.text("script", longest_script);
  asked.other = reader.optional_text("other", longest_script).value_or("");
  asked.cases = reader.optional_text("cases", longest_script).value_or("");
  asked.strict = reader.optional_boolean("strict").value_or(false);
  asked.document = reader.optional_text("document", longest_document).value_or("");
  asked.question = reader.optional_text("question", longest_question).value_or("");
  if (const auto done = reader.finish(); !done) return done.problem();
  return asked;
}

ToolAnswer unreadable(const Problem& problem, const MessageCatalogue& messages) {
  const ProblemText text = messages.explain(problem);
  return {1, problem_document(problem, text.status, text.title, text.next), {}};
}

}  // namespace

ToolAnswer answer_request(const RegulationTools& tools, const MessageCatalogue& messages, std::string_view what,
                          const std::string& body) {
  const auto asked = read(body);
  if (!asked) return unreadable(asked.problem(), messages);
  const ScriptText script{"script", asked->script};
  if (what == "check") return tools.check(script, std::nullopt);
  if (what == "explain") return tools.explain(script);
  if (what == "cell") return tools.cell(script, asked->question);
  if (what == "ask") return tools.ask(script, asked->question);
  if (what == "side-by-side") return tools.sheet(script, {"document", asked->document}, true);
  if (what == "diff") return tools.diff(script, {"other", asked->other});
  if (what == "test") return tools.test(script, {{"cases", asked->cases}}, {asked->strict, true});
  return unreadable(Problem{"app.unknown_verb", {{"verb", std::string{what}}}}, messages);
}

TryWord try_word(std::string_view line, const MessageCatalogue& messages) {
  const auto is = [&](std::string_view code) {
    const std::string words = messages.explain(Problem{std::string{code}}).title;
    const auto known = split(words, ',');
    return std::ranges::any_of(known, [&](std::string_view word) { return trimmed(word) == to_lower(trimmed(line)); });
  };
  if (is("try.word_help")) return TryWord::help;
  return is("try.word_quit") ? TryWord::quit : TryWord::question;
}

std::string try_help(const MessageCatalogue& messages) {
  std::string text;
  for (int line = 1; line <= help_lines; ++line)
    text += messages.explain(Problem{"try.help_" + std::to_string(line)}).title + '\n';
  return text;
}

}  // namespace vestnik
