#pragma once
/// One line of everyday words, «оценка 5 7-А алгебра 14.09.2026 учитель 22.09.2026 00:00», as a change to be judged:
/// «may X do Y at Z?». The words are in templates/messages (try.word_*, explain.role_*, explain.work_*).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/question_change.h"
#include "lua/case_changes.h"
#include "ports/render.h"
#include "regulation/tabled_regulation.h"

namespace vestnik {

/// Reads questions. Any thread; outlives neither regulation nor catalogue.
class Questions {
 public:
  Questions(const TabledRegulation& regulation, const MessageCatalogue& catalogue);

  /// The change and its moment. Problems: "try.unknown_word" {word, nearest}, "try.no_kind" {expected},
  /// "try.missing" {what}, "try.twice" {word}, "try.no_such_date" {word}, "try.no_such_period" {word, expected}.
  [[nodiscard]] Result<CaseChange> read(std::string_view line, QuestionOf what = QuestionOf::decision) const;

  struct Word {
    std::string text;  ///< as search_key() makes it
    std::string meaning;
  };

 private:
  const TabledRegulation& regulation_;
  std::vector<Word> words_;
};

/// In words: whether it is allowed, by which clause, what to do next; and for a cell until when it is open.
[[nodiscard]] std::string answer_in_words(const CaseChange& question, const TabledRegulation& regulation,
                                          const MessageCatalogue& catalogue);
/// Until when the question's cell is open and by which clause it closes; "" for what is no cell.
[[nodiscard]] std::string cell_in_words(const CaseChange& question, const TabledRegulation& regulation,
                                        const MessageCatalogue& catalogue);

}  // namespace vestnik
