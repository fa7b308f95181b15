#pragma once
/// The school with the plugin's tables and routes, its specialists, and who of them signed that he discloses nothing.
#include <memory>
#include <string>

#include "plugins/cards/health_routes.h"
#include "plugins/cards/migrations.h"
#include "plugins/cards/routes.h"
#include "plugins/cards/staff_routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {

inline constexpr PersonId nurse{60};
inline constexpr PersonId psychologist_of_school{61};
inline constexpr PersonId hr_specialist{62};
inline constexpr PersonId secretary_of_school{63};

class CardSchool : public RecordingSchool {
 protected:
  CardSchool() {
    school_.migrate("cards", cards::migrations());
    school_.run(
        "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, recorded_at) "
        "VALUES (1, 60, 'Медова', 'Ольга', '', 'медова', 'медова', 0), "
        "(1, 61, 'Тихая', 'Вера', '', 'тихая', 'тихая', 0), "
        "(1, 62, 'Кадрова', 'Инна', '', 'кадрова', 'кадрова', 0), "
        "(1, 63, 'Котова', 'Рита', '', 'котова', 'котова', 0)");
    school_.run(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, order_number, "
        "recorded_at) VALUES (1, 600, 60, 'medical_worker', '', 0, '2026-09-01', '5', 0), "
        "(1, 601, 61, 'psychologist', '', 0, '2026-09-01', '5', 0), "
        "(1, 602, 62, 'hr_specialist', 'institution', 0, '2026-09-01', '5', 0), "
        "(1, 603, 63, 'secretary', 'institution', 0, '2026-09-01', '', 0)");
    for (const PersonId person :
         {class_teacher_7a, administrator, deputy_head, nurse, psychologist_of_school, hr_specialist}) {
      sign(person);
    }
    routes_ = std::make_unique<cards::CardRoutes>(host_);
    routes_->contribute();
    staff_ = std::make_unique<cards::StaffRoutes>(host_, routes_->gate());
    staff_->contribute();
    health_ = std::make_unique<cards::HealthRoutes>(host_, routes_->gate());
    health_->contribute();
  }
  void sign(PersonId person) {
    const std::string id = std::to_string(person.value);
    school_.run(
        "INSERT INTO staff_agreement (institution_id, id, person_id, document, signed_on, recorded_at) VALUES (1, " +
        id + ", " + id + ", '3', '2026-09-01', 0)");
  }
  static std::string card(PersonId student = egor) {
    return "/api/v1/students/" + std::to_string(student.value) + "/card";
  }
  static std::string mothers_card() { return "/api/v1/students/10/guardians/20/card"; }
  Response fill(PersonId who, const std::string& field, const std::string& value, int version = 0,
                const std::string& where = card()) {
    return host_.call(Method::put, where, who,
                      R"({"rows":[{"field":")" + field + R"(","value":")" + value + R"(","expected_version":)" +
                          std::to_string(version) + "}]}",
                      key());
  }
  /// Words of the parts the reader is shown.
  std::string parts(PersonId who) {
    const auto body = nlohmann::json::parse(host_.get(card(), who).body);
    std::string found;
    if (!body.contains("parts")) return body.value("code", "?");
    for (const auto& part : body["parts"]) found += (found.empty() ? "" : " ") + part["part"].get<std::string>();
    return found;
  }
  static std::string code(const Response& response) { return nlohmann::json::parse(response.body).value("code", ""); }

  std::unique_ptr<cards::CardRoutes> routes_;
  std::unique_ptr<cards::StaffRoutes> staff_;
  std::unique_ptr<cards::HealthRoutes> health_;
};

}  // namespace vestnik::tests
