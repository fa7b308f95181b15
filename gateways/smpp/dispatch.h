#pragma once
/// Takes a batch of letters over one bound session: as many submits on their way as the window allows, as fast as the
/// pace allows, until all are settled or the deadline is there.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "pace.h"
#include "ports/gateway.h"
#include "session.h"
#include "submit.h"

namespace vestnik::smpp {

/// A letter on its way. `ids` are the operator's names of the parts it has taken, nothing for the others.
struct Job {
  Letter letter;
  std::vector<std::optional<std::string>> ids;
  std::size_t open = 0;  ///< parts that are neither taken nor given up
  bool unknown = false;
  std::optional<Outcome> failure{};

  [[nodiscard]] bool is_taken() const;
};

/// One thread, one batch. Everything given outlives it.
class Dispatch {
 public:
  using Time = Session::Time;

  Dispatch(Session& session, Pace& pace, const Config& config, const Clock& clock)
      : session_(session), pace_(pace), config_(config), clock_(clock) {}

  /// Parts that `ids` names already are not said again. Answers the letter's place in outcome().
  std::size_t add(Letter letter, std::vector<std::optional<std::string>> ids);
  void run(Time deadline);
  /// After run().
  [[nodiscard]] Outcome outcome(std::size_t place) const;
  [[nodiscard]] const Job& job(std::size_t place) const { return jobs_[place]; }
  /// What was heard meanwhile and belongs to no submit.
  [[nodiscard]] std::vector<Heard> take_others() { return std::exchange(others_, {}); }

 private:
  struct Part {
    std::size_t job = 0;
    std::size_t part = 0;
  };
  struct Flight {
    Part part;
    std::uint64_t end = 0;
    Time due{};
  };

  void submit_what_may_be(Time now);
  void hear(Heard&& heard, Time now);
  void fail(Job& job, Outcome outcome);
  /// The answers that are still out will not come any more.
  void lose(const std::string& why);
  [[nodiscard]] Time next_look(Time now, Time deadline) const;
  [[nodiscard]] bool is_overdue(Time now) const;

  Session& session_;
  Pace& pace_;
  const Config& config_;
  const Clock& clock_;
  std::vector<Job> jobs_;
  std::deque<Part> queue_;
  std::unordered_map<std::uint32_t, Flight> flights_;
  std::vector<Heard> others_;
};

}  // namespace vestnik::smpp
