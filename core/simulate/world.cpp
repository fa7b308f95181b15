#include "simulate/world.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/judging.h"
#include "records/event_store.h"
#include "simulate/post.h"
#include "simulate/tally.h"

namespace vestnik {
namespace {

constexpr std::chrono::hours longest_wait{24 * 60};  ///< after the last command: until the last digest and paper left

/// What a change is about, for the tables of a report.
struct Subject {
  LessonId lesson;
  PersonId student;
};

Subject subject_of(const Change& change) {
  return std::visit(
      [](const auto& held) {
        Subject subject;
        if constexpr (requires { held.lesson->id; }) subject.lesson = held.lesson ? held.lesson->id : LessonId{};
        if constexpr (requires { held.student; }) subject.student = held.student;
        return subject;
      },
      change);
}

/// What the regulation, or the journal itself, said first against a row.
const Problem* objection(const Decision& decision) {
  return decision.permits() || decision.findings.empty() ? nullptr : &decision.findings.front().problem;
}

/// What the audit would keep of these decisions.
std::vector<AuditFinding> as_audited(const std::vector<Decision>& decisions) {
  std::vector<AuditFinding> findings;
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    for (const Finding& found : decisions[row].findings) {
      findings.push_back({row, found.problem.code, found.problem.clause});
    }
  }
  return findings;
}

class World {
 public:
  explicit World(const WorldParts& parts)
      : parts_(parts),
        clock_(parts.interval.from),
        zones_(clock_),
        access_(parts.matrix, zones_, &parts.regulations),
        rebuilder_(parts.regulations),
        planner_({parts.scratch, parts.regulations, parts.channels, parts.plugin_events}),
        post_(parts, clock_) {}

  Lived live(const Progress& progress) {
    std::optional<History> history;
    read([&](Transaction& transaction) {
      history.emplace(transaction, parts_.interval);
      arrivals_.emplace(transaction, parts_.interval);
      post_.look_for_due(transaction, parts_.interval.from);
    });
    std::vector<Happening> happenings;
    do {
      read([&](Transaction& transaction) { happenings = history->next(transaction); });
      for (const Happening& happening : happenings) live(happening);
      progress(static_cast<std::int64_t>(happenings.size()));
    } while (!happenings.empty());
    wait_until(parts_.interval.until + longest_wait);
    tally();
    return std::move(lived_);
  }

 private:
  void read(const std::function<void(Transaction&)>& use) { parts_.scratch.read(parts_.institution, use); }
  void write(const std::function<bool(Transaction&)>& use) {
    parts_.scratch.write(parts_.institution, Priority::person, use);
  }

  void live(const Happening& happening) {
    wait_until(happening.at);
    ++lived_.commands;
    std::unique_ptr<Command> command;
    read([&](Transaction& transaction) { command = rebuilder_.command_of(transaction, happening); });
    if (command) {
      run(happening, *command);
    } else if (happening.event) {
      repeat(happening);
    }
    const bool planned = planner_.step(parts_.institution, happening.at) > 0;
    // A person's word on a wave plans nothing, and yet its messages may leave now.
    const bool moved = post_.look_at_waves(happening.at);
    if (planned || moved || happening.command == event_type::wave_agreed)
      read([&](Transaction& transaction) { post_.look_for_due(transaction, happening.at); });
  }

  /// An event of which nobody is asked: it happens as it did.
  void repeat(const Happening& happening) {
    ++lived_.as_recorded;
    write([&](Transaction& transaction) {
      append_event(transaction, happening.command, happening.schema_version, happening.payload, happening.actor.person,
                   happening.at);
      return true;
    });
  }

  void run(const Happening& happening, Command& command) {
    Result<Facts> facts = Problem{"access.not_found"};
    HookWords hooks;
    read([&](Transaction& transaction) {
      const auto role = access_.allow(transaction, happening.actor, command.permission(), command.object());
      facts = role ? command.facts(transaction, happening.actor, *role, happening.at) : Result<Facts>{role.problem()};
      if (facts) bring_school_days(parts_.regulations, transaction, *facts);
    });
    if (!facts) return refuse(happening, facts.problem());
    if (has_hook(parts_.regulations, parts_.institution, *facts)) {
      hooks = ask_hooks(parts_.regulations, parts_.institution, *facts, happening.at);
    }
    const auto decisions = judge(parts_.regulations, parts_.institution, *facts, hooks, happening.at);
    if (!decisions) return refuse(happening, decisions.problem());
    const bool recorded = record(happening, command, *decisions);
    note(happening, *facts, *decisions, recorded || decisions->empty());
    compare(happening, recorded, as_audited(*decisions));
  }

