#pragma once
/// The fields of a personal card, of a student or of a parent (syzran-m.stud.1), and in whose part of the card each
/// stands (syzran-m.stud.2): medical and psychological parts belong to their specialists alone. And those of a card of
/// the staff (syzran-m.staff.1), some of which colleagues see too (syzran-m.staff.2).
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ports/access.h"

namespace vestnik::cards {

enum class Part : std::uint8_t { main, medical, psychological, social };
inline constexpr std::array<Part, 4> all_parts{Part::main, Part::medical, Part::psychological, Part::social};
[[nodiscard]] std::string_view to_text(Part part);
[[nodiscard]] Permission may_view(Part part);
[[nodiscard]] Permission may_edit(Part part);

enum class Side : std::uint8_t { student, parent, staff };

struct Field {
  std::string_view word;  ///< its words are the message "cards.field_<word>"
  Side side = Side::student;
  Part part = Part::main;
  bool needed = false;  ///< a card without it is not complete
  bool brief = false;   ///< of the staff: every colleague sees it
};

[[nodiscard]] std::span<const Field> all_fields();
[[nodiscard]] const Field* find_field(Side side, std::string_view word);

}  // namespace vestnik::cards
