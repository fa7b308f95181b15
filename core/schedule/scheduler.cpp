#include "schedule/scheduler.h"

#include <algorithm>

#include "base/log.h"
#include "records/job_places.h"

namespace vestnik {
namespace {

/// Counts, and the last change of each part: a day that is taken out shows in the count.
constexpr std::string_view signs_of_calendars =
    "SELECT i.id, i.timezone,"
    " (SELECT COUNT(*) FROM calendar_day c WHERE c.institution_id = i.id),"
    " (SELECT COALESCE(MAX(c.recorded_at), 0) FROM calendar_day c WHERE c.institution_id = i.id),"
    " (SELECT COUNT(*) FROM study_period p WHERE p.institution_id = i.id),"
    " (SELECT COALESCE(MAX(p.recorded_at), 0) FROM study_period p WHERE p.institution_id = i.id),"
    " (SELECT COALESCE(MAX(t.id), 0) FROM timetable_slot t WHERE t.institution_id = i.id)"
    " FROM institution i";
/// Institutions, their calendars and timetables (records/areas.cpp).
constexpr Areas calendar_area{Area::lessons};
constexpr int first_sign = 2;
constexpr int signs = 5;

}  // namespace

std::size_t Scheduler::step(Instant now) {
  if (parts_.jobs.empty()) return 0;
  if (must_look(now)) look(now);
  std::size_t runs = 0;
  for (auto due = take_due(now); !due.empty(); due = take_due(now)) {
    for (DueRun& run : due) look_at(run, now);
    run_together(due, now);
    for (const DueRun& run : due) {
      end(run, now);
      if (run.ran) ++runs;
    }
  }
  return runs;
}

bool Scheduler::must_look(Instant now) const {
  // A clock that was set back: what was planned by the later one does not hold.
  if (!looked_ || now < *looked_) return true;
  const auto since = now - *looked_;
  return since >= looks_at_least_every ||
         (since >= looks_every && parts_.database.revisions().of(calendar_area) != signs_revision_);
}

void Scheduler::look(Instant now) {
  read_signs();
  std::erase_if(plans_, [&](const auto& held) { return !signs_.contains(held.first); });
  for (const auto& [institution, seen] : signs_) {
    Signs signs = seen;
    if (const auto zone = TimeZone::find(signs.zone)) {
      signs.regulation = parts_.regulations.in_force(institution, zone->local(now).date);
    }
    const auto held = plans_.find(institution);
    if (held != plans_.end() && held->second.signs == signs) continue;
    try {
      rebuild(institution, std::move(signs), now);
    } catch (const std::exception& broken) {
      plans_.erase(institution);
      log(LogLevel::error, "schedule", "an agenda could not be made",
          {{"institution", institution.value}, {"why", broken.what()}});
    }
  }
  looked_ = now;
}

void Scheduler::read_signs() {
  const std::uint64_t revision = parts_.database.revisions().of(calendar_area);
  if (signs_revision_ == revision) return;
  std::map<InstitutionId, Signs> found;
  parts_.database.read(InstitutionId{}, [&](Transaction& transaction) {
    transaction.query(signs_of_calendars, {}, [&](const Row& row) {
      Signs held{row.string(1), {}, nullptr};
      for (int at = 0; at < signs; ++at) held.calendar.push_back(row.integer(first_sign + at));
      found.emplace(row.id<InstitutionId>(0), std::move(held));
    });
  });
  signs_ = std::move(found);
  signs_revision_ = revision;
}

void Scheduler::rebuild(InstitutionId institution, Signs signs, Instant now) {
  Plan& plan = plans_[institution];
  plan.signs = std::move(signs);
  plan.generation = ++generations_;
  plan.items.clear();
  const auto zone = TimeZone::find(plan.signs.zone);
  if (!zone || !plan.signs.regulation) return;
  std::vector<std::size_t> fresh;
  std::vector<std::optional<Instant>> moments;
  parts_.database.read(institution, [&](Transaction& transaction) {
    plan.calendar = std::make_unique<SchoolCalendar>(read_calendar(transaction, *plan.signs.regulation), *zone);
    list_items(transaction, plan, now);
    const auto places = job_places(transaction);
    const JobView view{transaction, *plan.signs.regulation, *zone, *plan.calendar};
    for (std::size_t at = 0; at < plan.items.size(); ++at) {
      Item& item = plan.items[at];
      const auto place = std::ranges::find_if(
          places, [&](const JobPlace& held) { return held.job == item.job->name() && held.item == item.name; });
      if (place == places.end())
        fresh.push_back(at);
      else
        item.after = place->last_due;
      moments.push_back(item.job->next_due(view, item.name, item.after));
    }
  });
  begin_places(institution, plan, fresh);
  for (std::size_t at = 0; at < plan.items.size(); ++at) put_on_agenda(institution, plan, at, moments[at]);
}

// An item that was never there before begins now: it has no past to catch up with.
void Scheduler::list_items(Transaction& transaction, Plan& plan, Instant now) const {
  const JobView view{transaction, *plan.signs.regulation, plan.calendar->zone(), *plan.calendar};
  for (Job* job : parts_.jobs) {
    for (std::string& name : job->items(view)) plan.items.push_back({job, std::move(name), now, 0});
  }
}

void Scheduler::begin_places(InstitutionId institution, const Plan& plan, const std::vector<std::size_t>& fresh) {
  if (fresh.empty()) return;
  parts_.database.write(institution, Priority::background, [&](Transaction& transaction) {
    bool moved = false;
    for (const std::size_t at : fresh) {
      const Item& item = plan.items[at];
      moved = move_job_place(transaction, {std::string{item.job->name()}, item.name, item.after}) || moved;
    }
    return moved;
  });
}

void Scheduler::put_on_agenda(InstitutionId institution, const Plan& plan, std::size_t item,
                              std::optional<Instant> when) {
  if (when) agenda_.push({*when, institution, plan.generation, item});
}

}  // namespace vestnik
