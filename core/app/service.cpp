#include "app/service_parts.h"

#include "app/adoption.h"
#include "app/audit_heads.h"
#include "app/core_routes.h"
#include "app/public_url.h"
#include "app/session_terms.h"
#include "base/log.h"
#include "http/openapi.h"
#include "notify/core_notices.h"

namespace vestnik {
namespace {

constexpr std::string_view api_title = "Vestnik";

}  // namespace

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Service::~Service() {
  try {
    sign_heads(parts_->clock.now(), HeadSigner::When::now);
  } catch (const std::exception& broken) {
    log(LogLevel::error, "app", "the last heads of the audit could not be signed", {{"why", broken.what()}});
  }
}

namespace {

void start_plugins(PluginHost& host, PluginLoader& loader, const ApiPorts& ports, const Places& places,
                   Simulations& simulations, const Settings& settings, std::vector<LeftOut>& left_out) {
  for (const Route& route :
       core_routes(ports, {places.share, simulations, {}, [] { return std::string{}; }, {}, {}, {}, {}, {}, {}, {}}))
    host.reserve(route);
  left_out = loader.load(enabled_plugins(settings), host);
}

PluginEvents events_of(const PluginHost& host) {
  PluginEvents events;
  for (const NamedAudience* named : host.audiences()) {
    events[named->event_type] = {named->audience, named->words, named->plugin};
  }
  return events;
}

}  // namespace

Result<std::unique_ptr<Service>> Service::open(const ServiceParts& given) {
  auto messages = MessageTable::load(given.places.share / "templates" / "messages");
  if (!messages) return std::move(messages).problem();
  auto matrix = AccessMatrix::load((given.places.share / "config" / "access_matrix.tsv").string());
  if (!matrix) return std::move(matrix).problem();
  if (const auto closed = shipped_closed_cells().check(*matrix); !closed) return closed.problem();
  auto personal = PersonalTables::load(given.places.share / "config" / "personal_data");
  if (!personal) return std::move(personal).problem();
  auto database = open_migrated(given.settings, given.places.data, given.exclusive);
  if (!database) return std::move(database).problem();
  // After the database, which makes the folder that the keys lie in.
  auto terms = session_terms_of(given.settings, given.places.share, given.places.data);
  if (!terms) return std::move(terms).problem();
  const KeyFile keys = terms->keys;
  // Never of the caller's randomness: that of a simulation is no secret.
  SystemRandom secret;

  auto parts = std::make_unique<Parts>(given, *std::move(messages), *std::move(matrix), *std::move(database), keys,
                                       *std::move(terms));
  if (given.exclusive) {
    auto heads = head_signer(*parts->database, given.settings, given.places.data, secret);
    if (!heads) return std::move(heads).problem();
    parts->heads = *std::move(heads);
  }
  parts->personal_tables = std::make_shared<const PersonalTables>(*std::move(personal));
  start_plugins(parts->host, parts->loader, parts->api(), parts->places, parts->simulations, given.settings,
                parts->left_out);
  for (const LeftOut& left : parts->left_out) {
    log(LogLevel::error, "plugin", "left out", {{"plugin", left.name}, {"code", left.problem.code}});
  }

  ServingGateways gateways = serving_gateways(parts->host.gateways(), given.settings);
  auto renderer = TemplateRenderer::load(given.places.share / "templates", media_of(gateways.infos));
  if (!renderer) return std::move(renderer).problem();
  parts->renderer = *std::move(renderer);
  parts->channels = std::make_unique<Channels>(
      gateways.infos, [held = parts->renderer.get()](std::string_view medium, std::string_view name) {
        return held->has(medium, name);
      });
  parts->board = std::make_unique<GatewayBoard>(gateways.infos, BoardTerms{}, &parts->metrics);
  parts->plugin_events = events_of(parts->host);
  add_core_notices(parts->plugin_events, parts->shelf);
  parts->planner =
      std::make_unique<Planner>(PlannerParts{*parts->database, parts->shelf, *parts->channels, parts->plugin_events});
  parts->waves = std::make_unique<WaveKeeper>(WaveKeeperParts{*parts->database, parts->shelf, *parts->channels});
  parts->open_schedule();
  const RelayParts relay{*parts->database,
                         parts->shelf,
                         *parts->channels,
                         *parts->renderer,
                         parts->told_facts,
                         given.clock,
                         given.random,
                         {},
                         settling(*parts->duty_words),
                         parts->board.get(),
                         &parts->in_flight,
                         &parts->metrics,
                         public_url(given.settings)};
  for (const Relay::Gateway& gateway : gateways.gateways) parts->relays.emplace_back(relay, gateway);

  std::unique_ptr<Service> service{new Service{std::move(parts)}};
  if (auto opened = service->parts_->programs.own_api.open(service->routes()); !opened) return opened.problem();
  service->refresh_regulations();
  if (given.exclusive && !is_postgres(given.settings)) service->take_over_leases();
  service->parts_->feed.begin(service->institutions());
  return service;
}

Database& Service::database() { return *parts_->database; }
Recorder& Service::recorder() { return parts_->recorder; }
Sessions& Service::sessions() { return parts_->sessions; }
const Access& Service::access() { return parts_->access; }
const RightFirst& Service::right_first() { return parts_->right_first; }
RegulationShelf& Service::regulations() { return parts_->shelf; }
const MessageCatalogue& Service::messages() { return parts_->messages; }
Metrics& Service::metrics() { return parts_->metrics; }
Random& Service::random() { return parts_->random; }
PluginHost& Service::plugins() { return parts_->host; }
std::span<const LeftOut> Service::left_out() const { return parts_->left_out; }
std::size_t Service::gateway_count() const { return parts_->relays.size(); }
const GatewayInfo& Service::gateway(std::size_t number) const { return parts_->relays[number].info(); }
const Channels& Service::channels() const { return *parts_->channels; }
const Renderer& Service::renderer() const { return *parts_->renderer; }
const PluginEvents& Service::plugin_events() const { return parts_->plugin_events; }

std::vector<Route> Service::routes() {
  std::vector<Route> routes = core_routes(
      parts_->api(),
      {parts_->places.share, parts_->simulations, regulation_deeds(*this), [this] { return parts_->openapi; },
       [this] { return parts_->duties.get(); }, [this] { return parts_->contact_kinds(); },
       parts_->programs.token_parts(parts_->access, parts_->zones, parts_->shelf), parts_->personal_tables,
       [this] { return parts_->renderer.get(); }, public_url(parts_->settings),
       [this] { return parts_->channel_names(); }, is_postgres(parts_->settings)});
  for (Route& route : parts_->host.routes()) routes.push_back(std::move(route));
  std::vector<std::unique_ptr<Route>> described;
  described.reserve(routes.size());
  for (const Route& route : routes) described.push_back(std::make_unique<Route>(route));
  parts_->openapi = openapi_document(described, api_title, VESTNIK_VERSION);
  for (Route& route : routes) route = parts_->denied_reads.watched(std::move(route));
  return routes;
}

}  // namespace vestnik
