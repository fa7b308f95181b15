#include "app/denied_reads.h"

#include <algorithm>
#include <array>

#include "answers/request_reading.h"
#include "base/log.h"
#include "journal/audit_note.h"
#include "records/audit_chain.h"

namespace vestnik {
namespace {

/// Somebody who tries ids by the thousand in one moment is known by the first of them.
constexpr std::size_t most_waiting = 1000;
constexpr int forbidden = 403;
constexpr int not_found = 404;
constexpr int answered = 200;

/// What a personal card holds, as the matrix calls it; parts of the card itself ("cards_medical") besides. The own card
/// is read without a line.
constexpr std::array<std::string_view, 7> of_cards{"contacts",      "guardians",   "consents",   "correction",
                                                   "personal_data", "health_list", "staff_cards"};

bool is_of_card(Permission permission) {
  return permission.object.starts_with("card") || std::ranges::find(of_cards, permission.object) != of_cards.end();
}

/// Whom the path speaks of: "/api/v1/students/17/…", "/api/v1/people/17/…".
Object object_of(const Request& request) {
  const std::string_view path = request.path;
  if (path.starts_with("/api/v1/students/")) return Object::student(PersonId{id_of_path(request, "id")});
  if (path.starts_with("/api/v1/people/")) return Object::person(PersonId{id_of_path(request, "id")});
  if (path.starts_with("/api/v1/groups/")) return Object::group(GroupId{id_of_path(request, "id")});
  if (path.starts_with("/api/v1/lessons/")) return Object::lesson(LessonId{id_of_path(request, "id")});
  return Object::institution();
}

/// The school's papers for everybody: a file of theirs is nobody's data.
constexpr std::array<std::string_view, 2> of_nobody{"documents", "resources"};

/// Programs read JSON; a page or a file is for taking away. One with nothing but the own name in it is too.
bool is_export(const Response& response, Permission permission) {
  return response.status == answered && !response.content_type.starts_with("application/json") &&
         std::ranges::find(of_nobody, permission.object) == of_nobody.end();
}

bool is_own(const Request& request, Object object) {
  return object.kind != Object::Kind::institution && object.id == request.actor->person.value;
}

}  // namespace

Route DeniedReads::watched(Route route) {
  if (route.method != Method::get || !route.permission) return route;
  // What is read by a command has its line from the command.
  const bool by_command = route.work == Work::write;
  route.handle = [this, handle = std::move(route.handle), permission = *route.permission,
                  by_command](const Request& request) {
    Response response = handle(request);
    if (!request.actor) return response;
    const bool denied = response.status == forbidden || response.status == not_found;
    const Object object = object_of(request);
    const bool looked_at = response.status == answered && !by_command && is_of_card(permission);
    const bool personal = looked_at && !is_own(request, object);
    const bool exported = is_export(response, permission);
    if (denied || personal || exported)
      note({*request.actor, permission, object, request.path, request.received_at, response.status, exported});
    return response;
  };
  return route;
}

void DeniedReads::note(Note one) {
  notes_.with([&](std::vector<Note>& notes) {
    if (notes.size() < most_waiting) notes.push_back(std::move(one));
  });
}

void DeniedReads::note_at_door(const Request& request, Permission permission, int status) {
  note({*request.actor, permission, object_of(request), request.path, request.received_at, status});
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
  if (one.exported) {
    payload = audit_of_export(one.actor, one.permission, one.object, one.path);
  } else if (one.status == answered) {
    payload = audit_of_reading(one.actor, one.permission, one.object, {});
  } else {
    payload = audit_of_denial(one.actor, one.permission, one.object, one.path, one.status);
  }
  database.write(one.actor.institution, Priority::background, [&](Transaction& transaction) {
    append_audit(transaction, random, payload, one.at);
    return true;
  });
}

}  // namespace vestnik
