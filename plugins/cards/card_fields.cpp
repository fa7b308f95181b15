#include "plugins/cards/card_fields.h"

#include <algorithm>

namespace vestnik::cards {
namespace {

constexpr std::array fields{Field{"sex", Side::student, Part::main, true},
                            Field{"citizenship", Side::student, Part::main, true},
                            Field{"identity_document", Side::student, Part::main, true},
                            Field{"home_phone", Side::student, Part::main, false},
                            Field{"foreign_languages", Side::student, Part::main, false},
                            Field{"taxpayer_number", Side::student, Part::main, false},
                            Field{"family", Side::student, Part::main, true},
                            Field{"additional_contacts", Side::student, Part::main, false},
                            Field{"computer_at_home", Side::student, Part::main, false},
                            Field{"additional_education", Side::student, Part::main, false},
                            Field{"study_form", Side::student, Part::main, false},
                            Field{"study_programme", Side::student, Part::main, false},
                            Field{"exam_subjects", Side::student, Part::main, false},
                            Field{"health_group", Side::student, Part::medical, false},
                            Field{"physical_group", Side::student, Part::medical, false},
                            Field{"diseases", Side::student, Part::medical, false},
                            Field{"medical_policy", Side::student, Part::medical, false},
                            Field{"health_limits", Side::student, Part::medical, false},
                            Field{"psychological_card", Side::student, Part::psychological, false},
                            Field{"deviant_behaviour", Side::student, Part::psychological, false},
                            Field{"commission_decisions", Side::student, Part::psychological, false},
                            Field{"social_status", Side::student, Part::social, false},
                            Field{"sex", Side::parent, Part::main, false},
                            Field{"citizenship", Side::parent, Part::main, false},
                            Field{"identity_document", Side::parent, Part::main, false},
                            Field{"residence", Side::parent, Part::main, true},
                            Field{"registration", Side::parent, Part::main, false},
                            Field{"education", Side::parent, Part::main, false},
                            Field{"work_place", Side::parent, Part::main, true},
                            Field{"position", Side::parent, Part::main, false},
                            Field{"work_address", Side::parent, Part::main, false},
                            Field{"work_phone", Side::parent, Part::main, false},
                            Field{"help_to_school", Side::parent, Part::main, false},
                            Field{"staff_sex", Side::staff, Part::main, false, true},
                            Field{"staff_citizenship", Side::staff, Part::main, false, false},
                            Field{"staff_identity_document", Side::staff, Part::main, true, false},
                            Field{"staff_residence", Side::staff, Part::main, true, false},
                            Field{"staff_registration", Side::staff, Part::main, false, false},
                            Field{"staff_home_phone", Side::staff, Part::main, false, false},
                            Field{"staff_personnel_number", Side::staff, Part::main, false, false},
                            Field{"staff_self_education", Side::staff, Part::main, false, false},
                            Field{"staff_technology", Side::staff, Part::main, false, false},
                            Field{"staff_hired_by_order", Side::staff, Part::main, true, false},
                            Field{"staff_main_post", Side::staff, Part::main, true, true},
                            Field{"staff_grade", Side::staff, Part::main, false, true},
                            Field{"staff_category", Side::staff, Part::main, false, true},
                            Field{"staff_last_attestation", Side::staff, Part::main, false, true},
                            Field{"staff_attestation_request", Side::staff, Part::main, false, true},
                            Field{"staff_second_post", Side::staff, Part::main, false, true},
                            Field{"staff_second_grade", Side::staff, Part::main, false, true},
                            Field{"staff_second_category", Side::staff, Part::main, false, true},
                            Field{"staff_second_attestation", Side::staff, Part::main, false, true},
                            Field{"staff_total_service", Side::staff, Part::main, false, false},
                            Field{"staff_teaching_service", Side::staff, Part::main, false, false},
                            Field{"staff_unbroken_service", Side::staff, Part::main, false, false},
                            Field{"staff_administrative_service", Side::staff, Part::main, false, false},
                            Field{"staff_post_service", Side::staff, Part::main, false, false},
                            Field{"staff_service_here", Side::staff, Part::main, false, false},
                            Field{"staff_territorial_service", Side::staff, Part::main, false, false},
                            Field{"staff_marital_status", Side::staff, Part::main, false, false},
                            Field{"staff_family", Side::staff, Part::main, false, false},
                            Field{"staff_taxpayer_number", Side::staff, Part::main, false, false},
                            Field{"staff_insurance_number", Side::staff, Part::main, false, false},
                            Field{"staff_title", Side::staff, Part::main, false, false},
                            Field{"staff_degree", Side::staff, Part::main, false, false},
                            Field{"staff_awards", Side::staff, Part::main, false, false},
                            Field{"staff_education", Side::staff, Part::main, true, false},
                            Field{"staff_school", Side::staff, Part::main, false, false},
                            Field{"staff_diploma", Side::staff, Part::main, false, false},
                            Field{"staff_speciality", Side::staff, Part::main, false, false},
                            Field{"staff_courses", Side::staff, Part::main, false, false},
                            Field{"staff_correspondence_courses", Side::staff, Part::main, false, false},
                            Field{"staff_worker_kind", Side::staff, Part::main, false, false},
                            Field{"staff_unit", Side::staff, Part::main, false, false},
                            Field{"staff_computer_at_home", Side::staff, Part::main, false, false},
                            Field{"staff_parental_leave", Side::staff, Part::main, false, false},
                            Field{"staff_retirement", Side::staff, Part::main, false, false}};

}  // namespace

std::string_view to_text(Part part) {
  constexpr std::array<std::string_view, 4> words{"main", "medical", "psychological", "social"};
  return words[static_cast<std::size_t>(part)];
}

Permission may_view(Part part) {
  switch (part) {
    case Part::medical: return {"cards_medical", "view"};
    case Part::psychological: return {"cards_psychological", "view"};
    case Part::social: return {"cards_social", "view"};
    default: return {"cards", "view"};
  }
}

Permission may_edit(Part part) {
  switch (part) {
    case Part::medical: return {"cards_medical", "edit"};
    case Part::psychological: return {"cards_psychological", "edit"};
    case Part::social: return {"cards_social", "edit"};
    default: return {"cards", "edit"};
  }
}

std::span<const Field> all_fields() { return fields; }

const Field* find_field(Side side, std::string_view word) {
  const auto found =
      std::ranges::find_if(fields, [&](const Field& each) { return each.side == side && each.word == word; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace vestnik::cards
