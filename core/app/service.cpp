#include "app/service.h"

#include <atomic>
#include <set>

#include "access/key_file.h"
#include "access/present_role.h"
#include "access/shipped_tables.h"
#include "api/api.h"
#include "app/adoption.h"
#include "app/audit_heads.h"
#include "app/configured_database.h"
#include "app/core_routes.h"
#include "app/migrated_database.h"
#include "app/plugin_feed.h"
#include "app/program_desk.h"
#include "app/program_doors.h"
#include "app/public_url.h"
#include "app/right_first.h"
#include "app/serving_gateways.h"
#include "app/session_terms.h"
#include "app/shelf_keeper.h"
#include "app/simulation_desk.h"
#include "app/step_of_one.h"
#include "app/waiting_gauges.h"
#include "base/log.h"
#include "http/message_catalogue.h"
#include "http/metrics_registry.h"
#include "http/openapi.h"
#include "journal/contact_desk.h"
#include "journal/family_desk.h"
#include "journal/recorder.h"
#include "lua/script_host.h"
#include "notify/budget_warning.h"
#include "notify/core_notices.h"
#include "notify/periodic_messages.h"
#include "notify/planner.h"
#include "notify/renderer.h"
#include "notify/unusual_acts.h"
#include "outbox/report_desk.h"
#include "outbox/wave_keeper.h"
#include "outbox/wave_notice.h"
#include "plugin/host.h"
#include "plugin/plugin_loader.h"
#include "records/institution_store.h"
#include "records/regulation_store.h"
#include "roster/school_roster.h"
#include "schedule/core_matters.h"
#include "schedule/duty_lists.h"
#include "schedule/duty_words.h"
#include "schedule/scheduler.h"
#include "storage/migrate.h"

namespace vestnik {
namespace {

constexpr std::string_view api_title = "Vestnik";

}  // namespace

/// In the order of making; destroyed in reverse. The loader is first, and so last to go: code of plugins may run until
/// everything else is gone.
struct Service::Parts {
  Parts(const ServiceParts& given, MessageTable catalogue, AccessMatrix matrix, std::unique_ptr<Database> opened,
        const KeyFile& keys, SessionTerms terms)
      : places(given.places),
        settings(given.settings),
        clock(given.clock),
        random(given.random),
        loader(given.places.plugins),
        messages(std::move(catalogue)),
        database(std::move(opened)),
        zones(given.clock),
        access(std::move(matrix), zones, &shelf),
        recorder({*database, access, shelf, zones, given.random}),
        roster({*database, recorder, given.clock, given.random, shelf}),
        contacts({*database, recorder, given.clock, given.random, [this] { return contact_kinds(); }}),
        sessions(*database, given.clock, given.random, std::move(terms), PresentRole{access, zones, shelf}),
        programs(*database, given.clock, given.random, keys, sessions, messages),
        reports({*database, given.clock, [this] { return institutions_of(*database); },
                 [this] {
                   return ReportGround{shelf, *channels};
                 },
                 [this](const InboundMessage& message) { return host.hand_in(message); }, &metrics}),
        host({*database, recorder, roster, contacts, access, shelf, given.clock, given.random, given.settings, metrics,
              scripts, messages, reports, family_desk, programs.app_passwords, programs.outside, programs.own_api,
              [this](std::string_view plugin, std::span<const Migration> steps) {
                return migrate(*database, "plugin:" + std::string{plugin}, steps);
              },
              [this](std::string_view medium) {
                return std::filesystem::is_directory(places.share / "templates" / medium);
              }}) {}

  void open_schedule() {
    duties = std::make_unique<DutyBook>(core_duty_matters(), host.duty_matters());
    duty_lists = std::make_unique<DutyLists>(*duties, *channels);
    duty_words = std::make_unique<DutyWords>(*duties, shelf, messages);
    told_facts = plugin_events;
    add_duty_words(told_facts, *duty_words);
    add_wave_words(told_facts);
    add_budget_words(told_facts, shelf);
    add_unusual_words(told_facts);
    std::vector<Job*> jobs = host.jobs();
    jobs.push_back(duty_lists.get());
    periodic = std::make_unique<PeriodicMessages>(shelf, *channels);
    jobs.push_back(periodic.get());
    budget_warning = std::make_unique<BudgetWarning>(*channels);
    jobs.push_back(budget_warning.get());
    unusual_acts = std::make_unique<UnusualActs>(*channels, random);
    jobs.push_back(unusual_acts.get());
    scheduler = std::make_unique<Scheduler>(SchedulerParts{*database, shelf, std::move(jobs)});
  }

  [[nodiscard]] std::vector<std::string> contact_kinds() const { return contact_kinds_wanted_by(host.gateways()); }
  [[nodiscard]] std::vector<std::string> channel_names() const { return channels_to_people(host.gateways()); }

  ApiPorts api() { return {*database, recorder, access, shelf, sessions, zones, messages, metrics, random}; }

