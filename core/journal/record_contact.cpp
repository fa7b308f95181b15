#include "journal/record_contact.h"

#include <algorithm>

#include "base/address.h"
#include "base/text.h"
#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_address = 200;
/// Of one person at a time: nobody has more, and each is written to.
constexpr std::size_t most_contacts = 10;

std::string named_kinds(const std::vector<std::string>& kinds) {
  std::string text;
  for (const std::string& kind : kinds) text += (text.empty() ? "" : ", ") + kind;
  return text;
}

bool is_plain_line(std::string_view value) {
  return !value.empty() && value.size() <= longest_address && is_utf8(value) && trimmed(value) == value &&
         std::none_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Whoever writes of another does it for the school; so does the administrator whoever it is about.
bool for_the_school(const Actor& actor, Role role, PersonId person) {
  return actor.service || role == Role::administrator || actor.person != person;
}

Written contact_written(PersonId person, std::int64_t contact, std::string_view kind, std::string_view did) {
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("person", person.value)
      .member("contact", contact)
      .member("kind", kind)
      .member("did", did)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace

Result<void> check_address(const AddressWish& wish, const std::vector<std::string>& kinds) {
  if (std::find(kinds.begin(), kinds.end(), wish.kind) == kinds.end()) {
    return Problem{"journal.contact_kind_unknown", {{"kind", wish.kind}, {"kinds", named_kinds(kinds)}}};
  }
  if (wish.kind == contact_kind::phone) {
    if (!is_telephone(wish.value)) return Problem{"journal.contact_bad_phone"};
  } else if (wish.kind == contact_kind::email) {
    if (!is_mail_address(wish.value)) return Problem{"journal.contact_bad_email"};
  } else if (!is_plain_line(wish.value)) {
    return Problem{"journal.contact_bad"};
  }
  return {};
}

std::string_view AddContact::event_type() const { return event_type::contact_recorded; }

Result<Facts> AddContact::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (auto fit = check_address(wish_, kinds_); !fit) return fit.problem();
  today_ = day_of_institution(transaction, now);
  const bool known = wish_.shown || for_the_school(actor, role, wish_.person);
  state_ = known ? contact_state::confirmed : contact_state::unconfirmed;
  standing_ = {};
  const auto open = contacts_of(transaction, wish_.person, today_);
  for (const Contact& one : open) {
    if (one.kind == wish_.kind && one.value == wish_.value) standing_ = one;
  }
  if (standing_.id == 0) {
    if (open.size() >= most_contacts) {
      return Problem{"journal.contacts_too_many", {{"most", std::to_string(most_contacts)}}};
    }
    return Facts{};
  }
  // Only what the school had confirmed was ever written to and given up: its owner may say that it works again.
  if (standing_.state == contact_state::dead) state_ = contact_state::confirmed;
  if (standing_.state == contact_state::confirmed || standing_.state == state_)
    return Problem{"journal.contact_stands"};
  return Facts{};
}

Result<Written> AddContact::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (standing_.id != 0) {
    set_contact_state(transaction, standing_.id, state_, now);
    const bool again = standing_.state == contact_state::dead;
    return contact_written(wish_.person, standing_.id, wish_.kind, again ? "reopened" : "confirmed");
  }
  const std::int64_t id =
      add_contact(transaction, {0, wish_.person, wish_.kind, wish_.value, state_, today_, std::nullopt}, now);
  return contact_written(wish_.person, id, wish_.kind, "added");
}

std::string_view ChangeContact::event_type() const { return event_type::contact_recorded; }

std::string ChangeContact::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("person", person_.value)
      .member("contact", contact_)
      .member("deed", deed_ == ContactDeed::confirm ? "confirm" : "close")
      .end_object();
  return text;
}

Result<Facts> ChangeContact::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  today_ = day_of_institution(transaction, now);
  const auto open = contacts_of(transaction, person_, today_);
  const auto found = std::find_if(open.begin(), open.end(), [&](const Contact& one) { return one.id == contact_; });
  if (found == open.end()) return Problem{"journal.no_such_contact"};
  if (deed_ == ContactDeed::confirm && found->state == contact_state::confirmed) {
    return Problem{"journal.contact_stands"};
  }
  kind_ = found->kind;
  return Facts{};
}

Result<Written> ChangeContact::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (deed_ == ContactDeed::confirm) {
    set_contact_state(transaction, contact_, contact_state::confirmed, now);
    return contact_written(person_, contact_, kind_, "confirmed");
  }
  // Yesterday was the last day: nothing more goes there from now on.
  close_contact(transaction, contact_, plus_days(today_, -1), now);
  return contact_written(person_, contact_, kind_, "closed");
}

}  // namespace vestnik
