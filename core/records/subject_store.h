#pragma once
/// School subjects and college disciplines, and the kinds of work a discipline declares for a group (yarovoe-5.2).
/// All functions: the transaction's thread and institution.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/mark.h"
#include "ports/database.h"

namespace vestnik {

struct Subject {
  SubjectId id;
  std::string name;  ///< unique in the institution
};

[[nodiscard]] std::optional<Subject> find_subject(Transaction& transaction, SubjectId id);
[[nodiscard]] std::optional<Subject> find_subject_by_name(Transaction& transaction, std::string_view name);
/// In alphabetical order.
[[nodiscard]] std::vector<Subject> all_subjects(Transaction& transaction);
SubjectId add_subject(Transaction& transaction, std::string_view name);

/// Empty when the discipline declares none.
[[nodiscard]] std::vector<WorkKind> declared_kinds(Transaction& transaction, GroupId group, SubjectId subject);
/// Answers whether it is new.
bool declare_kind(Transaction& transaction, GroupId group, SubjectId subject, WorkKind kind);

}  // namespace vestnik
