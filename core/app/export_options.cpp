#include <CLI/CLI.hpp>

#include "app/chosen_verb.h"

namespace vestnik {

void add_export_verbs(CLI::App& app, Chosen& chosen) {
  ExportWish& wish = chosen.everything;
  auto* exports = app.add_subcommand("export", "Everything of an institution in one archive, by two people");
  exports->require_subcommand(1);
  const auto run = [&](CLI::App* verb, int (*work)(const CommandSession&, const ExportWish&)) {
    verb->add_option("--institution", wish.institution, "Code of the institution, where there are several");
    verb->callback([&chosen, &wish, work] {
      chosen.verb = [&wish, work](const CommandSession& session) { return work(session, wish); };
    });
  };
  run(exports->add_subcommand("list", "Print the requests, newest first"), print_exports);
  auto* ask = exports->add_subcommand("ask", "Ask for an export; an administrator or the head approves it");
  ask->add_option("--reason", wish.reason, "For whom and what for")->required();
  run(ask, ask_export);
  auto* make = exports->add_subcommand("make", "Write an approved export into a new file");
  make->add_option("id", wish.id, "Number of the request")->required();
  make->add_option("file", wish.file, "The new file")->required();
  run(make, make_export);
}

}  // namespace vestnik
