#pragma once
/// The school that faults are tried on, and the parts of the service that do not rest on an open database.
///
/// One class; every student has a guardian with e-mail, telephone, account and consent, and every third one a second
/// guardian. A two is told to the parents by internal mail and by e-mail, both.
#include <memory>
#include <string>
#include <vector>

#include "access/matrix.h"
#include "base/clock.h"
#include "notify/renderer.h"
#include "ports/database.h"
#include "ports/gateway.h"
#include "support/fixed_regulation.h"

namespace vestnik::fault {

inline constexpr InstitutionId school_id{1};

struct Family {
  PersonId student;
  std::vector<PersonId> guardians;
};

/// Who and what there is; the same in every copy of the school's database.
struct SchoolPlan {
  PersonId administrator;
  GroupId group;
  std::vector<Family> families;
  std::vector<LessonId> lessons;
};

/// Makes the database file of the school, with the letters' tables. Throws std::runtime_error.
SchoolPlan make_school(const std::string& path, int students, int lessons);

/// Monday 2026-09-14, 12:00 where the school stands.
[[nodiscard]] Instant school_noon();

/// Immutable but for the rules, which are set before anything runs.
struct Prepared {
  /// Reads the shipped matrix and templates.
  explicit Prepared(std::vector<GatewayInfo> gateways);

  AccessMatrix matrix;
  std::unique_ptr<TemplateRenderer> renderer;
  tests::FixedBook book;
  std::vector<GatewayInfo> gateways;
};

[[nodiscard]] GatewayInfo letters_info();
[[nodiscard]] GatewayInfo mails_info();

}  // namespace vestnik::fault
