#include "journal/staff_leave.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/staff_paper_store.h"

namespace vestnik {
namespace {

/// Three years: the longest leave there is, to look after a child.
constexpr int longest_leave_days = 1100;

}  // namespace

std::string_view EnterLeave::event_type() const { return event_type::leave_entered; }

Result<Facts> EnterLeave::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (leave_.to < leave_.from || days_between(leave_.from, leave_.to) > longest_leave_days) {
    return Problem{"journal.leave_days_wrong", {{"most", std::to_string(longest_leave_days)}}};
  }
  if (!is_of_the_staff(transaction, leave_.person)) return Problem{"journal.not_of_the_staff"};
  return Facts{};
}

Result<Written> EnterLeave::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  const std::int64_t id = add_leave(transaction, leave_, actor.person, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("leave", id).member("person", leave_.person.value).end_object();
  JsonWriter{written.answer}.begin_object().member("leave", id).end_object();
  return written;
}

std::string_view WithdrawLeave::event_type() const { return event_type::leave_withdrawn; }

Result<Facts> WithdrawLeave::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (!find_leave(transaction, leave_)) return Problem{"access.not_found"};
  return Facts{};
}

Result<Written> WithdrawLeave::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  withdraw_leave(transaction, leave_, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("leave", leave_).end_object();
  JsonWriter{written.answer}.begin_object().member("leave", leave_).end_object();
  return written;
}

}  // namespace vestnik
