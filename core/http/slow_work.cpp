#include "http/slow_work.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace vestnik {
namespace {

using Moment = AddressRecord::Moment;

constexpr std::chrono::duration<double> half_life{60};
/// Below it an address is as good as new.
constexpr double forgotten = 0.05;
/// So many refused attempts ahead is an address where people have signed in.
constexpr double good_name = 20;
constexpr int niceness = 10;

double faded(double value, Moment since, Moment now) {
  return value * std::exp2(-std::chrono::duration<double>(now - since) / half_life);
}

/// Of this thread alone. Where the system does not allow it, hashing competes with everything else.
void give_way() { (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness); }

}  // namespace

double AddressRecord::of(const std::string& from, Moment now) const {
  const auto found = counts_.find(from);
  if (found == counts_.end()) return 0;
  const double value = faded(found->second.value, found->second.at, now);
  return value < forgotten ? 0 : value;
}

void AddressRecord::note(const std::string& from, Moment now) {
  if (counts_.size() >= most && !counts_.contains(from)) make_room(now);
  const double before = of(from, now);
  counts_[from] = {before + 1, now};
}

void AddressRecord::lessen(const std::string& from, double by, Moment now) {
  const double left = of(from, now) - by;
  if (left <= 0) {
    counts_.erase(from);
  } else {
    counts_[from] = {left, now};
  }
}

void AddressRecord::make_room(Moment now) {
  std::erase_if(counts_, [&](const auto& entry) { return faded(entry.second.value, entry.second.at, now) < 1; });
  // A flood from that many addresses is not told apart by them.
  if (counts_.size() >= most) counts_.clear();
}

SlowWork::SlowWork(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  const std::size_t count = std::max<std::size_t>(threads, 1);
  threads_.reserve(count);
  for (std::size_t at = 0; at < count; ++at) {
    threads_.emplace_back([this] {
      give_way();
      work();
    });
  }
}

SlowWork::~SlowWork() { drain(); }

double SlowWork::standing(const Job& job, Moment now) const {
  return record_.of(job.from, now) - (job.familiar ? good_name : 0);
}

SlowWork::Crowd::iterator SlowWork::best() {
  const Moment now = std::chrono::steady_clock::now();
  return std::min_element(waiting_.begin(), waiting_.end(), [&](const Job& left, const Job& right) {
    return standing(left, now) < standing(right, now);
  });
}

SlowWork::Crowd::iterator SlowWork::worst() {
  const Moment now = std::chrono::steady_clock::now();
  const auto found = std::min_element(waiting_.rbegin(), waiting_.rend(), [&](const Job& left, const Job& right) {
    return standing(left, now) > standing(right, now);
  });
  return std::prev(found.base());
}

void SlowWork::submit(Job job) {
  Crowd away;
  {
    const std::lock_guard lock{mutex_};
    record_.note(job.from, std::chrono::steady_clock::now());
    waiting_.push_back(std::move(job));
    if (closed_) {
      away.splice(away.end(), waiting_, std::prev(waiting_.end()));
    } else if (waiting_.size() > most_waiting_) {
      away.splice(away.end(), waiting_, worst());
      record_.take_back(away.front().from, std::chrono::steady_clock::now());
    }
  }
  wake_.notify_one();
  for (const Job& one : away) one.turn_away();
}

void SlowWork::drain() {
  {
    const std::lock_guard lock{mutex_};
    closed_ = true;
  }
  wake_.notify_all();
  threads_.clear();
}

void SlowWork::work() {
  while (true) {
    Crowd mine;
    {
      std::unique_lock lock{mutex_};
      wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      mine.splice(mine.end(), waiting_, best());
    }
    if (!mine.front().run()) continue;
    const std::lock_guard lock{mutex_};
    record_.make_good(mine.front().from, std::chrono::steady_clock::now());
  }
}

}  // namespace vestnik
