#include <CLI/CLI.hpp>

#include "app/chosen_verb.h"

namespace vestnik {
namespace {

void add_audit_list(CLI::App& audit, Chosen& chosen) {
  AuditWish& wish = chosen.audit;
  auto* list = audit.add_subcommand("list", "Print who did what, newest first, a line each");
  list->add_option("--command", wish.filter.command, "Only this command, e.g. marks.recorded");
  list->add_option("--person", wish.filter.person, "Only what this person did (number)");
  list->add_option("--student", wish.filter.student, "Only what was done to this student (number)");
  list->add_option("--group", wish.filter.group, "Only what was done to this group (number)");
  list->add_option("--lesson", wish.filter.lesson, "Only what was done to this lesson (number)");
  list->add_option("--before", wish.filter.before, "Only entries before this number: the page that follows");
  list->add_option("--limit", wish.filter.limit, "So many at most")->check(CLI::Range(1, 1000));
  list->add_option("--institution", wish.institution, "Code of the institution, where there are several");
  list->callback([&] { chosen.verb = [&](const CommandSession& session) { return print_audit(session, wish); }; });
}

}  // namespace

void add_audit_verbs(CLI::App& app, Chosen& chosen) {
  AuditWish& wish = chosen.audit;
  auto* audit = app.add_subcommand("audit", "The audit chain");
  audit->require_subcommand(1);
  auto* verify = audit->add_subcommand("verify", "Find whatever was changed in the audit, its events and its heads");
  verify->add_option("--heads", wish.heads, "File of signed heads instead of the setting's");
  verify->add_option("--key", wish.key, "Public key of the heads (vestnik audit key) instead of the own one's");
  verify->callback(
      [&] { chosen.verb = [&](const CommandSession& session) { return verify_audit_chain(session, wish); }; });
  audit->add_subcommand("key", "Print the public key that signed heads are checked with")->callback([&] {
    chosen.verb = print_audit_key;
  });
  add_audit_list(*audit, chosen);
}

}  // namespace vestnik
