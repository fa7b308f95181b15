#include "app/right_first.h"

#include <algorithm>
#include <array>

#include "http/route_rules.h"

namespace vestnik {
namespace {

/// Their first name stands for a student, a group, a lesson or a person.
constexpr std::array<std::string_view, 5> paths_of_objects{"/api/v1/students/{", "/api/v1/groups/{",
                                                           "/api/v1/lessons/{", "/api/v1/people/{", "/api/v1/staff/{"};

/// Here the body, or the row behind the number, says whose it is.
constexpr std::array<std::string_view, 3> bodies_of_objects{"/api/v1/roles", "/api/v1/leaves",
                                                            "/api/v1/credentials/{id}/receipt"};

bool is_held_over_own(const AccessMatrix& matrix, Permission permission) {
  return std::ranges::any_of(matrix.cells(permission), [](MatrixCell cell) {
    return cell.scope == Scope::own_child || cell.scope == Scope::own_lesson || cell.scope == Scope::own_load ||
           cell.scope == Scope::own_class || cell.scope == Scope::own_substitution;
  });
}

/// What is somebody's answers like what does not exist.
bool speaks_of_somebody(const Route& route, const AccessMatrix& matrix) {
  const std::string_view pattern = route.pattern;
  return std::ranges::any_of(paths_of_objects, [&](std::string_view path) { return pattern.starts_with(path); }) ||
         (route.method == Method::post && std::ranges::find(bodies_of_objects, pattern) != bodies_of_objects.end()) ||
         is_held_over_own(matrix, *route.permission);
}

}  // namespace

std::optional<Problem> RightFirst::refusal(const Route& route, const Request& request) const {
  if (!asks_right_first(route)) return std::nullopt;
  const Actor& actor = *request.actor;
  bool holds = false;
  database_.read(actor.institution,
                 [&](Transaction& transaction) { holds = access_.holds(transaction, actor, *route.permission); });
  if (holds) return std::nullopt;
  const bool hidden = speaks_of_somebody(route, access_.matrix());
  constexpr int not_found = 404;
  constexpr int forbidden = 403;
  denials_.note_write(request, *route.permission, hidden ? not_found : forbidden);
  return Problem{hidden ? "access.not_found" : "access.forbidden"};
}

}  // namespace vestnik
