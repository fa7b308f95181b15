#pragma once
/// Who signs in and who enters what: the report on the work of users (syzran-7.2.3, syzran-7.2.6, labinsk-4.2.7b).
#include <array>
#include <string>
#include <vector>

#include "json/json_writer.h"
#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

/// syzran-7.2.6 names four; who is neither stands under the rest of the staff.
enum class UserCategory : std::uint8_t { administration, teachers, other_staff, students, parents };
inline constexpr std::array<std::string_view, 5> user_category_names{"administration", "teachers", "other_staff",
                                                                     "students", "parents"};

struct UserActivity {
  PersonId person;
  UserCategory category = UserCategory::other_staff;
  std::int64_t sign_ins = 0;
  std::int64_t entries = 0;
  std::int64_t days_with_entries = 0;  ///< of the institution's calendar
};

struct Activity {
  Days days;
  std::int64_t school_days = 0;      ///< days with lessons
  std::vector<UserActivity> people;  ///< everybody of the base, by category and person
};

[[nodiscard]] Activity read_activity(Transaction& transaction, Days days);

/// {"from":…,"until":…,"school_days":5,"categories":[{"category":"teachers","users":30,"signed_in":28,"sign_ins":…,
/// "entries":…}],"users":[{"person":…,"category":…,"sign_ins":3,"entries":12,"days_with_entries":4,
/// "days_without_entries":1}]}. Users: the staff; students and parents are counted, not listed.
[[nodiscard]] std::string write_activity(Transaction& transaction, const Activity& activity);

/// The categories alone, into an open object of a summary.
void write_activity_categories(JsonWriter& json, const Activity& activity);

}  // namespace vestnik::inspection
