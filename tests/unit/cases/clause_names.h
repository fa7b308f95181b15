#pragma once
/// Regulations name clauses as their documents do ("п. 3 порядка работы учителя"); the list of clauses names them by
/// ids
/// ("syzran-r.t.3a").
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::tests {

class ClauseNames {
 public:
  /// Of tests/clauses.tsv. Throws std::runtime_error when it cannot be read.
  ClauseNames();

  /// The ids that a regulation means by the words; empty when there is no such clause.
  [[nodiscard]] std::vector<std::string> ids_of(std::string_view institution, std::string_view words) const;

 private:
  std::set<std::string, std::less<>> ids_;
};

}  // namespace vestnik::tests
