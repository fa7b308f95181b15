#pragma once
/// Where requests go that cost a good part of a second each (argon2): a few threads that give way to all others, and a
/// small crowd before them. Of the crowd those are served first whose address was refused least of late, so that a
/// flood of wrong passwords waits behind the people it floods, from one address as from many.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace vestnik {

/// Attempts of addresses that came to nothing or still wait, forgotten by half every minute. One thread.
class AddressRecord {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  static constexpr std::size_t most = 20'000;
  static constexpr double made_good = 4;

  [[nodiscard]] double of(const std::string& from, Moment now) const;
  void note(const std::string& from, Moment now);
  /// One that was noted was not even tried.
  void take_back(const std::string& from, Moment now) { lessen(from, 1, now); }
  /// One came to something, which makes good for a few that did not: of a school's many people behind one address some
  /// mistype, while whoever guesses hardly ever hits.
  void make_good(const std::string& from, Moment now) { lessen(from, made_good, now); }
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  struct Count {
    double value = 0;
    Moment at;
  };
  void lessen(const std::string& from, double by, Moment now);
  void make_room(Moment now);

  std::unordered_map<std::string, Count> counts_;
};

class SlowWork {
 public:
  struct Job {
    std::string from;                 ///< network of the client
    bool familiar = false;            ///< somebody has signed in from there lately
    std::function<bool()> run;        ///< whether it came to something; must not throw
    std::function<void()> turn_away;  ///< instead of it, when the crowd is full; on the thread that submits
  };

  /// At least one thread. `most_waiting` jobs may wait besides those that run.
  SlowWork(std::size_t threads, std::size_t most_waiting);
  /// As drain().
  ~SlowWork();
  SlowWork(const SlowWork&) = delete;
  SlowWork& operator=(const SlowWork&) = delete;

  /// Takes the job, and when the crowd is full turns away the last of those with the worst record, itself included. Any
  /// thread.
  void submit(Job job);
  /// Turns away whatever comes, finishes every job it took, ends the threads. Once, not from a job.
  void drain();

 private:
  using Crowd = std::list<Job>;
  void work();
  /// The best record, of several the one that waits longest; the worst, of several the one that came last.
  [[nodiscard]] double standing(const Job& job, AddressRecord::Moment now) const;
  [[nodiscard]] Crowd::iterator best();
  [[nodiscard]] Crowd::iterator worst();

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Crowd waiting_;         // guarded by mutex_
  AddressRecord record_;  // guarded by mutex_
  bool closed_ = false;   // guarded by mutex_
  std::vector<std::jthread> threads_;
};

}  // namespace vestnik