  Places places;
  const Settings& settings;
  const Clock& clock;
  Random& random;
  PluginLoader loader;
  MessageTable messages;
  MetricsRegistry metrics;
  LuaScriptHost scripts;
  RegulationShelf shelf;
  ShelfKeeper keeper{shelf};
  std::unique_ptr<Database> database;
  Zones zones;
  AccessControl access;
  JournalRecorder recorder;
  SchoolRoster roster;
  ContactDesk contacts;
  Sessions sessions;
  ProgramDoors programs;
  ReportDesk reports;
  JournalFamilyDesk family_desk{shelf};
  PluginHost host;
  PluginFeed feed{*database, host};
  DeniedReads denied_reads;
  RightFirst right_first{*database, access, denied_reads};
  std::unique_ptr<HeadSigner> heads;  ///< none where others serve the database too
  std::vector<LeftOut> left_out;
  std::unique_ptr<TemplateRenderer> renderer;
  std::shared_ptr<const PersonalTables> personal_tables;
  std::unique_ptr<Channels> channels;
  PluginEvents plugin_events;
  std::unique_ptr<Planner> planner;
  std::unique_ptr<WaveKeeper> waves;
  std::unique_ptr<PeriodicMessages> periodic;
  std::unique_ptr<BudgetWarning> budget_warning;
  std::unique_ptr<UnusualActs> unusual_acts;
  std::unique_ptr<DutyBook> duties;
  std::unique_ptr<DutyLists> duty_lists;
  std::unique_ptr<DutyWords> duty_words;
  PluginEvents told_facts;  ///< whatever has words of its own: events of plugins, and duties
  std::unique_ptr<Scheduler> scheduler;
  std::unique_ptr<GatewayBoard> board;
  InFlight in_flight;
  std::atomic<bool> draining{false};
  WaitingGauges waiting;
  std::vector<Relay> relays;
  std::string openapi;
  SimulationDesk simulations{own_program(), places, is_postgres(settings), clock};
};

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
  for (const Route& route : routes) described.push_back(std::make_unique<Route>(route));
  parts_->openapi = openapi_document(described, api_title, VESTNIK_VERSION);
  for (Route& route : routes) route = parts_->denied_reads.watched(std::move(route));
  return routes;
}

std::vector<InstitutionId> Service::institutions() { return institutions_of(*parts_->database); }

std::size_t Service::refresh_regulations() {
  std::size_t put = 0;
  for (const InstitutionId institution : institutions()) {
    std::vector<RegulationVersion> versions;
    std::optional<RegulationTrial> trial;
    std::string zone;
    parts_->database->read(institution, [&](Transaction& transaction) {
      versions = all_regulations(transaction);
      trial = running_trial(transaction);
      const auto own = own_institution(transaction);
      if (own && timezone_is_set(transaction, institution)) zone = own->timezone;
    });
    put += parts_->keeper.refresh(institution, versions, zone);
    put += parts_->keeper.refresh_trial(institution, trial, zone);
  }
  return put;
}

std::size_t Service::plan(Instant now) {
  write_denied_reads();
  parts_->sessions.write_uses();
  std::size_t planned = 0;
  for (const InstitutionId institution : institutions()) {
    apart("programs", institution, [&] { parts_->programs.roleless.step(institution, now); });
    apart("planning", institution, [&] { planned += parts_->planner->step(institution, now); });
    // After the planner: what was corrected meanwhile has left its wave.
    apart("waves", institution, [&] { planned += parts_->waves->step(institution, now); });
  }
  return planned;
}

void Service::write_denied_reads() { parts_->denied_reads.write(*parts_->database, parts_->random); }

void Service::sign_heads(Instant now, HeadSigner::When when) {
  if (!parts_->heads) return;
  for (const InstitutionId institution : institutions()) parts_->heads->step(institution, now, when);
}

std::size_t Service::tell_plugins() {
  std::size_t told = 0;
  for (const InstitutionId institution : institutions()) {
    apart("event handlers", institution, [&] { told += parts_->feed.step(institution); });
  }
  return told;
}

std::size_t Service::run_jobs(Instant now) { return parts_->scheduler->step(now); }

void Service::collect(std::size_t gateway) { parts_->relays[gateway].collect(parts_->reports); }

RelayStep Service::deliver(std::size_t gateway, Instant now) {
  RelayStep sum;
  for (const InstitutionId institution : institutions()) {
    if (parts_->draining) break;
    apart("delivery", institution, [&] { add_step(sum, parts_->relays[gateway].step(institution, now)); });
  }
  return sum;
}

RelayStep Service::deliver_ahead(std::size_t gateway, Instant now) {
  RelayStep sum;
  if (!parts_->relays[gateway].wait_to_run_ahead()) return sum;
  for (const InstitutionId institution : institutions()) {
    if (parts_->draining) break;
    apart("delivery", institution, [&] { add_step(sum, parts_->relays[gateway].step_ahead(institution, now)); });
  }
  return sum;
}

void Service::drain() { parts_->draining = true; }

void Service::renew_leases(Instant now) { parts_->in_flight.renew(*parts_->database, now + RelayLimits{}.lease); }

void Service::take_over_leases() {
  const Instant now = parts_->clock.now();
  for (const InstitutionId institution : institutions()) {
    parts_->database->write(institution, Priority::relay, [&](Transaction& transaction) {
      end_all_leases(transaction, now);
      return true;
    });
  }
}

void Service::measure_waiting(Instant now) {
  parts_->waiting.measure(*parts_->database, institutions(), parts_->metrics, now);
}

void Service::settle(Instant now) {
  bool moved = true;
  while (moved) {
    moved = run_jobs(now) > 0;
    moved = plan(now) > 0 || moved;
    moved = tell_plugins() > 0 || moved;
    for (std::size_t gateway = 0; gateway < gateway_count(); ++gateway)
      moved = deliver(gateway, now).claimed > 0 || moved;
  }
}

}  // namespace vestnik
