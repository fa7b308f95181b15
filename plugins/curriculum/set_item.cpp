#include "plugins/curriculum/set_item.h"

#include "json/json_writer.h"

namespace vestnik::curriculum {

Result<Facts> SetItem::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto standing = find_item(transaction, wanted_.subject);
  if (!standing) return Problem{"access.not_found"};
  if (standing->version != wanted_.version) {
    return Problem{"journal.stale_version", {{"current", std::to_string(standing->version)}}};
  }
  if (wanted_.kind != ItemKind::module && has_courses(transaction, wanted_.subject)) {
    return Problem{"curriculum.module_has_courses", {{"field", "kind"}}};
  }
  if (!wanted_.module) return Facts{};
  if (wanted_.kind != ItemKind::course) return Problem{"curriculum.module_only_of_course", {{"field", "module"}}};
  const auto module = find_item(transaction, wanted_.module);
  if (!module || module->kind != ItemKind::module) return Problem{"curriculum.no_such_module", {{"field", "module"}}};
  return Facts{};
}

Result<Written> SetItem::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  Item after = wanted_;
  ++after.version;
  write_item(transaction, after, actor.person, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("subject", after.subject.value)
      .member("version", after.version)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::curriculum
