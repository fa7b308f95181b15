#include "plugins/documents/document_commands.h"

#include "json/json_writer.h"

namespace vestnik::documents {
namespace {

constexpr std::int64_t mebibyte = std::int64_t{1} << 20U;

std::string mebibytes_of(std::int64_t bytes) { return std::to_string((bytes + mebibyte - 1) / mebibyte); }

}  // namespace

std::string KeepDocument::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("document", document_.id)
      .member("title", document_.title)
      .member("section", document_.section)
      .member("file", document_.file.name)
      .member("size", document_.file.size)
      .member("digest", document_.file.digest)
      .end_object();
  return text;
}

Result<Facts> KeepDocument::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (document_.id == 0) {
    document_.version = 0;  // a new one begins anew, whatever was sent with it
  } else {
    const auto there = find_document(transaction, document_.id);
    if (!there) return Problem{"access.not_found"};
    if (there->version != document_.version) {
      return Problem{"documents.stale", {{"current", std::to_string(there->version)}}};
    }
  }
  const std::int64_t used = bytes_kept(transaction);
  if (used + document_.file.size > most_bytes_) {
    return Problem{"documents.store_full", {{"used", mebibytes_of(used)}, {"most", mebibytes_of(most_bytes_)}}};
  }
  return Facts{};
}

Result<Written> KeepDocument::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                    Instant now) {
  Document next = document_;
  ++next.version;
  next.changed_at = now;
  next.changed_by = actor.person;
  const std::int64_t id = keep_document(transaction, next, content_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("document", id).member("version", next.version).end_object();
  written.answer = written.payload;
  return written;
}

std::string WithdrawDocument::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("document", id_).end_object();
  return text;
}

Result<Facts> WithdrawDocument::facts(Transaction& transaction, const Actor&, Role, Instant) {
  return find_document(transaction, id_) ? Result<Facts>{Facts{}} : Problem{"access.not_found"};
}

Result<Written> WithdrawDocument::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  withdraw_document(transaction, id_, actor.person, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("document", id_).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::documents
