#include <CLI/CLI.hpp>

#include "app/chosen_verb.h"

namespace vestnik {
namespace {

void add_institution(CLI::App& verb, RoleWish& wish) {
  verb.add_option("--institution", wish.institution, "Code of the institution, where there are several");
}

void add_order(CLI::App& verb, RoleWish& wish) {
  verb.add_option("--order", wish.order, "Number of the order");
  verb.add_option("--date", wish.order_date, "Date of the order, YYYY-MM-DD");
}

}  // namespace

void add_role_verbs(CLI::App& app, Chosen& chosen) {
  RoleWish& wish = chosen.role;
  auto* roles = app.add_subcommand("roles", "Roles by order: who holds which, and why somebody may what");
  roles->require_subcommand(1);
  const auto run = [&](CLI::App* verb, int (*work)(const CommandSession&, const RoleWish&)) {
    add_institution(*verb, wish);
    verb->callback(
        [&chosen, &wish, work] { chosen.verb = [&wish, work](const CommandSession& s) { return work(s, wish); }; });
  };
  auto* list = roles->add_subcommand("list", "Print who holds which role by which order, a line each");
  list->add_flag("--ended", wish.ended, "Those that are over too");
  run(list, print_roles);
  auto* show = roles->add_subcommand("show", "Print the roles of a person, what gave each, and what they open");
  show->add_option("person", wish.person, "Number of the person, or how the full name begins")->required();
  run(show, explain_roles);
  auto* grant = roles->add_subcommand("grant", "Give a role by an order");
  grant->add_option("--person", wish.person, "Number of the person, or how the full name begins")->required();
  grant->add_option("--role", wish.role, "The role, as the access matrix calls it")->required();
  add_order(*grant, wish);
  grant->add_option("--from", wish.from, "First day, YYYY-MM-DD; today where it is not given");
  grant->add_option("--to", wish.to, "Last day, YYYY-MM-DD; until further notice where it is not given");
  auto* group = grant->add_option("--group", wish.group, "Only for the department of this class or group");
  auto* subject = grant->add_option("--subject", wish.subject, "Only for this subject");
  auto* department = grant->add_option("--department", wish.department, "Only for this department");
  group->excludes(subject)->excludes(department);
  subject->excludes(department);
  run(grant, grant_role);
  auto* revoke = roles->add_subcommand("revoke", "Take a role by an order");
  revoke->add_option("grant", wish.grant, "Number of the line of `vestnik roles list`")->required();
  add_order(*revoke, wish);
  revoke->add_option("--to", wish.to, "Last day, YYYY-MM-DD; over at once where it is not given");
  run(revoke, revoke_role);
}

}  // namespace vestnik
