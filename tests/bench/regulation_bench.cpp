// What a decision on one mark costs: the tables alone, with a hook, and the question until when a cell is open.
#include <benchmark/benchmark.h>

#include "lua/loader.h"

namespace vestnik {
namespace {

std::shared_ptr<const TabledRegulation> loaded(const char* institution) {
  const auto scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua/regulations";
  auto answer = load_regulation_file(scripts / (std::string{institution} + ".lua"));
  if (answer.regulation == nullptr) std::abort();
  return answer.regulation;
}

MarkChange mark(WorkKind kind) {
  auto lesson = std::make_shared<LessonFacts>();
  lesson->date = *parse_iso_date("2026-09-14");
  lesson->starts_at = *parse_iso_instant("2026-09-14T04:00:00Z");
  lesson->ends_at = *parse_iso_instant("2026-09-14T04:40:00Z");
  lesson->state = LessonState::held;
  lesson->group.name = "7-A";
  lesson->group.course = 7;
  lesson->subject_name = "algebra";
  MarkChange change;
  change.lesson = lesson;
  change.has_task = true;
  change.work_kind = kind;
  change.before = Mark{3, {}};
  change.after = Mark{4, {}};
  change.context.comment = "counted again";
  return change;
}

void allowed_mark(benchmark::State& state) {
  const auto regulation = loaded("syzran");
  const Change change = mark(WorkKind::control);
  const Instant now = *parse_iso_instant("2026-09-15T08:00:00Z");
  for (auto _ : state) benchmark::DoNotOptimize(regulation->decide(change, now));
}
BENCHMARK(allowed_mark);

void refused_mark(benchmark::State& state) {
  const auto regulation = loaded("syzran");
  const Change change = mark(WorkKind::control);
  const Instant now = *parse_iso_instant("2026-10-15T08:00:00Z");
  for (auto _ : state) benchmark::DoNotOptimize(regulation->decide(change, now));
}
BENCHMARK(refused_mark);

void allowed_mark_with_hook(benchmark::State& state) {
  const auto regulation = loaded("syzran");
  const Change change = mark(WorkKind::control);
  const Instant now = *parse_iso_instant("2026-09-15T08:00:00Z");
  for (auto _ : state) {
    benchmark::DoNotOptimize(regulation->decide(change, now));
    benchmark::DoNotOptimize(regulation->ask_hook(change, now));
  }
}
BENCHMARK(allowed_mark_with_hook);

void cell_open_until(benchmark::State& state) {
  const auto regulation = loaded("syzran");
  const MarkChange change = mark(WorkKind::oral);
  for (auto _ : state) benchmark::DoNotOptimize(regulation->mark_window(change));
}
BENCHMARK(cell_open_until);

void final_mark(benchmark::State& state) {
  const auto regulation = loaded("yarovoe");
  FinalChange change;
  change.period = regulation->periods().front();
  change.basis.resize(4);
  change.basis.back().work_kind = WorkKind::laboratory;
  change.declared_kinds = {WorkKind::oral, WorkKind::laboratory};
  change.after = FinalMark{4};
  const Instant now = *parse_iso_instant("2026-12-25T07:00:00Z");
  const Change held = change;
  for (auto _ : state) benchmark::DoNotOptimize(regulation->decide(held, now));
}
BENCHMARK(final_mark);

void load_script(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(loaded("syzran"));
}
BENCHMARK(load_script)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vestnik

BENCHMARK_MAIN();
