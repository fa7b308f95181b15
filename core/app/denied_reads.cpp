#include "app/denied_reads.h"

#include "base/log.h"
#include "json/json_writer.h"
#include "records/audit_chain.h"

namespace vestnik {
namespace {

/// Somebody who tries ids by the thousand in one moment is known by the first of them.
constexpr std::size_t most_waiting = 1000;
constexpr int forbidden = 403;
constexpr int not_found = 404;

}  // namespace

Route DeniedReads::watched(Route route) {
  if (route.method != Method::get || !route.permission) return route;
  route.handle = [this, handle = std::move(route.handle), permission = *route.permission](const Request& request) {
    Response response = handle(request);
    const bool denied = response.status == forbidden || response.status == not_found;
    if (denied && request.actor) note(request, permission, response.status);
    return response;
  };
  return route;
}

void DeniedReads::note(const Request& request, Permission permission, int status) {
  notes_.with([&](std::vector<Note>& notes) {
    if (notes.size() < most_waiting) {
      notes.push_back({*request.actor, permission, request.path, request.received_at, status});
    }
  });
}

std::size_t DeniedReads::write(Database& database, Random& random) {
  auto notes = notes_.with([](std::vector<Note>& waiting) { return std::exchange(waiting, {}); });
  std::vector<Note> kept;
  for (Note& one : notes) {
    try {
      write(database, random, one);
    } catch (const std::exception&) {
      kept.push_back(std::move(one));
    }
  }
  if (!kept.empty()) {
    notes_.with([&](std::vector<Note>& waiting) { waiting.insert(waiting.begin(), kept.begin(), kept.end()); });
    log(LogLevel::error, "app", "denied reads could not be written yet", {{"notes", kept.size()}});
  }
  return notes.size() - kept.size();
}

void DeniedReads::write(Database& database, Random& random, const Note& one) {
  std::string payload;
  JsonWriter{payload}
      .begin_object()
      .member("read", std::string{one.permission.object} + "." + std::string{one.permission.operation})
      .member("outcome", "denied")
      .member("status", one.status)
      .member("actor", one.actor.person.value)
      .member("account", one.actor.account.value)
      .member("path", one.path)
      .end_object();
  database.write(one.actor.institution, Priority::background, [&](Transaction& transaction) {
    append_audit(transaction, random, payload, one.at);
    return true;
  });
}

}  // namespace vestnik
