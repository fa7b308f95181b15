#pragma once
/// What a service is made of. For the sources of Service alone.
#include <atomic>

#include "access/key_file.h"
#include "access/present_role.h"
#include "access/shipped_tables.h"
#include "api/api.h"
#include "app/configured_database.h"
#include "app/migrated_database.h"
#include "app/plugin_feed.h"
#include "app/program_desk.h"
#include "app/program_doors.h"
#include "app/right_first.h"
#include "app/service.h"
#include "app/serving_gateways.h"
#include "app/shelf_keeper.h"
#include "app/simulation_desk.h"
#include "app/waiting_gauges.h"
#include "http/message_catalogue.h"
#include "http/metrics_registry.h"
#include "journal/contact_desk.h"
#include "journal/family_desk.h"
#include "journal/recorder.h"
#include "lua/script_host.h"
#include "notify/budget_warning.h"
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
#include "roster/school_roster.h"
#include "schedule/core_matters.h"
#include "schedule/duty_lists.h"
#include "schedule/duty_words.h"
#include "schedule/scheduler.h"
#include "storage/migrate.h"

namespace vestnik {

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

}  // namespace vestnik
