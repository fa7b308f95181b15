#pragma once
/// What there is to say of a school (syzran-m.school.1), and the reference lists it keeps (syzran-m.school.5).
#include <cstddef>
#include <span>
#include <string_view>

namespace vestnik::school_details {

/// How a value has to look.
enum class Shape { text, taxpayer_number, digits };

struct DetailField {
  std::string_view word;  ///< its title is the message "school_details.field_<word>"
  Shape shape = Shape::text;
  std::size_t digits = 0;  ///< Shape::digits: exactly so many
};

[[nodiscard]] std::span<const DetailField> all_details();
/// nullptr for a word that names none.
[[nodiscard]] const DetailField* find_detail(std::string_view word);
/// Whether the value may stand there; "" always may: it is taken away. A taxpayer number of an organisation has ten
/// digits, the last one a check of the others.
[[nodiscard]] bool fits(const DetailField& field, std::string_view value);

/// Words of the lists; their titles are the messages "school_details.list_<word>".
[[nodiscard]] std::span<const std::string_view> reference_lists();
[[nodiscard]] bool is_reference_list(std::string_view word);

}  // namespace vestnik::school_details
