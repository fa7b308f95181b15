#include "records/migrations.h"

#include <array>

#include "records/schema_journal.h"
#include "records/schema_notify.h"
#include "records/schema_people.h"
#include "records/schema_views.h"

namespace vestnik {

std::span<const Migration> core_migrations() {
  static constexpr std::array<Migration, 6> steps{Migration{1, "people", schema_people},
                                                  Migration{2, "journal", schema_journal},
                                                  Migration{3, "notify", schema_notify},
                                                  Migration{4, "views", schema_views},
                                                  Migration{5, "group lessons", schema_group_lessons},
                                                  Migration{6, "application papers", schema_application_papers}};
  return steps;
}

}  // namespace vestnik
