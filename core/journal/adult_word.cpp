#include "journal/adult_word.h"

#include <algorithm>

#include "domain/event_types.h"
#include "domain/of_age.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/guardian_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

/// The talk comes before the birthday, and its paper may be signed then; a child's word about it is too early.
constexpr std::chrono::months earliest_word{12};

CivilDate earlier(CivilDate day, std::chrono::months by) { return CivilDate{std::chrono::sys_days{day - by}}; }

}  // namespace

std::string_view RecordAdultWord::event_type() const { return event_type::adult_word_recorded; }

Result<Facts> RecordAdultWord::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (actor.person == word_.student) {
    word_.document.clear();
    word_.signed_on = today;
  }
  const auto student = find_person(transaction, word_.student);
  if (!student || !student->birth_date) return Problem{"journal.not_near_full_age"};
  of_age_ = comes_of_age(*student->birth_date);
  if (word_.signed_on > today) return Problem{"journal.signed_in_the_future"};
  if (word_.signed_on < earlier(of_age_, earliest_word)) return Problem{"journal.not_near_full_age"};
  const auto held = guardianships_of_student(transaction, word_.student, std::min(today, of_age_));
  const auto own = std::ranges::find(held, word_.guardian, &Guardianship::guardian);
  if (own == held.end()) return Problem{"journal.not_a_guardian"};
  relation_ = own->relation;
  const auto last = last_adult_word(transaction, word_.student, word_.guardian);
  if (last && last->permitted == word_.permitted) return Problem{"journal.adult_word_stands"};
  return Facts{};
}

Result<Written> RecordAdultWord::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  add_adult_word(transaction, word_, now);
  if (word_.permitted) {
    open_permission(transaction, word_, relation_, std::max(of_age_, today), now);
  } else {
    end_permission(transaction, word_.student, word_.guardian, today, now);
  }
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("guardian", word_.guardian.value)
      .member("student", word_.student.value)
      .member("permitted", word_.permitted)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
