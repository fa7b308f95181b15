#include "app/simulation.h"

#include <future>
#include <mutex>

#include "app/chosen_institution.h"
#include "app/shelf_keeper.h"
#include "lua/loader.h"
#include "notify/application_notice.h"
#include "records/institution_store.h"
#include "records/institution_terms.h"
#include "records/migrations.h"
#include "records/regulation_store.h"
#include "simulate/world.h"
#include "storage/scratch.h"

namespace vestnik {
namespace {

/// One version on every day, as if it had been in force all along.
class OneVersion final : public RegulationBook {
 public:
  explicit OneVersion(std::shared_ptr<const Regulation> version) : version_(std::move(version)) {}
  [[nodiscard]] std::shared_ptr<const Regulation> in_force(InstitutionId, CivilDate) const override { return version_; }

 private:
  std::shared_ptr<const Regulation> version_;
};

Result<Institution> institution_of(Database& scratch, const std::string& code) {
  std::vector<Institution> all;
  std::int64_t schema = 0;
  scratch.read(InstitutionId{}, [&](Transaction& transaction) {
    transaction.query("SELECT id, code, short_name FROM was.institution ORDER BY id", {}, [&](const Row& row) {
      Institution one;
      one.id = row.id<InstitutionId>(0);
      one.code = row.string(1);
      one.short_name = row.string(2);
      all.push_back(std::move(one));
    });
    transaction.query("SELECT MAX(version) FROM was.schema_version WHERE component = 'core'", {},
                      [&](const Row& row) { schema = row.optional_integer(0).value_or(0); });
  });
  const auto known = static_cast<std::int64_t>(core_migrations().size());
  if (schema != known) {
    return Problem{"simulate.other_schema", {{"found", std::to_string(schema)}, {"known", std::to_string(known)}}};
  }
  return chosen_institution(all, code);
}

/// What both runs share and none changes.
struct Shared {
  AccessMatrix matrix;
  std::vector<GatewayInfo> gateways;
  const Service& lender;
  InstitutionId institution;
  Interval interval;
};

class Percents {
 public:
  Percents(std::int64_t total, const PercentDone& tell) : total_(total), tell_(tell) {}
  void add(std::int64_t done) {
    const std::lock_guard lock{mutex_};
    done_ += done;
    const int percent = total_ == 0 ? 100 : static_cast<int>(std::min<std::int64_t>(done_ * 100 / total_, 100));
    if (percent != told_) tell_(told_ = percent);
  }

 private:
  std::mutex mutex_;
  const std::int64_t total_;
  std::int64_t done_ = 0;  ///< guarded by mutex_
  int told_ = -1;          ///< guarded by mutex_
  const PercentDone& tell_;
};

Lived live(const Shared& shared, Database& scratch, const RegulationBook& regulations, Percents& percents) {
  // Who decides an application is a word of the regulation that this world lives under.
  PluginEvents events = shared.lender.plugin_events();
  add_application_notices(events, regulations);
  const WorldParts parts{scratch,
                         shared.institution,
                         regulations,
                         shared.matrix,
                         shared.gateways,
                         shared.lender.channels(),
                         shared.lender.renderer(),
                         events,
                         shared.interval};
  return live_through(parts, [&](std::int64_t done) { percents.add(done); });
}

void rewind(Database& scratch, InstitutionId institution, Instant from) {
  scratch.write(institution, Priority::background, [&](Transaction& transaction) {
    rewind_to(transaction, from);
    return true;
  });
}

}  // namespace

Result<Simulation> run_simulation(const SimulationOrder& order, const Places& places, const Service& lender,
                                  const PercentDone& percent) {
  if (order.until < order.from) return Problem{"simulate.no_days"};
  const LoadedRegulation loaded = load_regulation_file(order.file);
  if (!loaded.regulation) return loaded.problems.front();
  auto matrix = AccessMatrix::load((places.share / "config" / "access_matrix.tsv").string());
  if (!matrix) return std::move(matrix).problem();
  auto before = open_scratch(order.journal);
  if (!before) return std::move(before).problem();
  auto after = open_scratch(order.journal);
  if (!after) return std::move(after).problem();
  const auto institution = institution_of(**before, order.institution);
  if (!institution) return institution.problem();
  const RegulationInfo& info = loaded.regulation->info();
  if (info.institution != institution->code) {
    return Problem{"app.regulation_of_another", {{"found", info.institution}, {"institution", institution->code}}};
  }
  const auto zone = TimeZone::find(info.timezone);
  if (!zone) return zone.problem();
  Shared shared{*std::move(matrix),
                {},
                lender,
                institution->id,
                {zone->start_of_day(order.from), zone->start_of_day(plus_days(order.until, 1))}};
  for (std::size_t number = 0; number < lender.gateway_count(); ++number) {
    shared.gateways.push_back(lender.gateway(number));
  }

  Simulation simulation;
  simulation.from = order.from;
  simulation.until = order.until;
  simulation.institution = institution->short_name;
  simulation.file = std::filesystem::path{order.file}.filename().string();
  simulation.hash = info.script_hash;
  simulation.price_hundredths = order.price_hundredths;

  std::int64_t commands = 0;
  (*before)->read(institution->id, [&](Transaction& transaction) {
    commands = History{transaction, shared.interval}.size();
    simulation.untold = untold(transaction, shared.interval);
    simulation.record = tally_journal(transaction, shared.interval, shared.gateways);
  });
  if (!loaded.regulation->duties().empty() || !loaded.regulation->periodic_rules().empty()) {
    simulation.untold.emplace_back("simulate.untold_calendar");
  }
  Percents percents{2 * commands, percent};
  auto other = std::async(std::launch::async, [&] {
    rewind(**after, institution->id, shared.interval.from);
    return live(shared, **after, OneVersion{loaded.regulation}, percents);
  });
  rewind(**before, institution->id, shared.interval.from);
  RegulationShelf shelf;
  std::vector<RegulationVersion> versions;
  (*before)->read(institution->id, [&](Transaction& transaction) { versions = all_regulations(transaction); });
  ShelfKeeper{shelf}.refresh(institution->id, versions);
  simulation.before = live(shared, **before, shelf, percents);
  simulation.after = other.get();
  percents.add(2 * commands);  // notes of the audit that are no commands were not counted
  simulation.comparison = compare(simulation.before, simulation.after);
  simulation.differing_news = differing_news(simulation.before, simulation.record);
  return simulation;
}

}  // namespace vestnik
