#pragma once
/// The institution's own document and the rules on one sheet, as a director can read and sign it: each clause with the
/// rules that carry it, what no rule carries, and the rules whose clause the document does not have. The idea is
/// Catala's: the text of the law and its code stand side by side.
#include <string>
#include <vector>

#include "regulation/explain.h"
#include "regulation/source_text.h"

namespace vestnik {

struct SideBySide {
  struct Row {
    SourceClause clause;
    std::vector<const ExplainedRule*> rules;  ///< into the rules that were given
  };
  std::vector<Row> rows;
  std::vector<const ExplainedRule*> without_clause;  ///< name none, or one that the document does not have
  [[nodiscard]] std::size_t clauses() const;         ///< without headings
  [[nodiscard]] std::size_t carried() const;         ///< of these, with a rule
};

/// A rule belongs to the clause its own label names: «7.4.7» is the clause of that number, or the seventh bullet of
/// «7.4»; «10 порядка работы учителя» is item 10 under the heading that has these words; «4, преподаватель, 3» item 3
/// under that heading of section 4. Where only a wider clause is numbered, that one. `rules` must outlive the answer.
[[nodiscard]] SideBySide side_by_side(std::vector<SourceClause> clauses, const std::vector<ExplainedRule>& rules);

}  // namespace vestnik
