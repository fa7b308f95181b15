#pragma once
/// What no institution can change of the matrix: `config/access_closed.tsv`. The first row that fits decides.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/matrix.h"

namespace vestnik {

/// Immutable after parsing; any thread.
class ClosedCells {
 public:
  /// Problem "access.matrix_wrong" {file, line, field, nearest}.
  static Result<ClosedCells> parse(std::string_view text, std::string_view file_name);

  /// Why the cell is closed for good: a word of the file ("family", "special"); nothing when it may be opened.
  [[nodiscard]] std::optional<std::string_view> closed(Permission permission, MatrixCell cell) const;
  /// Whether the role's cells of the permission stay, or nobody could mend the rights any more.
  [[nodiscard]] bool kept(Permission permission, Role role) const;
  /// Problem "access.closed_for_good" {permission, role, scope} of the first cell of the matrix that should be closed.
  [[nodiscard]] Result<void> check(const AccessMatrix& matrix) const;

 private:
  struct ClosedRow {
    std::string object;     ///< "*": any
    std::string operation;  ///< "*": any
    std::optional<Role> role;
    std::vector<Scope> scopes;  ///< the widest that may ever stand
    bool kept = false;
    std::string reason;
  };
  [[nodiscard]] static bool fits(const ClosedRow& row, Permission permission, Role role);
  std::vector<ClosedRow> rows_;
};

}  // namespace vestnik
