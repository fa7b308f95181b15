// A thousand replays: the five institutions' scripts are loaded anew and all their cases judged, two hundred times
// each, and every answer is the same to the last byte. Each load is a Lua state of its own, with its own seed for
// hashing.
#include <gtest/gtest.h>

#include "cases/run_cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

const std::filesystem::path scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua";

std::string text_of(const std::filesystem::path& path) {
  auto text = read_script_file(path);
  return text.ok() ? std::move(text).value() : std::string{};
}

/// All that came out of one evaluation.
std::string replayed(const std::string& name, const std::string& regulation, const std::vector<std::string>& files) {
  const LoadedRegulation loaded = load_regulation(name, regulation);
  if (loaded.regulation == nullptr) return "not loaded";
  std::string all = loaded.regulation->info().script_hash;
  for (const std::string& cases : files) {
    for (const CaseResult& result : run_cases(*loaded.regulation, loaded.regulation->zone(), name, cases).results)
      all += "\n" + result.clause + ": " + result.got;
  }
  return all;
}

class Replay : public testing::TestWithParam<const char*> {};

TEST_P(Replay, TwoHundredTimesGivesTheSameBytes) {
  const std::string name = std::string{GetParam()} + ".lua";
  const std::string regulation = text_of(scripts / "regulations" / name);
  const std::vector<std::string> cases{text_of(scripts / "cases" / name),
                                       text_of(scripts / "cases" / (std::string{GetParam()} + "_calendar.lua"))};
  const std::string first = replayed(name, regulation, cases);
  ASSERT_GT(first.size(), 500U) << first;
  for (int time = 1; time < 200; ++time) ASSERT_EQ(replayed(name, regulation, cases), first) << "replay " << time;
}

INSTANTIATE_TEST_SUITE_P(All, Replay, testing::Values("syzran", "labinsk", "yarovoe", "usolye", "otradny"),
                         [](const auto& institution) { return std::string{institution.param}; });

}  // namespace
}  // namespace vestnik
