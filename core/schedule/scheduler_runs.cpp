#include <algorithm>
#include <set>

#include "base/log.h"
#include "ports/write_together.h"
#include "records/job_places.h"
#include "schedule/scheduler.h"

namespace vestnik {
namespace {

constexpr std::chrono::minutes first_pause{1};
constexpr std::chrono::minutes longest_pause{60};
constexpr int doublings = 6;

std::chrono::minutes pause_after(int failures) {
  return std::min(longest_pause, first_pause * (1 << std::min(failures - 1, doublings)));
}

}  // namespace

std::vector<Scheduler::DueRun> Scheduler::take_due(Instant now) {
  std::vector<DueRun> due;
  std::set<InstitutionId> taken;
  while (!agenda_.empty() && agenda_.top().when <= now && due.size() < most_at_once) {
    const Entry entry = agenda_.top();
    const auto plan = plans_.find(entry.institution);
    const bool holds = plan != plans_.end() && plan->second.generation == entry.generation;
    if (holds && !taken.insert(entry.institution).second) break;
    agenda_.pop();
    if (holds) due.push_back({entry, &plan->second});
  }
  return due;
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

void Scheduler::look_at(DueRun& run, Instant now) {
  const Item& item = run.item();
  try {
    parts_.database.read(run.entry.institution, [&](Transaction& transaction) {
      const JobView view{transaction, *run.plan->signs.regulation, run.plan->calendar->zone(), *run.plan->calendar};
      run.due = last_missed(view, item, now, run.next);
      run.has_work = run.due && item.job->has_work(view, item.name, {*run.due, now});
    });
  } catch (const std::exception&) {
    run.failure = std::current_exception();
    run.has_work = false;
  }
}

// Where nothing is to be done nothing is written: after a restart this moment is looked at again and found idle again.
void Scheduler::run_together(std::vector<DueRun>& runs, Instant now) {
  std::vector<DueRun*> busy;
  std::vector<WriteOrder> orders;
  for (DueRun& run : runs) {
    if (!run.has_work) continue;
    busy.push_back(&run);
    orders.push_back({run.entry.institution,
                      [&run, now](Transaction& transaction) { return run.ran = write_run(transaction, run, now); }});
  }
  if (orders.empty()) return;
  write_together(parts_.database, Priority::background, orders);
  for (std::size_t at = 0; at < busy.size(); ++at) {
    busy[at]->failure = orders[at].failure;
    if (busy[at]->failure) busy[at]->ran = false;
  }
}

bool Scheduler::write_run(Transaction& transaction, const DueRun& run, Instant now) {
  const Item& item = run.item();
  if (!move_job_place(transaction, {std::string{item.job->name()}, item.name, *run.due})) return false;
  const JobView view{transaction, *run.plan->signs.regulation, run.plan->calendar->zone(), *run.plan->calendar};
  item.job->run(view, item.name, {*run.due, now});
  return true;
}

void Scheduler::end(const DueRun& run, Instant now) {
  Item& item = run.item();
  try {
    if (run.failure) std::rethrow_exception(run.failure);
  } catch (const std::exception& broken) {
    return put_off(run, now, broken.what());
  }
  item.failures = 0;
  if (run.due) {
    item.after = *run.due;
  } else {
    log(LogLevel::warning, "schedule", "a moment passed unused",
        {{"job", item.job->name()}, {"item", item.name}, {"institution", run.entry.institution.value}});
  }
  put_on_agenda(run.entry.institution, *run.plan, run.entry.item, run.next);
}

void Scheduler::put_off(const DueRun& run, Instant now, std::string_view why) {
  Item& item = run.item();
  ++item.failures;
  log(LogLevel::error, "schedule", "a job failed",
      {{"job", item.job->name()},
       {"item", item.name},
       {"institution", run.entry.institution.value},
       {"failures", item.failures},
       {"why", why}});
  put_on_agenda(run.entry.institution, *run.plan, run.entry.item, now + pause_after(item.failures));
}

}  // namespace vestnik
