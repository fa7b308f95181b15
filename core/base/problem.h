#pragma once
/// An expected failure as data: a message code of `templates/messages/ru.tsv` and the values its sentence names.
/// No sentence is kept here, so that code paths carry no user-facing text; `ports/render.h` turns a Problem into one.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vestnik {

/// Named values of a message, in the order given. Values must not be personal data: they reach logs and error texts.
using Details = std::vector<std::pair<std::string, std::string>>;

struct Problem {
  std::string code;    ///< key of the message catalogue, e.g. "edit.window_closed"
  Details details;     ///< values for the sentence; by custom "file", "line", "column", "field", "expected", "nearest"
  std::string clause;  ///< clause of the institution's regulation, e.g. "7.4.7"; empty when no clause stands behind it

  Problem(std::string problem_code, Details values = {}, std::string problem_clause = {})
      : code(std::move(problem_code)), details(std::move(values)), clause(std::move(problem_clause)) {}

  /// The value of a detail, or "" when it is not there.
  [[nodiscard]] std::string_view detail(std::string_view name) const;

  bool operator==(const Problem&) const = default;
};

}  // namespace vestnik
