#include "lua/read_rules.h"
#include "regulation/access_rules.h"

namespace vestnik {
namespace {

const std::vector<std::string>& scope_words() {
  static const std::vector<std::string> words{scope_names.begin(), scope_names.end()};
  return words;
}

std::vector<std::string> read_permissions(Fields& fields, std::string_view field) {
  std::vector<std::string> permissions;
  for (const std::size_t at : fields.choices(field, permission_words())) permissions.push_back(permission_words()[at]);
  return permissions;
}

void check_opened(const AccessRule& rule, Fields& fields) {
  for (const std::string& permission : rule.permissions) {
    for (const Role role : rule.roles.listed()) {
      if (const auto reason = closed_for_good(permission, role, *rule.opened))
        fields.report("regulation.closed_" + *reason, "open",
                      {{"value", permission}, {"role", std::string{to_text(role)}}});
    }
  }
}

void check_closed(const AccessRule& rule, Fields& fields) {
  for (const std::string& permission : rule.permissions) {
    for (const Role role : rule.roles.listed()) {
      if (stays_open(permission, role))
        fields.report("regulation.closed_lockout", "close",
                      {{"value", permission}, {"role", std::string{to_text(role)}}});
    }
  }
}

}  // namespace

void read_access(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "access", findings};
  const std::string clause = fields.required_text("clause");
  if (const auto users = fields.roles("users")) {
    if (!users->has(Role::administrator)) fields.report("regulation.users_lockout", "users");
    rules.users = UsersRule{clause, body.line, *users};
  }
  AccessRule rule{clause, body.line, {}, fields.roles("roles").value_or(RoleSet{}), std::nullopt};
  const auto scope = fields.choice("scope", scope_words());
  AccessRule opening = rule;
  opening.permissions = read_permissions(fields, "open");
  rule.permissions = read_permissions(fields, "close");
  const bool changes = fields.has("open") || fields.has("close");
  if (changes && !fields.has("roles")) fields.missing("roles");
  if (!changes && !fields.has("users")) fields.missing("open");
  if (!opening.permissions.empty()) {
    if (scope) {
      opening.opened = static_cast<Scope>(*scope);
      check_opened(opening, fields);
      rules.access.push_back(std::move(opening));
    } else if (!fields.has("scope")) {
      fields.missing("scope");
    }
  }
  if (rule.permissions.empty()) return;
  check_closed(rule, fields);
  rules.access.push_back(std::move(rule));
}

}  // namespace vestnik
