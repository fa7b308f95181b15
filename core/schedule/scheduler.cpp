#include "schedule/scheduler.h"

#include <algorithm>

#include "base/log.h"
#include "records/job_places.h"

namespace vestnik {
namespace {

constexpr std::chrono::minutes first_pause{1};
constexpr std::chrono::minutes longest_pause{60};
constexpr int doublings = 6;

std::chrono::minutes pause_after(int failures) {
  return std::min(longest_pause, first_pause * (1 << std::min(failures - 1, doublings)));
}

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
  while (!agenda_.empty() && agenda_.top().when <= now) {
    const Entry entry = agenda_.top();
    agenda_.pop();
    const auto plan = plans_.find(entry.institution);
    if (plan == plans_.end() || plan->second.generation != entry.generation) continue;
    if (run_entry(entry, plan->second, now)) ++runs;
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

bool Scheduler::run_entry(const Entry& entry, Plan& plan, Instant now) {
  Item& item = plan.items[entry.item];
  try {
    std::optional<Instant> next;
    const bool ran = run_item(entry.institution, plan, item, now, next);
    item.failures = 0;
    put_on_agenda(entry.institution, plan, entry.item, next);
    return ran;
  } catch (const std::exception& broken) {
    put_off(entry, plan, now, broken.what());
    return false;
  }
}

/// The last moment that has passed and still makes sense; `next`: the first one to come.
std::optional<Instant> Scheduler::last_missed(const JobView& view, const Item& item, Instant now,
                                              std::optional<Instant>& next) {
  const Instant too_late = now - item.job->keeps(view, item.name);
  std::optional<Instant> due;
  next = item.job->next_due(view, item.name, std::max(item.after, too_late));
  for (; next && *next <= now; next = item.job->next_due(view, item.name, *next)) due = next;
  return due;
}

bool Scheduler::run_item(InstitutionId institution, const Plan& plan, Item& item, Instant now,
                         std::optional<Instant>& next) {
  const Regulation& regulation = *plan.signs.regulation;
  const TimeZone& zone = plan.calendar->zone();
  std::optional<Instant> due;
  bool has_work = false;
  parts_.database.read(institution, [&](Transaction& transaction) {
    const JobView view{transaction, regulation, zone, *plan.calendar};
    due = last_missed(view, item, now, next);
    has_work = due && item.job->has_work(view, item.name, {*due, now});
  });
  if (!due) {
    log(LogLevel::warning, "schedule", "a moment passed unused",
        {{"job", item.job->name()}, {"item", item.name}, {"institution", institution.value}});
    return false;
  }
  // Nothing was done, so nothing is written: after a restart this moment is looked at again and found idle again.
  bool ran = false;
  if (has_work) {
    parts_.database.write(institution, Priority::background, [&](Transaction& transaction) {
      ran = move_job_place(transaction, {std::string{item.job->name()}, item.name, *due});
      const JobView view{transaction, regulation, zone, *plan.calendar};
      if (ran) item.job->run(view, item.name, {*due, now});
      return ran;
    });
  }
  item.after = *due;
  return ran;
}

void Scheduler::put_off(const Entry& entry, Plan& plan, Instant now, std::string_view why) {
  Item& item = plan.items[entry.item];
  ++item.failures;
  log(LogLevel::error, "schedule", "a job failed",
      {{"job", item.job->name()},
       {"item", item.name},
       {"institution", entry.institution.value},
       {"failures", item.failures},
       {"why", why}});
  put_on_agenda(entry.institution, plan, entry.item, now + pause_after(item.failures));
}

}  // namespace vestnik
