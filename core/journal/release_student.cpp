#include "journal/release_student.h"

#include "base/text.h"
#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/subject_store.h"

namespace vestnik {
namespace {

// A school year: whoever is released longer brings a new paper.
constexpr int longest_release_days = 366;

}  // namespace

std::string_view ReleaseStudent::event_type() const { return event_type::student_released; }

Result<Facts> ReleaseStudent::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (release_.to < release_.from || days_between(release_.from, release_.to) > longest_release_days) {
    return Problem{"journal.release_days_wrong"};
  }
  if (trimmed(release_.document).empty()) return Problem{"journal.release_without_document"};
  if (release_.subject && !find_subject(transaction, release_.subject)) return Problem{"journal.no_such_subject"};
  return Facts{};
}

Result<Written> ReleaseStudent::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  const std::int64_t id = add_release(transaction, release_, actor.person, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("release", id)
      .member("student", release_.student.value)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
