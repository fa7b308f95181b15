#include "app/gateway_verbs.h"

#include <iostream>
#include <map>

#include "app/chosen_institution.h"
#include "app/gateway_prose.h"
#include "plugin/host.h"

namespace vestnik {
namespace {

constexpr std::chrono::seconds test_lasts{60};
constexpr std::size_t test_key_bytes = 8;

const GatewayInfo& gateway_info(const PluginHost::AnyGateway& gateway) {
  return std::visit([](const auto* open) -> const GatewayInfo& { return open->info(); }, gateway);
}

std::string title_of(const CommandSession& session, std::string code, Details details = {}) {
  return session.messages().explain(Problem{std::move(code), std::move(details)}).title;
}

std::string listed_names(const std::vector<PluginHost::AnyGateway>& gateways) {
  std::string names;
  for (const auto& gateway : gateways) names += (names.empty() ? "" : ", ") + gateway_info(gateway).name;
  return names;
}

/// The gateway of a name that sends; Problems "gateways.unknown" {gateway, names}, "gateways.test_local" {gateway}.
Result<RemoteGateway*> remote_named(const std::vector<PluginHost::AnyGateway>& gateways, const std::string& name) {
  for (const auto& gateway : gateways) {
    if (gateway_info(gateway).name != name) continue;
    if (auto* const* remote = std::get_if<RemoteGateway*>(&gateway)) return *remote;
    return Problem{"gateways.test_local", {{"gateway", name}}};
  }
  return Problem{"gateways.unknown", {{"gateway", name}, {"names", listed_names(gateways)}}};
}

Message test_message(const CommandSession& session, const Institution& institution, const std::string& to) {
  SystemRandom random;
  Message message;
  message.institution = institution.id;
  message.idempotency_key = std::to_string(institution.id.value) + ".test-" + random.hex(test_key_bytes);
  message.category = "test";
  message.sender_name = institution.short_name;
  message.address = to;
  message.subject = title_of(session, "gateways.test_subject", {{"institution", institution.short_name}});
  message.text = title_of(session, "gateways.test_text", {{"institution", institution.short_name}});
  return message;
}

Result<Institution> signing(Service& service, const std::string& code) {
  std::vector<Institution> all;
  service.database().read(InstitutionId{}, [&](Transaction& transaction) { all = all_institutions(transaction); });
  return chosen_institution(all, code);
}

int send_test(const CommandSession& session, RemoteGateway& gateway, const Institution& institution,
              const GatewayTest& test) {
  const GatewayInfo& info = gateway.info();
  if (!info.address_kind.empty() && test.to.empty()) {
    session.complain(Problem{"gateways.test_to_whom", {{"kind", info.address_kind}}});
    return 2;
  }
  const auto zone = TimeZone::find(institution.timezone);
  if (!zone) {
    session.complain(zone.problem());
    return 1;
  }
  const Message message = test_message(session, institution, test.to);
  if (info.medium == "sms") std::cout << segments_in_words(message.text, session.messages()) << '\n';
  const auto outcomes = gateway.deliver({&message, 1}, std::chrono::steady_clock::now() + test_lasts);
  const Outcome outcome = outcomes.empty() ? Outcome{Unknown{""}} : outcomes.front();
  for (const std::string& line : outcome_in_words(info.name, outcome, *zone, session.messages())) {
    std::cout << line << '\n';
  }
  return std::holds_alternative<Sent>(outcome) ? 0 : 1;
}

}  // namespace

int list_gateways(const CommandSession& session) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  std::map<std::string, int> places;
  for (const auto& gateway : service->plugins().gateways()) {
    const GatewayInfo& info = gateway_info(gateway);
    const int place = ++places[info.channel];
    std::cout << title_of(session, info.address_kind.empty() ? "gateways.line_person" : "gateways.line",
                          {{"gateway", info.name},
                           {"channel", info.channel},
                           {"kind", info.address_kind},
                           {"place", std::to_string(place)}})
              << '\n';
  }
  for (const LeftOut& left : service->left_out()) {
    const ProblemText why = session.messages().explain(left.problem);
    std::cout << title_of(session, "gateways.line_left_out",
                          {{"plugin", left.name}, {"why", why.title}, {"next", why.next}})
              << '\n';
  }
  return 0;
}

int test_gateway(const CommandSession& session, const GatewayTest& test) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  const auto gateway = remote_named(service->plugins().gateways(), test.gateway);
  const auto institution = gateway ? signing(*service, test.institution) : gateway.problem();
  if (!institution) {
    session.complain(institution.problem());
    return 1;
  }
  return send_test(session, **gateway, *institution, test);
}

}  // namespace vestnik
