#pragma once
/// The tools that make a deputy head trust a change of the regulation: check, explain, compare, test, ask. Each reads
/// texts and answers in words for the command line or as JSON for the API. Run them in a child (app/tool_answer.h): the
/// texts are nobody's yet.
#include <optional>
#include <string>

#include "app/tool_answer.h"
#include "regulation/surroundings.h"

namespace vestnik {

struct ScriptText {
  std::string name;  ///< of the file, for people
  std::string text;
};

struct TestWishes {
  bool strict = false;    ///< a rule that no case proves is a failure
  bool coverage = false;  ///< name every clause and every rule that no case proves
};

class RegulationTools {
 public:
  enum class Form { words, json };
  /// `sheets` renders medium "regulation" (templates/regulation).
  RegulationTools(const MessageCatalogue& messages, const Renderer& sheets, Form form)
      : messages_(messages), sheets_(sheets), form_(form) {}

  /// Errors stop (code 1); warnings and notes do not.
  [[nodiscard]] ToolAnswer check(const ScriptText& script, const std::optional<Surroundings>& around) const;
  /// The regulation as prose.
  [[nodiscard]] ToolAnswer explain(const ScriptText& script) const;
  /// Until when the cell of a question (cases/question.h) is open, and by which clause.
  [[nodiscard]] ToolAnswer cell(const ScriptText& script, const std::string& question) const;
  /// May X do Y at Z? By which clause?
  [[nodiscard]] ToolAnswer ask(const ScriptText& script, const std::string& question) const;
  /// The institution's own document and the rules side by side; as a page with `html`.
  [[nodiscard]] ToolAnswer sheet(const ScriptText& script, const ScriptText& document, bool html) const;
  /// What changes for whom.
  [[nodiscard]] ToolAnswer diff(const ScriptText& before, const ScriptText& after) const;
  /// Cases that fail, and how many rules and clauses the cases prove.
  /// `cases`: one script or several.
  [[nodiscard]] ToolAnswer test(const ScriptText& script, const std::vector<ScriptText>& cases,
                                TestWishes wishes) const;

 private:
  class Loaded;
  [[nodiscard]] ToolAnswer refused(const std::vector<Problem>& problems) const;
  [[nodiscard]] std::string words(std::string_view code, Details details = {}) const;
  [[nodiscard]] std::string complaint(const Problem& problem) const { return complaint_text(messages_, problem); }

  const MessageCatalogue& messages_;
  const Renderer& sheets_;
  Form form_;
};

}  // namespace vestnik
