#include "app/school_setup.h"

#include "lua/loader.h"
#include "plugin/host.h"
#include "records/institution_store.h"
#include "records/regulation_store.h"

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

/// A script is written for one school and its clock: lessons, windows and quiet hours of another would be wrong.
std::optional<Problem> of_another_school(Service& service, InstitutionId id, const RegulationInfo& info) {
  std::optional<Institution> own;
  bool own_clock = false;  // set by the administrator, it goes before the script's
  service.database().read(id, [&](Transaction& transaction) {
    own = own_institution(transaction);
    own_clock = timezone_is_set(transaction, id);
  });
  if (own && own->code != info.institution) {
    return Problem{"app.regulation_of_another", {{"institution", own->code}, {"found", info.institution}}};
  }
  if (own && !own_clock && own->timezone != info.timezone) {
    return Problem{"app.regulation_timezone", {{"expected", own->timezone}, {"found", info.timezone}}};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Problem> adopt_script(Service& service, InstitutionId institution, const std::filesystem::path& script,
                                  Instant now) {
  const auto source = read_script_file(script);
  if (!source) return {source.problem()};
  const std::string name = script.filename().string();
  const LoadedRegulation loaded = load_regulation(name, *source);
  if (!loaded.regulation) return loaded.problems;
  const RegulationInfo& info = loaded.regulation->info();
  if (auto strange = of_another_school(service, institution, info)) return {*std::move(strange)};
  service.database().write(institution, Priority::person, [&](Transaction& transaction) {
    // An earlier text adopted again is the newest of its day again; only the one in force needs no second row.
    const auto newest = regulation_in_force(transaction, info.in_force_from);
    if (newest && newest->script_hash == info.script_hash) return false;
    add_regulation(transaction, {0, info.in_force_from, info.script_hash, name, *source, now});
    return true;
  });
  service.refresh_regulations();
  return {};
}

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
