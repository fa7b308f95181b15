#include <CLI/CLI.hpp>

#include "app/chosen_verb.h"

namespace vestnik {
namespace {

void add_institution_option(CLI::App& verb, std::string& code) {
  verb.add_option("--institution", code, "Code of the institution, where there are several");
}

}  // namespace

void add_delivery_deeds(CLI::App& deliveries, Chosen& chosen) {
  DeliveryWish& wish = chosen.delivery;
  auto* replay = deliveries.add_subcommand("replay", "Send a dead or doubtful message once more, or all dead ones");
  replay->add_option("id", wish.id, "Number of the message");
  replay->add_flag("--dead", wish.dead, "All dead messages instead of one");
  replay->add_option("--channel", wish.channel, "With --dead: only those of this channel");
  replay->add_option("--rule", wish.rule, "With --dead: only those of this rule");
  replay->add_option("--rate", wish.rate, "With --dead: how fast, e.g. 50/minute");
  add_institution_option(*replay, wish.institution);
  replay->callback([&] {
    chosen.verb = [&](const CommandSession& session) { return replay_deliveries(session, chosen.delivery); };
  });
  auto* cancel = deliveries.add_subcommand("cancel", "Take a message back that has not left yet");
  cancel->add_option("id", wish.id, "Number of the message")->required();
  cancel->add_option("--reason", wish.reason, "Why; it is kept in the audit")->required();
  add_institution_option(*cancel, wish.institution);
  cancel->callback(
      [&] { chosen.verb = [&](const CommandSession& session) { return cancel_delivery(session, chosen.delivery); }; });
}

void add_gateway_verbs(CLI::App& app, Chosen& chosen) {
  auto* gateway = app.add_subcommand("gateway", "What carries messages, and whether it works");
  gateway->require_subcommand(1);
  gateway->add_subcommand("list", "Print the gateways and their channels")->callback([&] {
    chosen.verb = list_gateways;
  });
  auto* test = gateway->add_subcommand("test", "Send one message through a gateway and print what came of it");
  test->add_option("name", chosen.gateway.gateway, "Name of the gateway")->required();
  test->add_option("--to", chosen.gateway.to, "Address, as the gateway wants it");
  add_institution_option(*test, chosen.gateway.institution);
  test->callback(
      [&] { chosen.verb = [&](const CommandSession& session) { return test_gateway(session, chosen.gateway); }; });
}

}  // namespace vestnik
