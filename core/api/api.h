#pragma once
/// The core's own routes under /api/v1. Each handler reads its request, makes a command or a question, and turns the
/// answer into JSON; what is allowed is decided below, by access and regulation.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "access/sessions.h"
#include "access/zones.h"
#include "api/pages.h"
#include "base/random.h"
#include "ports/http.h"
#include "ports/metrics.h"
#include "ports/recorder.h"
#include "ports/render.h"
#include "records/full_archive.h"
#include "records/personal_tables.h"

namespace vestnik {

class DutyBook;
class SealedText;
class Simulations;

/// What the routes work with. All outlive them.
struct ApiPorts {
  Database& database;
  Recorder& recorder;
  const Access& access;
  const RegulationBook& regulations;
  Sessions& sessions;
  const Zones& zones;
  const MessageCatalogue& messages;
  const Metrics& metrics;
  Random& random;
};

[[nodiscard]] std::vector<Route> session_routes(ApiPorts ports);
/// The own password, sessions, history of sign-ins and second factor.
[[nodiscard]] std::vector<Route> own_access_routes(ApiPorts ports);
/// Codes of the first sign-in: issued, printed, signed for. `address` is where families sign in, "" when not known.
[[nodiscard]] std::vector<Route> credential_routes(ApiPorts ports, PageSource pages, std::string address);
/// Who of a class's families can sign in; access stopped and renewed, users removed.
[[nodiscard]] std::vector<Route> account_control_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> journal_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> lesson_routes(ApiPorts ports);
/// What lessons and counts of hours were before, by whom they were changed and when.
[[nodiscard]] std::vector<Route> lesson_history_routes(ApiPorts ports);
/// Who gives whose lesson, and the register of it.
[[nodiscard]] std::vector<Route> substitution_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> student_routes(ApiPorts ports);
/// Absences of a class and whether their reasons are known.
[[nodiscard]] std::vector<Route> absence_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> final_routes(ApiPorts ports);
/// Study periods, and the finals of one with their sheet.
[[nodiscard]] std::vector<Route> term_routes(ApiPorts ports);
/// Channels by which people can be told here, as the open gateways have it: asked at the request.
using ChannelNames = std::function<std::vector<std::string>()>;
/// Guardians with their papers, and how families want to be told.
[[nodiscard]] std::vector<Route> family_routes(ApiPorts ports, ChannelNames channels);
/// What is kept of a person: handed out, corrected on request, erased under an act.
[[nodiscard]] std::vector<Route> personal_data_routes(ApiPorts ports, std::shared_ptr<const PersonalTables> tables,
                                                      PageSource pages);
/// Papers of families, filled in for the printer.
[[nodiscard]] std::vector<Route> form_routes(ApiPorts ports, PageSource pages);
/// Papers of the staff about personal data, and who stands for whom.
[[nodiscard]] std::vector<Route> privacy_routes(ApiPorts ports);
/// Kinds of address that can be entered here.
using ContactKinds = std::function<std::vector<std::string>()>;
/// Addresses of people: seen, entered, confirmed, closed.
[[nodiscard]] std::vector<Route> contact_routes(ApiPorts ports, ContactKinds kinds);
/// One click in a letter, open to whoever has the letter, and the own word on it.
[[nodiscard]] std::vector<Route> unsubscribe_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> application_routes(ApiPorts ports);
/// A teacher's own drafts of what closed windows refused.
[[nodiscard]] std::vector<Route> draft_routes(ApiPorts ports);
/// What the administrator sets for the whole institution.
[[nodiscard]] std::vector<Route> settings_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> informing_routes(ApiPorts ports);
[[nodiscard]] std::vector<Route> delivery_routes(ApiPorts ports);
/// Waves of alerts that wait for a person's word.
[[nodiscard]] std::vector<Route> wave_routes(ApiPorts ports);
/// Answers a question about a regulation's text in JSON, by a process of its own: `what` is the last part of the path.
/// Problem "regulation.desk_failed".
using RegulationDesk = std::function<Result<std::string>(const std::string& what, const std::string& body)>;
/// The tools for regulations: the text comes in the request and is kept nowhere.
[[nodiscard]] std::vector<Route> regulation_routes(ApiPorts ports, RegulationDesk desk);
/// Puts a regulation in force, as somebody's deed; the text was checked before.
struct RegulationDeeds {
  /// With groups: for them alone, on trial.
  std::function<std::vector<Problem>(const Actor& by, const std::string& script, const std::vector<std::string>& groups,
                                     Instant now)>
      adopt;
  /// The regulation on trial comes into force for all.
  std::function<Result<RegulationInfo>(const Actor& by, Instant now)> promote;
  /// Ends the trial, or goes back a version: what is gone.
  std::function<Result<RegulationInfo>(const Actor& by, Instant now)> roll_back;
};
[[nodiscard]] std::vector<Route> regulation_deed_routes(ApiPorts ports, RegulationDesk desk, RegulationDeeds deeds);
/// Replays of the recorded history under another version. `simulations` outlives the routes.
[[nodiscard]] std::vector<Route> simulation_routes(ApiPorts ports, Simulations& simulations);
/// What the staff owe, and who is away. `duties` answers the matters that are here, or nullptr: what a task is about is
/// then told as it was last seen.
[[nodiscard]] std::vector<Route> duty_routes(ApiPorts ports, std::function<const DutyBook*()> duties);
[[nodiscard]] std::vector<Route> leave_routes(ApiPorts ports);
/// Roles by order, and who works here.
[[nodiscard]] std::vector<Route> role_routes(ApiPorts ports);
/// Exports of everything, by two people.
[[nodiscard]] std::vector<Route> export_routes(ApiPorts ports, TableCatalogue catalogue);
/// Numbers without names, for education authorities.
[[nodiscard]] std::vector<Route> aggregate_routes(ApiPorts ports);
/// Class teachers and curators by order.
[[nodiscard]] std::vector<Route> class_teacher_routes(ApiPorts ports);
/// Cells of the table of rights, switched by the administrator.
[[nodiscard]] std::vector<Route> right_switch_routes(ApiPorts ports);
/// What each role may here.
[[nodiscard]] std::vector<Route> rights_routes(ApiPorts ports);
/// What the person may hand on to a program, and the seal of app passwords.
struct TokenRouteParts {
  std::function<std::vector<Permission>(Transaction&, PersonId)> held;
  const SealedText* seal = nullptr;
};
/// Tokens of programs and app passwords: each person's own.
[[nodiscard]] std::vector<Route> token_routes(ApiPorts ports, TokenRouteParts parts);
/// Who people are at outside services that sign them in: the administrator's word.
[[nodiscard]] std::vector<Route> identity_routes(ApiPorts ports);
/// The audit read by those who answer for it, and the log of changed facts.
[[nodiscard]] std::vector<Route> audit_routes(ApiPorts ports);
/// `openapi` answers the document of all routes, the plugins' included; asked at every request.
[[nodiscard]] std::vector<Route> service_routes(ApiPorts ports, std::function<std::string()> openapi);

}  // namespace vestnik
