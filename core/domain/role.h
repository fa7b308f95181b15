#pragma once
/// Roles of the roles matrix (`config/access_matrix.tsv`), school and college.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vestnik {

enum class Role : std::uint8_t {
  administrator,
  student,
  teacher,
  class_teacher,
  deputy_head,
  director,
  parent,
  technical_staff,
  secretary,
  medical_worker,
  psychologist,
  hr_specialist,
  dispatcher,
  head_of_department,
  head_of_studies,
  ict_department,
  archive,
  education_authority,
};

inline constexpr std::array<std::string_view, 18> role_names{"administrator",   "student",
                                                             "teacher",         "class_teacher",
                                                             "deputy_head",     "director",
                                                             "parent",          "technical_staff",
                                                             "secretary",       "medical_worker",
                                                             "psychologist",    "hr_specialist",
                                                             "dispatcher",      "head_of_department",
                                                             "head_of_studies", "ict_department",
                                                             "archive",         "education_authority"};

[[nodiscard]] constexpr std::string_view to_text(Role role) { return role_names[static_cast<std::size_t>(role)]; }

/// "curator" is the college's word for class_teacher and "master" for teacher (DIGEST, glossary).
[[nodiscard]] constexpr std::optional<Role> parse_role(std::string_view name) {
  if (name == "curator") return Role::class_teacher;
  if (name == "master") return Role::teacher;
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    if (role_names[at] == name) return static_cast<Role>(at);
  }
  return std::nullopt;
}

}  // namespace vestnik
