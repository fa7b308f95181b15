#include "plugins/cards/list_commands.h"

#include "json/json_writer.h"

namespace vestnik::cards {

Result<Facts> CheckList::facts(Transaction& transaction, const Actor&, Role, Instant) {
  // Whoever may for the whole institution is not asked about a class: it must be one of ours all the same.
  if (list_.group && !is_own_group(transaction, list_.group)) return Problem{"access.not_found"};
  return Facts{};
}

Result<Written> CheckList::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  add_list_check(transaction, list_, {actor.person, now});
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().member("list", list_.list);
  if (list_.group) json.member("group", list_.group.value);
  json.end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::cards