  bool record(const Happening& happening, Command& command, const std::vector<Decision>& decisions) {
    const auto permitted = std::ranges::count_if(decisions, [](const Decision& one) { return one.permits(); });
    const bool none = !decisions.empty() && permitted == 0;
    const bool all = static_cast<std::size_t>(permitted) == decisions.size();
    if (none || (!all && !command.partial())) return false;
    bool recorded = false;
    write([&](Transaction& transaction) {
      const auto written = command.write(transaction, happening.actor, decisions, happening.at);
      if (!written) return false;
      append_event(transaction, command.event_type(), command.schema_version(), written->payload,
                   happening.actor.person, happening.at);
      rebuilder_.remember(happening, *written);
      return recorded = true;
    });
    return recorded;
  }

  void refuse(const Happening& happening, const Problem& problem) {
    add({number_of(happening), 0, ground_of(problem), kind_of(happening.command), {}, {}});
    compare(happening, false, {{0, problem.code, problem.clause}});
  }

  /// A row of a command that was refused as a whole does not stand though nothing speaks against it alone: the first
  /// objection to its neighbours does.
  void note(const Happening& happening, const Facts& facts, const std::vector<Decision>& decisions, bool recorded) {
    const Problem* whole = nullptr;
    for (const Decision& decision : decisions) {
      if (whole == nullptr) whole = objection(decision);
    }
    for (std::size_t row = 0; row < decisions.size(); ++row) {
      const Problem* against = objection(decisions[row]);
      if (against == nullptr && !recorded) against = whole;
      const Subject subject = subject_of(facts.changes[row].change);
      add({number_of(happening), static_cast<std::uint32_t>(row),
           against == nullptr ? std::uint16_t{0} : ground_of(*against), kind_of(happening.command), subject.lesson,
           subject.student});
    }
  }

  void add(Entry entry) { lived_.entries.push_back(entry); }

  void compare(const Happening& happening, bool recorded, const std::vector<AuditFinding>& findings) {
    if (happening.number == 0) return;
    if (recorded != static_cast<bool>(happening.event) || findings != happening.findings) ++lived_.differing;
  }

  static std::int64_t number_of(const Happening& happening) {
    return happening.number != 0 ? happening.number : -happening.event.value;
  }

  std::uint16_t ground_of(const Problem& problem) {
    const auto same = [&](const Problem& held) { return held.code == problem.code && held.clause == problem.clause; };
    return place_of(lived_.grounds, problem, same);
  }
  std::uint16_t kind_of(const std::string& command) {
    return place_of(lived_.kinds, command, [&](const std::string& held) { return held == command; });
  }
  template <class Value, class Same>
  static std::uint16_t place_of(std::vector<Value>& values, const Value& value, const Same& same) {
    const auto place = static_cast<std::size_t>(std::ranges::find_if(values, same) - values.begin());
    if (place == values.size()) values.push_back(value);
    return static_cast<std::uint16_t>(place);
  }

  // ---- time ---------------------------------------------------------------------------------------------------

  /// Lets everything happen that is due before `at`, then stands at it.
  void wait_until(Instant at) {
    while (true) {
      const auto arrival = arrivals_->next();
      const auto due = post_.due();
      if (arrival && *arrival <= at && (!due || *arrival <= *due)) {
        let_in(*arrival);
      } else if (due && *due <= at) {
        clock_.set(*due);
        post_.deliver(*due);
      } else {
        break;
      }
    }
    clock_.set(at);
  }

  void let_in(Instant arrival) {
    write([&](Transaction& transaction) {
      arrivals_->let_in(transaction, arrival);
      return true;
    });
    post_.note_arrival(arrival);
  }

  void tally() {
    read([&](Transaction& transaction) { tally_scratch(transaction, parts_.interval, post_.segments(), lived_); });
  }

  const WorldParts& parts_;
  ManualClock clock_;
  Zones zones_;
  AccessControl access_;
  Rebuilder rebuilder_;
  Planner planner_;
  Post post_;
  std::optional<Arrivals> arrivals_;
  Lived lived_;
};

}  // namespace

Lived live_through(const WorldParts& parts, const Progress& progress) { return World{parts}.live(progress); }

}  // namespace vestnik
