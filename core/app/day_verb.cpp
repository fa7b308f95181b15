#include <filesystem>
#include <iostream>

#include "app/day.h"
#include "app/settings_file.h"
#include "app/verbs.h"

namespace vestnik {

int run_day(const CommonOptions& options) {
  CommonOptions own = options;
  // A folder of its own, made anew: the day never touches the data of a real school.
  const std::filesystem::path folder = std::filesystem::path{options.data} / "day";
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  own.data = folder.string();
  const auto session = CommandSession::open(own);
  if (!session) return 1;
  const auto script = load_settings({session->places().share / "config" / "day.properties"});
  if (!script) {
    session->complain(script.problem());
    return 1;
  }
  const auto school = DaySchool::open(*session, {{"sample", "syzran"}, "Europe/Samara", "2026-09-14T02:00:00Z"});
  if (!school) return 1;
  DayStory story{*school, **script, std::cout};
  const int unmet = story.run();
  print_summary(*school, std::cout);
  const auto say = [&](std::string_view code, Details details) {
    std::cout << '\n' << session->messages().explain(Problem{std::string{code}, std::move(details)}).title << '\n';
  };
  say("day.where", {{"folder", (folder / "messages").string()}});
  say(unmet == 0 ? "day.as_it_must" : "day.not_as_it_must", {{"count", std::to_string(unmet)}});
  return unmet == 0 ? 0 : 1;
}

}  // namespace vestnik
