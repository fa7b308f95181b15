#include "plugins/school_details/detail_fields.h"

#include <algorithm>
#include <array>

namespace vestnik::school_details {
namespace {

constexpr std::array details{DetailField{"full_name"},
                             DetailField{"report_forms"},
                             DetailField{"postal_address"},
                             DetailField{"director"},
                             DetailField{"deputies"},
                             DetailField{"telephone"},
                             DetailField{"fax"},
                             DetailField{"email"},
                             DetailField{"taxpayer_number", Shape::taxpayer_number},
                             DetailField{"okpo", Shape::digits, 8},
                             DetailField{"kpp", Shape::digits, 9},
                             DetailField{"okato"},
                             DetailField{"okogu", Shape::digits, 7},
                             DetailField{"okopf", Shape::digits, 5},
                             DetailField{"okfs", Shape::digits, 2},
                             DetailField{"okved"},
                             DetailField{"specialisation"},
                             DetailField{"exam_code"}};

constexpr std::array<std::string_view, 8> lists{"posts",     "categories",     "study_forms", "study_programmes",
                                                "languages", "document_kinds", "relations",   "social_statuses"};

bool is_digits(std::string_view value, std::size_t count) {
  return value.size() == count && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_taxpayer_number(std::string_view value) {
  if (!is_digits(value, 10)) return false;
  constexpr std::array weights{2, 4, 10, 3, 5, 9, 4, 6, 8};
  int sum = 0;
  for (std::size_t at = 0; at < weights.size(); ++at) sum += weights[at] * (value[at] - '0');
  return sum % 11 % 10 == value[9] - '0';
}

}  // namespace

std::span<const DetailField> all_details() { return details; }

const DetailField* find_detail(std::string_view word) {
  const auto found = std::ranges::find(details, word, &DetailField::word);
  return found == details.end() ? nullptr : &*found;
}

bool fits(const DetailField& field, std::string_view value) {
  if (value.empty() || field.shape == Shape::text) return true;
  return field.shape == Shape::digits ? is_digits(value, field.digits) : is_taxpayer_number(value);
}

std::span<const std::string_view> reference_lists() { return lists; }

bool is_reference_list(std::string_view word) { return std::ranges::find(lists, word) != lists.end(); }

}  // namespace vestnik::school_details
