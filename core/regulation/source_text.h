#pragma once
/// An institution's own document, split into clauses by its own numbering. Documents number in different styles
/// («7.4.7.», «4. ПРАВА И ОБЯЗАННОСТИ» with lists under «Диспетчер:», bullets under «7.4.»); all are read here.
#include <string>
#include <string_view>
#include <vector>

namespace vestnik {

struct SourceClause {
  std::string label;    ///< as the document writes it, «7.4.7» or «3» for an item; "" for what has no number
  std::string section;  ///< number of the section around, «7»; "" before the first
  std::string owner;    ///< unnumbered headings around, joined: «Порядок работы учителя с ЭЖ»
  int bullet = 0;       ///< place among the bullets of `label`, from 1; 0: no bullet
  bool heading = false;
  std::string text;  ///< without number and marks, paragraphs joined by a line feed
  int line = 0;      ///< of the document, from 1
};

/// In the order of the document. At most 5,000 clauses; what is beyond belongs to the last.
[[nodiscard]] std::vector<SourceClause> split_source(std::string_view document);

}  // namespace vestnik
