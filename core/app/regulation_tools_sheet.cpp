#include "app/regulation_tools.h"
#include "app/tool_words.h"
#include "base/text.h"
#include "regulation/side_by_side.h"

namespace vestnik {
namespace {

TemplateData rule_data(const MessageCatalogue& messages, const ExplainedRule& rule) {
  TemplateData data;
  data.text["rule"] = with_clause(messages, rule);
  return data;
}

TemplateData row_data(const MessageCatalogue& messages, const SideBySide::Row& row) {
  TemplateData data;
  const SourceClause& clause = row.clause;
  data.text["label"] = clause.bullet > 0 || clause.label.empty() ? std::string{} : clause.label;
  data.text["text"] = clause.text;
  data.truth["has_label"] = !data.text["label"].empty();
  data.truth["is_heading"] = clause.heading;
  data.truth["has_rules"] = !row.rules.empty();
  data.truth["uncarried"] = !clause.heading && row.rules.empty();
  for (const ExplainedRule* rule : row.rules) data.lists["rules"].push_back(rule_data(messages, *rule));
  return data;
}

TemplateData sheet_data(const MessageCatalogue& messages, const RegulationInfo& info, const SideBySide& sheet) {
  TemplateData data;
  data.text["title"] = info.title;
  data.text["order"] = info.order;
  data.text["from"] = to_russian(info.in_force_from);
  data.text["hash"] = info.script_hash.substr(0, 12);
  data.text["clauses"] = std::to_string(sheet.clauses());
  data.text["carried"] = std::to_string(sheet.carried());
  for (const SideBySide::Row& row : sheet.rows) data.lists["rows"].push_back(row_data(messages, row));
  for (const ExplainedRule* rule : sheet.without_clause) data.lists["without"].push_back(rule_data(messages, *rule));
  data.truth["has_without"] = !sheet.without_clause.empty();
  return data;
}

}  // namespace

ToolAnswer RegulationTools::sheet(const ScriptText& script, const ScriptText& document, bool html) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  if (document.text.find('\0') != std::string::npos || !is_utf8(document.text))
    return refused({Problem{"app.document_not_text", {{"file", document.name}}}});
  const auto rules = rules_in_prose(*told.regulation, script, messages_);
  const SideBySide sheet = side_by_side(split_source(document.text), rules);
  const auto page = sheets_.render("regulation", "side_by_side", sheet_data(messages_, told.regulation->info(), sheet));
  if (!page) return refused({page.problem()});
  ToolAnswer answer{0, html ? page->html : page->text, {}};
  answer.out += '\n';
  if (form_ == Form::words) return answer;
  answer.out.clear();
  JsonWriter{answer.out}
      .begin_object()
      .member("clauses", sheet.clauses())
      .member("carried", sheet.carried())
      .member("html", page->html)
      .end_object();
  return answer;
}

}  // namespace vestnik
