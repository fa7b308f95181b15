#pragma once
/// Kinds of interim and final attestation. The final of a period, given by the teacher from current grades, is one of
/// them: whether it is entered like the others is the regulation's word (usolye-4.5.3).
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vestnik {

enum class AttestationKind : std::uint8_t {
  period,       ///< the final of a period in the journal
  exam,         ///< экзамен
  credit,       ///< зачёт, дифференцированный зачёт
  course_work,  ///< курсовая работа
  module,       ///< экзамен по профессиональному модулю (ПМ)
  state         ///< государственная итоговая аттестация (ГИА)
};

inline constexpr std::array<std::string_view, 6> attestation_kind_names{"period",      "exam",   "credit",
                                                                        "course_work", "module", "state"};
[[nodiscard]] constexpr std::string_view to_text(AttestationKind kind) {
  return attestation_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::optional<AttestationKind> parse_attestation_kind(std::string_view name) {
  for (std::size_t at = 0; at < attestation_kind_names.size(); ++at) {
    if (attestation_kind_names[at] == name) return static_cast<AttestationKind>(at);
  }
  return std::nullopt;
}

}  // namespace vestnik
