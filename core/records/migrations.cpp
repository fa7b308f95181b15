#include "records/migrations.h"

#include <array>

#include "records/schema_account_stops.h"
#include "records/schema_accounts.h"
#include "records/schema_addresses.h"
#include "records/schema_answers.h"
#include "records/schema_applications.h"
#include "records/schema_audit.h"
#include "records/schema_authors.h"
#include "records/schema_calm.h"
#include "records/schema_change_times.h"
#include "records/schema_class_orders.h"
#include "records/schema_control.h"
#include "records/schema_duties.h"
#include "records/schema_exports.h"
#include "records/schema_families.h"
#include "records/schema_family_words.h"
#include "records/schema_identities.h"
#include "records/schema_journal.h"
#include "records/schema_lesson_past.h"
#include "records/schema_letters.h"
#include "records/schema_notify.h"
#include "records/schema_of_age.h"
#include "records/schema_outbox.h"
#include "records/schema_people.h"
#include "records/schema_planning.h"
#include "records/schema_privacy.h"
#include "records/schema_program_ends.h"
#include "records/schema_regulation.h"
#include "records/schema_releases.h"
#include "records/schema_right_switches.h"
#include "records/schema_roles.h"
#include "records/schema_schedule.h"
#include "records/schema_second_opinion.h"
#include "records/schema_staff_views.h"
#include "records/schema_tokens.h"
#include "records/schema_unsubscriptions.h"
#include "records/schema_views.h"
#include "records/schema_waves.h"

namespace vestnik {

std::span<const Migration> core_migrations() {
  static constexpr std::array<Migration, 42> steps{Migration{1, "people", schema_people},
                                                   Migration{2, "journal", schema_journal},
                                                   Migration{3, "notify", schema_notify},
                                                   Migration{4, "views", schema_views},
                                                   Migration{5, "group lessons", schema_group_lessons},
                                                   Migration{6, "kept findings", schema_kept_findings},
                                                   Migration{7, "finals due by order", schema_finals_due},
                                                   Migration{8, "planning", schema_planning},
                                                   Migration{9, "application papers", schema_application_papers},
                                                   Migration{10, "job places", schema_job_places},
                                                   Migration{11, "control", schema_control},
                                                   Migration{12, "applications", schema_applications},
                                                   Migration{13, "regulation trials", schema_regulation},
                                                   Migration{14, "duties", schema_duties},
                                                   Migration{15, "own time zone", schema_own_timezone},
                                                   Migration{16, "releases", schema_releases},
                                                   Migration{17, "families", schema_families},
                                                   Migration{18, "outbox", schema_outbox},
                                                   Migration{19, "addresses", schema_addresses},
                                                   Migration{20, "letters of sms", schema_letters},
                                                   Migration{21, "waves", schema_waves},
                                                   Migration{22, "answers", schema_answers},
                                                   Migration{23, "calm", schema_calm},
                                                   Migration{24, "unsubscriptions", schema_unsubscriptions},
                                                   Migration{25, "audit", schema_audit},
                                                   Migration{26, "roles", schema_roles},
                                                   Migration{27, "tokens", schema_tokens},
                                                   Migration{28, "identities", schema_identities},
                                                   Migration{29, "of age", schema_of_age},
                                                   Migration{30, "privacy", schema_privacy},
                                                   Migration{31, "accounts", schema_accounts},
                                                   Migration{32, "second opinion", schema_second_opinion},
                                                   Migration{33, "change times", schema_change_times},
                                                   Migration{34, "full exports", schema_exports},
                                                   Migration{35, "account stops", schema_account_stops},
                                                   Migration{36, "staff views", schema_staff_views},
                                                   Migration{37, "right switches", schema_right_switches},
                                                   Migration{38, "authors", schema_authors},
                                                   Migration{39, "class orders", schema_class_orders},
                                                   Migration{40, "lesson past", schema_lesson_past},
                                                   Migration{41, "family words", schema_family_words},
                                                   Migration{42, "program ends", schema_program_ends}};
  return steps;
}

}  // namespace vestnik
