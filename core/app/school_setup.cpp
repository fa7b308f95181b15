#include "app/school_setup.h"

#include "plugin/host.h"
#include "records/institution_store.h"

namespace vestnik {
namespace {

bool import_folder(Service& service, const CommandSession& session, const std::string& folder) {
  const std::vector<std::string> arguments{(session.places().share / "config" / folder).string(), "--accounts", "all",
                                           "--slips", (session.places().data / (folder + "-slips.html")).string()};
  for (const CommandLine& command : service.plugins().command_lines()) {
    if (command.name == "import") return command.run(arguments) == 0;
  }
  session.complain(Problem{"app.unknown_verb", {{"verb", "import"}}});
  return false;
}

}  // namespace

std::optional<InstitutionId> set_up_school(Service& service, const CommandSession& session,
                                           const SampleSchool& sample) {
  if (!import_folder(service, session, sample.folder)) return std::nullopt;
  std::optional<Institution> institution;
  service.database().read(InstitutionId{}, [&](Transaction& transaction) {
    institution = find_institution(transaction, sample.regulation);
  });
  if (!institution) {
    session.complain(Problem{"app.unknown_institution", {{"institution", sample.regulation}}});
    return std::nullopt;
  }
  const auto script = session.places().share / "scripts_lua" / "regulations" / (sample.regulation + ".lua");
  const auto problems = adopt_script(service, institution->id, script, SystemClock{}.now());
  for (const Problem& problem : problems) session.complain(problem);
  if (!problems.empty()) return std::nullopt;
  return institution->id;
}

}  // namespace vestnik
