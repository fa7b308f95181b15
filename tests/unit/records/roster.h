#pragma once
/// One institution in a migrated SQLite file, and one write transaction for a test to work in.
#include <memory>
#include <string>

#include "records/institution_store.h"
#include "records/person_store.h"
#include "support/core_database.h"
#include "support/temporary_folder.h"

namespace vestnik {

class RosterBase {
 public:
  RosterBase() {
    database_ = tests::open_core_database(folder_.path("records.db"));
    work([](Transaction& transaction) {
      add_institution(transaction, {InstitutionId{1}, "syzran", "School 39", "School", "school", "Europe/Samara", ""});
    });
  }
  RosterBase(const RosterBase&) = delete;
  RosterBase& operator=(const RosterBase&) = delete;

  template <class Use>
  void work(Use&& use, InstitutionId institution = InstitutionId{1}) {
    database_->write(institution, Priority::person, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  }

  static CivilDate on(const char* iso) { return parse_iso_date(iso).value(); }
  static Instant now() { return parse_iso_instant("2026-09-05T05:00:00Z").value(); }
  static PersonId person(Transaction& transaction, const char* last, const char* first) {
    return add_person(transaction, {{}, last, first, "", std::nullopt, ""}, now());
  }

 private:
  tests::TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
};

inline CivilDate on(const char* iso) { return RosterBase::on(iso); }

}  // namespace vestnik
