#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "app/chosen_verb.h"
#include "app/runner.h"
#include "app/verbs.h"
#include "base/log.h"

namespace vestnik {
namespace {

void add_service_verbs(CLI::App& app, Chosen& chosen) {
  auto* serving = app.add_subcommand("serve", "Serve the API and deliver messages until stopped");
  serving->add_option("--port", chosen.port, "Port instead of the setting's; 0: any free one");
  serving->callback([&] { chosen.verb = [&](const CommandSession& session) { return serve(session, chosen.port); }; });
  app.add_subcommand("demo", "Make the demonstration school when there is none")->callback([&] {
    chosen.verb = make_demo;
  });
  app.add_subcommand("day", "Run one whole school day and print who was told what")->callback([&] {
    chosen.alone = run_day;
  });
  app.add_subcommand("plugins", "List the plugins and what each contributes")->callback([&] {
    chosen.verb = list_plugins;
  });
}

void add_database_verbs(CLI::App& app, Chosen& chosen) {
  auto* backup = app.add_subcommand("backup", "Copy the live database into a new file and verify the copy");
  backup->add_option("file", chosen.file, "The new file")->required();
  backup->callback(
      [&] { chosen.verb = [&](const CommandSession& session) { return backup_database(session, chosen.file); }; });
}

void add_wave_verbs(CLI::App& deliveries, Chosen& chosen) {
  const auto verb = [&](const char* name, const char* help, const char* what, const char* about, bool with_reason) {
    auto* one = deliveries.add_subcommand(name, help);
    if (what != nullptr) one->add_option(what, chosen.file, about)->required();
    if (with_reason) one->add_option("--reason", chosen.third, "Why, in a few words")->required();
    one->add_option("--institution", chosen.second, "Code of the institution, where there are several");
    return one;
  };
  verb("waves", "Print the waves of alerts that wait for a decision, then the decided ones", nullptr, "", false)
      ->callback(
          [&] { chosen.verb = [&](const CommandSession& session) { return print_waves(session, chosen.second); }; });
  verb("hold", "Hold every message of a rule until it is released", "rule", "Name of the rule", true)->callback([&] {
    chosen.verb = [&](const CommandSession& session) {
      return hold_rule_by_hand(session, chosen.second, chosen.file, chosen.third);
    };
  });
  verb("release", "Agree that a wave goes out", "id", "Number of the wave", false)->callback([&] {
    chosen.verb = [&](const CommandSession& session) { return release_wave(session, chosen.second, chosen.file); };
  });
  verb("cancel-wave", "Cancel a wave: nothing of it leaves", "id", "Number of the wave", true)->callback([&] {
    chosen.verb = [&](const CommandSession& session) {
      return cancel_wave(session, chosen.second, chosen.file, chosen.third);
    };
  });
}

void add_delivery_verbs(CLI::App& app, Chosen& chosen) {
  auto* deliveries = app.add_subcommand("deliveries", "Messages: what became of them, and why");
  deliveries->require_subcommand(1);
  auto* list = deliveries->add_subcommand("list", "Print the newest messages, a line each");
  list->add_option("--state", chosen.delivery.state, "Only those in this state");
  list->add_option("--channel", chosen.delivery.channel, "Only those of this channel");
  list->add_option("--rule", chosen.delivery.rule, "Only those of this rule");
  list->add_option("--days", chosen.delivery.days, "Only those planned within so many days")
      ->check(CLI::Range(1, 3660));
  list->add_option("--institution", chosen.delivery.institution, "Code of the institution, where there are several");
  list->callback(
      [&] { chosen.verb = [&](const CommandSession& session) { return print_deliveries(session, chosen.delivery); }; });
  auto* show = deliveries->add_subcommand("show", "Print what became of one message");
  show->add_option("id", chosen.delivery.id, "Number of the message")->required();
  show->add_option("--institution", chosen.delivery.institution, "Code of the institution, where there are several");
  show->callback(
      [&] { chosen.verb = [&](const CommandSession& session) { return show_delivery(session, chosen.delivery); }; });
  auto* why = deliveries->add_subcommand("why", "Print the rule, clause, consent and attempts behind a message");
  why->add_option("id", chosen.file, "Number of the message")->required();
  why->add_option("--institution", chosen.second, "Code of the institution, where there are several");
  why->callback([&] {
    chosen.verb = [&](const CommandSession& session) { return explain_delivery(session, chosen.second, chosen.file); };
  });
  auto* about = deliveries->add_subcommand("about", "Print who was told of a record, and how; calls too");
  about->add_option("kind", chosen.file, "attendance, mark, final or announcement")->required();
  about->add_option("id", chosen.third, "Number of the record")->required();
  about->add_option("--institution", chosen.second, "Code of the institution, where there are several");
  about->callback([&] {
    chosen.verb = [&](const CommandSession& session) {
      return explain_fact(session, chosen.second, chosen.file, chosen.third);
    };
  });
  add_wave_verbs(*deliveries, chosen);
  add_delivery_deeds(*deliveries, chosen);
}

}  // namespace

int run_command_line(int argc, char** argv) {
  block_signals();
  Chosen chosen;
  CLI::App app{"Vestnik: a journal and notification service for schools and colleges"};
  app.require_subcommand(0, 1);
  app.allow_extras();
  // `vestnik serve --data X` and `vestnik --data X serve` are the same.
  app.fallthrough();
  app.prefix_command();
  app.set_help_all_flag("--help-all", "Print the help of every verb");
  app.add_option("--data", chosen.common.data, "Folder of the database and of local messages");
  app.add_option("--share", chosen.common.share, "Folder with config, templates and scripts_lua");
  app.add_option("--plugins", chosen.common.plugins, "Folder of the plugins");
  app.add_option("--config", chosen.common.config, "Properties file over the shipped one");
  add_service_verbs(app, chosen);
  add_database_verbs(app, chosen);
  add_audit_verbs(app, chosen);
  add_delivery_verbs(app, chosen);
  add_gateway_verbs(app, chosen);
  add_role_verbs(app, chosen);
  add_export_verbs(app, chosen);
  add_regulation_verbs(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : 2;
  }
  const std::vector<std::string> extras = app.remaining();
  if (!chosen.verb && !chosen.alone && extras.empty()) {
    std::cout << app.help();
    return 2;
  }
  int code = 1;
  try {
    if (chosen.alone) {
      code = chosen.alone(chosen.common);
    } else if (const auto session = CommandSession::open(chosen.common)) {
      code = chosen.verb ? chosen.verb(*session)
                         : run_plugin_verb(*session, extras.front(), {extras.begin() + 1, extras.end()});
    }
  } catch (const std::exception& broken) {
    log(LogLevel::error, "app", "the command failed", {{"why", broken.what()}});
  }
  flush_log();
  return code;
}

}  // namespace vestnik
