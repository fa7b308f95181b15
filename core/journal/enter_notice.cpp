#include "journal/enter_notice.h"

#include <algorithm>

#include "domain/event_types.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr int longest_notice_days = 366;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string_view EnterNotice::event_type() const { return event_type::notice_entered; }

Result<Facts> EnterNotice::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (notice_.to < notice_.from || days_between(notice_.from, notice_.to) > longest_notice_days) {
    return Problem{"journal.notice_days_wrong"};
  }
  const auto regulation = regulations_.in_force(transaction.institution(), notice_.from);
  if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(notice_.from)}}};
  const AttendanceTerms& terms = regulation->attendance();
  if (std::find(terms.reasons.begin(), terms.reasons.end(), notice_.mark.reason) == terms.reasons.end()) {
    return Problem{"journal.notice_reason_unknown", {{"allowed", joined(terms.reasons)}}};
  }
  notice_.mark.code = terms.absence_code;
  return Facts{};
}

Result<Written> EnterNotice::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  const std::int64_t id = add_notice(transaction, notice_, actor.person, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("notice", id).member("student", notice_.student.value).end_object();
  JsonWriter{written.answer}.begin_object().member("notice", id).end_object();
  return written;
}

}  // namespace vestnik
