#include "plugins/cards/health_commands.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "json/json_writer.h"
#include "plugins/cards/staff_store.h"

namespace vestnik::cards {
namespace {

std::string only_number(std::string_view name, std::int64_t number) {
  std::string text;
  JsonWriter{text}.begin_object().member(name, number).end_object();
  return text;
}

}  // namespace

Result<Facts> FormHealthList::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto today = day_there(transaction, now);
  if (!today) return today.problem();
  today_ = *today;
  if (receivers_.empty()) return Problem{"cards.no_receivers"};
  const bool all_work_here =
      std::ranges::all_of(receivers_, [&](PersonId person) { return works_here(transaction, person, today_); });
  if (!all_work_here) return Problem{"cards.receiver_not_staff"};
  if (const auto agreed = gate_.agreed(transaction, actor, now); !agreed) return agreed.problem();
  return Facts{};
}

Result<Written> FormHealthList::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  const HealthList list = form_health_list(transaction, group_, receivers_, actor.person, today_, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("list", list.id)
      .member("group", group_.value)
      .member("version", list.version)
      .end_object();
  written.answer = written.payload;
  return written;
}

std::string ReadHealthList::describe() const { return only_number("list", list_); }

Result<Facts> ReadHealthList::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto list = find_health_list(transaction, list_);
  if (!list) return Problem{"access.not_found"};
  const auto got = receivers_of(transaction, list_);
  const bool is_receiver = std::ranges::find(got, actor.person) != got.end();
  if (!is_receiver && !access_.allow(transaction, actor, form_health_lists, Object::group(list->group)))
    return Problem{"access.not_found"};
  if (const auto agreed = gate_.agreed(transaction, actor, now); !agreed) return agreed.problem();
  return Facts{};
}

Result<Written> ReadHealthList::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  return Written{only_number("list", list_), only_number("list", list_)};
}

Result<Facts> ReadHealthGroups::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  if (const auto agreed = gate_.agreed(transaction, actor, now); !agreed) return agreed.problem();
  return Facts{};
}

Result<Written> ReadHealthGroups::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  return Written{only_number("group", group_.value), only_number("group", group_.value)};
}

}  // namespace vestnik::cards
