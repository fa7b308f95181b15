#include "journal/link_identity.h"

#include <algorithm>

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/account_store.h"
#include "records/outside_identity_store.h"

namespace vestnik {
namespace {

Written written_identity(std::int64_t id, PersonId person) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("identity", id).member("person", person.value).end_object();
  JsonWriter{written.answer}.begin_object().member("id", id).end_object();
  return written;
}

}  // namespace

std::string_view LinkIdentity::event_type() const { return event_type::identity_linked; }

std::string LinkIdentity::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("person", person_.value).member("issuer", identity_.issuer).end_object();
  return text;
}

Result<Facts> LinkIdentity::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto account = find_account_by_person(transaction, person_);
  if (!account) return Problem{"identities.no_account"};
  if (is_linked(transaction, identity_)) return Problem{"identities.linked_already"};
  account_ = account->id;
  return Facts{};
}

Result<Written> LinkIdentity::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                    Instant now) {
  return written_identity(add_identity(transaction, account_, person_, identity_, actor.person, now), person_);
}

std::string_view EndIdentity::event_type() const { return event_type::identity_ended; }

std::string EndIdentity::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("person", person_.value).member("identity", id_).end_object();
  return text;
}

Result<Facts> EndIdentity::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto linked = identities_of(transaction, person_);
  const bool own = std::ranges::any_of(linked, [&](const LinkedIdentity& one) { return one.id == id_; });
  return own ? Result<Facts>{Facts{}} : Problem{"access.not_found"};
}

Result<Written> EndIdentity::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  end_identity(transaction, id_, now);
  return written_identity(id_, person_);
}

}  // namespace vestnik
