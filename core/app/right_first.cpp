#include "app/right_first.h"

#include <algorithm>
#include <array>

#include "answers/request_reading.h"
#include "http/route_rules.h"

namespace vestnik {
namespace {

/// What the first name of a path stands for, and so what a right under it is asked of.
struct PathOfObjects {
  std::string_view begins;
  Object::Kind kind;
};
constexpr std::array<PathOfObjects, 5> paths_of_objects{{{"/api/v1/students/{id}", Object::Kind::student},
                                                         {"/api/v1/groups/{id}", Object::Kind::group},
                                                         {"/api/v1/lessons/{id}", Object::Kind::lesson},
                                                         {"/api/v1/people/{id}", Object::Kind::person},
                                                         {"/api/v1/staff/{id}", Object::Kind::person}}};

/// Here the body, or the row behind the number, says whose it is.
constexpr std::array<std::string_view, 3> bodies_of_objects{"/api/v1/roles", "/api/v1/leaves",
                                                            "/api/v1/credentials/{id}/receipt"};

std::optional<Object::Kind> kind_in_path(const Route& route) {
  for (const auto& [begins, kind] : paths_of_objects) {
    if (std::string_view{route.pattern}.starts_with(begins)) return kind;
  }
  return std::nullopt;
}

bool is_held_over_own(const AccessMatrix& matrix, Permission permission) {
  return std::ranges::any_of(matrix.cells(permission), [](MatrixCell cell) {
    return cell.scope == Scope::own_child || cell.scope == Scope::own_lesson || cell.scope == Scope::own_load ||
           cell.scope == Scope::own_class || cell.scope == Scope::own_substitution;
  });
}

/// What is somebody's answers like what does not exist.
bool speaks_of_somebody(const Route& route, const AccessMatrix& matrix) {
  return (route.method == Method::post &&
          std::ranges::find(bodies_of_objects, route.pattern) != bodies_of_objects.end()) ||
         is_held_over_own(matrix, *route.permission);
}

}  // namespace

std::optional<Problem> RightFirst::refusal(const Route& route, const Request& request) const {
  if (!asks_right_first(route)) return std::nullopt;
  const Actor& actor = *request.actor;
  const std::optional<Object::Kind> kind = kind_in_path(route);
  bool holds = false;
  database_.read(actor.institution, [&](Transaction& transaction) {
    holds = kind ? access_.holds_over(transaction, actor, *route.permission, {*kind, id_of_path(request, "id")})
                 : access_.holds(transaction, actor, *route.permission);
  });
  if (holds) return std::nullopt;
  const bool hidden = kind || speaks_of_somebody(route, access_.matrix());
  constexpr int not_found = 404;
  constexpr int forbidden = 403;
  denials_.note_at_door(request, *route.permission, hidden ? not_found : forbidden);
  return Problem{hidden ? "access.not_found" : "access.forbidden"};
}

}  // namespace vestnik
