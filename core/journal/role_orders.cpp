#include "journal/role_orders.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "ports/access_terms.h"
#include "records/account_store.h"
#include "records/group_store.h"
#include "records/institution_terms.h"
#include "records/load_store.h"
#include "records/staff_store.h"
#include "records/subject_store.h"

namespace vestnik {
namespace {

/// Follow from lists: of students, of guardians, of classes.
bool follows_from_lists(Role role) {
  return role == Role::student || role == Role::parent || role == Role::class_teacher;
}

std::optional<CivilDate> today_there(Transaction& transaction, Instant now) {
  const auto zone = zone_of_institution(transaction);
  return zone ? std::optional{zone->local(now).date} : std::nullopt;
}

Result<void> check_order(const RevokingOrder& order) {
  if (order.number.empty() || !order.date) return Problem{"roles.order_missing"};
  return {};
}

}  // namespace

std::string_view GrantRole::event_type() const { return event_type::roles_granted; }

Result<void> GrantRole::check_form() const {
  if (grant_.order_number.empty() || !grant_.order_date) return Problem{"roles.order_missing"};
  if (grant_.valid_to && *grant_.valid_to < grant_.valid_from) return Problem{"roles.days_wrong"};
  if (follows_from_lists(grant_.role)) return Problem{"roles.follows", {{"role", std::string{to_text(grant_.role)}}}};
  return {};
}

Result<void> GrantRole::check_reach(Transaction& transaction) const {
  if (grant_.scope_kind == role_reach::group && !find_group(transaction, GroupId{grant_.scope_id}))
    return Problem{"roles.unknown_group"};
  if (grant_.scope_kind != role_reach::subject) return {};
  if (!find_subject(transaction, SubjectId{grant_.scope_id})) return Problem{"roles.unknown_subject"};
  // Elsewhere an order for a subject would open nothing at all.
  if (grant_.role != Role::head_of_department && grant_.role != Role::head_of_studies)
    return Problem{"roles.subject_not_for"};
  return {};
}

Result<Facts> GrantRole::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  if (auto formed = check_form(); !formed) return formed.problem();
  const auto today = today_there(transaction, now);
  const auto regulation = today ? regulations_.in_force(transaction.institution(), *today) : nullptr;
  if (regulation && !role_exists(*regulation, grant_.role))
    return Problem{"roles.not_here", {}, access_terms(*regulation)->roles_here().clause};
  if (auto reaches = check_reach(transaction); !reaches) return reaches.problem();
  if (holds_meanwhile(transaction, grant_)) return Problem{"roles.held_already"};
  return Facts{};
}

Result<Written> GrantRole::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  grant_.granted_by = actor.person;
  const std::int64_t id = add_grant(transaction, grant_, now);
  // A session that was opened with a password alone must not become an administrator's.
  const auto account =
      grant_.role == Role::administrator ? find_account_by_person(transaction, grant_.person) : std::nullopt;
  if (account) end_sessions(transaction, account->id, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("grant", id)
      .member("person", grant_.person.value)
      .member("role", to_text(grant_.role))
      .end_object();
  JsonWriter{written.answer}.begin_object().member("grant", id).end_object();
  return written;
}

std::string_view RevokeRole::event_type() const { return event_type::roles_revoked; }

Result<Facts> RevokeRole::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const auto grant = find_grant(transaction, end_.grant);
  const auto today = today_there(transaction, now);
  if (!grant || !today) return Problem{"access.not_found"};
  if (auto ordered = check_order(end_.order); !ordered) return ordered.problem();
  last_day_ = end_.last_day.value_or(plus_days(*today, -1));
  if (grant->valid_to && (*grant->valid_to < *today || *grant->valid_to <= last_day_))
    return Problem{"roles.ended_already"};
  // What was done under the role yesterday was done under the role.
  if (last_day_ < plus_days(*today, -1)) return Problem{"roles.days_wrong"};
  if (grant->role == Role::administrator &&
      !another_administrator(transaction, {grant->id, {}, plus_days(last_day_, 1), !grant->valid_to}))
    return Problem{"roles.last_administrator"};
  return Facts{};
}

Result<Written> RevokeRole::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  revoke_grant(transaction, end_.grant, last_day_, end_.order, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("grant", end_.grant).end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("grant", end_.grant)
      .member("last_day", to_iso(last_day_))
      .end_object();
  return written;
}

std::string_view DismissStaff::event_type() const { return event_type::staff_dismissed; }

Result<Facts> DismissStaff::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (auto ordered = check_order(dismissal_.order); !ordered) return ordered.problem();
  const CivilDate after = plus_days(dismissal_.last_day, 1);
  if (!works_from(transaction, dismissal_.person, after)) return Problem{"journal.not_of_the_staff"};
  if (is_administrator_from(transaction, dismissal_.person, after) &&
      !another_administrator(transaction, {0, dismissal_.person, after, true}))
    return Problem{"roles.last_administrator"};
  return Facts{};
}

Result<Written> DismissStaff::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  end_work(transaction, dismissal_.person, dismissal_.last_day, dismissal_.order, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("person", dismissal_.person.value).end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("person", dismissal_.person.value)
      .member("last_day", to_iso(dismissal_.last_day))
      .end_object();
  return written;
}

}  // namespace vestnik
