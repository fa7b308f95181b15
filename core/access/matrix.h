#pragma once
/// The access matrix as data: `config/access_matrix.tsv`.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "domain/role.h"
#include "ports/access.h"

namespace vestnik {

/// How far a cell of the matrix reaches; the words of the file.
enum class Scope : std::uint8_t { all, self, own_child, own_lesson, own_load, own_class, own_substitution, any };

struct MatrixCell {
  Role role = Role::administrator;
  Scope scope = Scope::any;
};

/// Immutable after loading; any thread.
class AccessMatrix {
 public:
  /// Problem "access.matrix_unreadable" {file} or "access.matrix_wrong" {file, line, field, nearest}.
  static Result<AccessMatrix> load(const std::string& file);
  static Result<AccessMatrix> parse(std::string_view text, std::string_view file_name);

  /// Cells of a permission, strongest role first; empty when nobody has it.
  [[nodiscard]] const std::vector<MatrixCell>& cells(Permission permission) const;
  /// Every row, in the order of the file; the names live as long as the matrix.
  [[nodiscard]] std::vector<Permission> permissions() const;
  [[nodiscard]] bool knows(Permission permission) const { return !cells(permission).empty(); }

 private:
  struct RowOfMatrix {
    std::string object;
    std::string operation;
    std::vector<MatrixCell> cells;
  };
  std::vector<RowOfMatrix> rows_;
};

}  // namespace vestnik
