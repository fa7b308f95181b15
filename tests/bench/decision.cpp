// A decision on one mark by the largest of the shipped regulations, all its rules loaded, without and with a hook,
// against one bare Lua call.
#include <stdexcept>

#include "bare_lua.h"
#include "benches.h"
#include "largest_regulation.h"
#include "lua/loader.h"

namespace vestnik::bench {
namespace {

constexpr int calls_a_round = 100'000;

constexpr std::string_view hook = R"lua(
before_mark(function(change)
  if change.work_kind == "control" and change.replaces and not change.comment then
    return forbid("4.6", "no")
  end
end)
)lua";

std::shared_ptr<const Regulation> load(std::string_view addition) {
  const RegulationText largest = largest_regulation();
  const LoadedRegulation loaded = load_regulation(largest.name, largest.text + std::string{addition});
  if (!loaded.regulation) throw std::runtime_error{loaded.problems.front().code};
  return loaded.regulation;
}

Change usual_mark() {
  auto lesson = std::make_shared<LessonFacts>();
  lesson->date = parse_iso_date("2026-09-14").value();
  lesson->number = 2;
  lesson->starts_at = parse_iso_instant("2026-09-14T04:50:00Z").value();
  lesson->ends_at = parse_iso_instant("2026-09-14T05:30:00Z").value();
  lesson->state = LessonState::held;
  lesson->group = {GroupId{3}, "7-A", 7, "", ""};
  lesson->subject_name = "Algebra";
  MarkChange change;
  change.lesson = lesson;
  change.student = PersonId{5};
  change.has_task = true;
  change.work_kind = WorkKind::control;
  change.after = Mark{4, std::nullopt};
  return change;
}

/// Seconds of one call; every answer is looked at, so that none is left out.
template <class Call>
double seconds_a_call(const Call& call) {
  int allowed = 0;
  const double all = seconds_of([&] {
    for (int at = 0; at < calls_a_round; ++at) allowed += call() ? 1 : 0;
  });
  if (allowed != calls_a_round) throw std::runtime_error{"a decision of the benchmark is not what it should be"};
  return all / calls_a_round;
}

Figure figure_of(std::string what, const Compared& compared, double most) {
  constexpr double nanoseconds = 1e9;
  return {std::move(what),
          in_figures(compared.ours * nanoseconds) + " ns",
          "one Lua call: " + in_figures(compared.bare * nanoseconds) + " ns",
          in_figures(compared.ratio, 2),
          "≤ " + in_figures(most),
          compared.ratio <= most};
}

}  // namespace

std::vector<Figure> measure_decision(int rounds) {
  const Change change = usual_mark();
  const Instant now = parse_iso_instant("2026-09-17T08:00:00Z").value();
  BareLua lua;
  std::int64_t tick = 0;
  const auto bare = [&] { return seconds_a_call([&] { return lua.call(++tick, INT64_MAX, 4); }); };
  const auto plain = load("");
  const auto hooked = load(hook);
  if (!hooked->has_hook(change)) throw std::runtime_error{"the hook is not there"};
  const Compared without =
      compare(rounds, {[&] { return seconds_a_call([&] { return plain->decide(change, now).permits(); }); }, bare});
  const Compared with =
      compare(rounds, {[&] {
                         return seconds_a_call([&] {
                           return hooked->decide(change, now).permits() && hooked->ask_hook(change, now).permits();
                         });
                       },
                       bare});
  return {figure_of("a regulation's decision on one mark", without, 3), figure_of("the same with a hook", with, 10)};
}

}  // namespace vestnik::bench
