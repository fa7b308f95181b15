#pragma once
/// The access matrix as data: `config/access_matrix.tsv`.
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "domain/access_scope.h"
#include "ports/access.h"
#include "ports/access_terms.h"

namespace vestnik {

/// Immutable after loading; any thread.
class AccessMatrix {
 public:
  /// Problem "access.matrix_unreadable" {file} or "access.matrix_wrong" {file, line, field, nearest}.
  static Result<AccessMatrix> load(const std::string& file);
  static Result<AccessMatrix> parse(std::string_view text, std::string_view file_name);

  /// Cells of a permission, strongest role first; empty when nobody has it.
  [[nodiscard]] const std::vector<MatrixCell>& cells(Permission permission) const;
  [[nodiscard]] bool knows(Permission permission) const { return row_of(permission) != nullptr; }
  /// Every row of the table, in its order; good as long as the matrix is.
  [[nodiscard]] std::vector<Permission> permissions() const;

  /// The matrix as a regulation changes it: cells opened and closed in the order given, then those of roles that the
  /// institution does not have left out (`roles_here`; empty: it has all). Rows stay, though nobody may.
  [[nodiscard]] AccessMatrix changed(std::span<const AccessChange> changes, std::span<const Role> roles_here) const;

 private:
  struct RowOfMatrix {
    std::string object;
    std::string operation;
    std::vector<MatrixCell> cells;
  };
  [[nodiscard]] const RowOfMatrix* row_of(Permission permission) const;
  std::vector<RowOfMatrix> rows_;
};

}  // namespace vestnik
