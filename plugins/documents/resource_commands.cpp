#include "plugins/documents/resource_commands.h"

#include "json/json_writer.h"

namespace vestnik::documents {

Result<Facts> KeepResource::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (resource_.id == 0) {
    resource_.version = 0;  // a new one begins anew, whatever was sent with it
    return Facts{};
  }
  const auto there = find_resource(transaction, resource_.id);
  if (!there) return Problem{"access.not_found"};
  if (there->version != resource_.version) {
    return Problem{"documents.stale", {{"current", std::to_string(there->version)}}};
  }
  return Facts{};
}

Result<Written> KeepResource::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                    Instant now) {
  Resource next = resource_;
  ++next.version;
  next.changed_at = now;
  next.changed_by = actor.person;
  const std::int64_t id = keep_resource(transaction, next);
  Written written;
  JsonWriter{written.payload}.begin_object().member("resource", id).member("version", next.version).end_object();
  written.answer = written.payload;
  return written;
}

std::string WithdrawResource::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("resource", id_).end_object();
  return text;
}

Result<Facts> WithdrawResource::facts(Transaction& transaction, const Actor&, Role, Instant) {
  return find_resource(transaction, id_) ? Result<Facts>{Facts{}} : Problem{"access.not_found"};
}

Result<Written> WithdrawResource::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  withdraw_resource(transaction, id_, actor.person, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("resource", id_).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::documents
