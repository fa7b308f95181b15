#include "journal/guardian_of.h"

#include "domain/of_age.h"
#include "json/json_writer.h"
#include "records/guardian_store.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {

CivilDate day_of_institution(Transaction& transaction, Instant now) {
  const auto zone = zone_of_institution(transaction);
  return zone ? zone->local(now).date : CivilDate{std::chrono::floor<std::chrono::days>(now)};
}

bool is_adult_student(Transaction& transaction, PersonId student, CivilDate on) {
  const auto person = find_person(transaction, student);
  return person && person->birth_date && is_of_age(*person->birth_date, on);
}

bool is_guardian(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  return stands_for(transaction, guardian, student, on);
}

Written written_of_pair(PersonId guardian, PersonId student) {
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("guardian", guardian.value)
      .member("student", student.value)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
