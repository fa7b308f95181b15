#pragma once
/// What the tools for regulations share: a loaded script with its rules in prose, and findings as JSON.
#include <memory>
#include <string>
#include <vector>

#include "app/regulation_tools.h"
#include "json/json_writer.h"
#include "regulation/explain.h"
#include "regulation/tabled_regulation.h"

namespace vestnik {

struct ToldScript {
  std::shared_ptr<const TabledRegulation> regulation;  ///< null with problems
  std::vector<Problem> problems;
};
[[nodiscard]] ToldScript told_script(const ScriptText& script);

/// The tables in prose, then the hooks with their text.
[[nodiscard]] std::vector<ExplainedRule> rules_in_prose(const TabledRegulation& regulation, const ScriptText& script,
                                                        const MessageCatalogue& messages);
/// "Sentence. (п. 7.4)"
[[nodiscard]] std::string with_clause(const MessageCatalogue& messages, const ExplainedRule& rule);

/// {"severity":…,"code":…,"line":…,"clause":…,"title":…,"next":…}
void write_finding(JsonWriter& json, const MessageCatalogue& messages, std::string_view severity,
                   const Problem& problem);
[[nodiscard]] int number_in(const Problem& problem, std::string_view detail);

}  // namespace vestnik
