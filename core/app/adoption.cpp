#include "app/adoption.h"

#include <algorithm>

#include "base/text.h"
#include "journal/audit_note.h"
#include "lua/loader.h"
#include "records/audit_chain.h"
#include "records/group_store.h"
#include "records/institution_store.h"
#include "records/regulation_store.h"

namespace vestnik {
namespace {

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

Result<ProposedText> text_of(const std::filesystem::path& script) {
  auto source = read_script_file(script);
  if (!source) return source.problem();
  return ProposedText{script.filename().string(), *std::move(source)};
}

struct NewText {
  RegulationVersion version;
  RegulationInfo info;
  std::vector<Problem> problems;
};

NewText written_for(Service& service, InstitutionId institution, const ProposedText& text, Instant now) {
  const LoadedRegulation loaded = load_regulation(text.name, text.script);
  if (!loaded.regulation) return {{}, {}, loaded.problems};
  const RegulationInfo& info = loaded.regulation->info();
  if (auto strange = of_another_school(service, institution, info)) return {{}, {}, {*std::move(strange)}};
  return {{0, info.in_force_from, info.script_hash, text.name, text.script, now}, info, {}};
}

void note_in_audit(Service& service, Transaction& transaction, const Actor& by, std::string_view deed,
                   const RegulationInfo& info, Details more, Instant now) {
  Details details{{"order", info.order}, {"in_force_from", to_iso(info.in_force_from)}, {"hash", info.script_hash}};
  for (auto& one : more) details.push_back(std::move(one));
  append_audit(transaction, service.random(), audit_of_deed(by, deed, details), now);
}

/// An earlier text adopted again is the newest of its day again; only the one in force needs no second row.
void put_in_force(Transaction& transaction, const RegulationVersion& version) {
  const auto newest = regulation_in_force(transaction, version.in_force_from);
  if (!newest || newest->script_hash != version.script_hash) add_regulation(transaction, version);
}

Result<std::vector<GroupId>> groups_named(Transaction& transaction, const std::vector<std::string>& names) {
  std::vector<GroupId> ids;
  for (const std::string& name : names) {
    const auto group = find_group_by_name(transaction, name);
    if (!group) {
      std::vector<std::string> known;
      for (const StudyGroup& one : all_groups(transaction)) known.push_back(one.name);
      return Problem{"app.unknown_group", {{"group", name}, {"nearest", nearest_word(name, known)}}};
    }
    if (std::ranges::find(ids, group->id) == ids.end()) ids.push_back(group->id);
  }
  if (ids.empty()) return Problem{"app.no_groups"};
  return ids;
}

RegulationInfo info_of(const RegulationVersion& version) {
  const LoadedRegulation loaded = load_regulation(version.name, version.script);
  if (loaded.regulation) return loaded.regulation->info();
  RegulationInfo info;
  info.order = version.name;
  info.in_force_from = version.in_force_from;
  info.script_hash = version.script_hash;
  return info;
}

/// Takes the versions adopted last out of force until the one before them loads.
Result<RolledBack> withdraw_last(Transaction& transaction, Instant now) {
  auto versions = all_regulations(transaction);
  std::ranges::sort(versions, {}, &RegulationVersion::id);
  if (versions.size() < 2) return Problem{"app.no_earlier_regulation"};
  const auto good = std::find_if(versions.rbegin() + 1, versions.rend(), [](const RegulationVersion& version) {
    return load_regulation(version.name, version.script).regulation != nullptr;
  });
  if (good == versions.rend()) return Problem{"app.no_earlier_regulation"};
  for (auto gone = versions.rbegin(); gone != good; ++gone) withdraw_regulation(transaction, gone->id, now);
  return RolledBack{false, info_of(versions.back()), info_of(*good)};
}

}  // namespace

Actor operator_of(InstitutionId institution) { return {institution, {}, {}, true}; }

std::vector<Problem> adopt_script(Service& service, InstitutionId institution, const std::filesystem::path& script,
                                  Instant now) {
  const auto text = text_of(script);
  return text ? adopt_text(service, operator_of(institution), *text, now) : std::vector{text.problem()};
}

std::vector<Problem> try_script(Service& service, InstitutionId institution, const std::filesystem::path& script,
                                const std::vector<std::string>& groups, Instant now) {
  const auto text = text_of(script);
  return text ? try_text(service, operator_of(institution), *text, groups, now) : std::vector{text.problem()};
}

std::vector<Problem> adopt_text(Service& service, const Actor& by, const ProposedText& text, Instant now) {
  const NewText written = written_for(service, by.institution, text, now);
  if (!written.problems.empty()) return written.problems;
  service.database().write(by.institution, Priority::person, [&](Transaction& transaction) {
    put_in_force(transaction, written.version);
    note_in_audit(service, transaction, by, "regulation.adopted", written.info, {}, now);
    return true;
  });
  service.refresh_regulations();
  return {};
}

std::vector<Problem> try_text(Service& service, const Actor& by, const ProposedText& text,
                              const std::vector<std::string>& groups, Instant now) {
  const NewText written = written_for(service, by.institution, text, now);
  if (!written.problems.empty()) return written.problems;
  std::vector<Problem> problems;
  service.database().write(by.institution, Priority::person, [&](Transaction& transaction) {
    auto ids = groups_named(transaction, groups);
    if (!ids) {
      problems.push_back(std::move(ids).problem());
      return false;
    }
    begin_trial(transaction, {written.version, *std::move(ids)});
    std::string named;
    for (const std::string& group : groups) named += (named.empty() ? "" : ", ") + group;
    note_in_audit(service, transaction, by, "regulation.tried", written.info, {{"groups", named}}, now);
    return true;
  });
  service.refresh_regulations();
  return problems;
}

Result<RegulationInfo> promote_trial(Service& service, const Actor& by, Instant now) {
  Result<RegulationInfo> promoted = Problem{"app.no_trial"};
  service.database().write(by.institution, Priority::person, [&](Transaction& transaction) {
    auto trial = running_trial(transaction);
    if (!trial) return false;
    end_trial(transaction, trial->version.id, "promoted", now);
    trial->version.recorded_at = now;
    put_in_force(transaction, trial->version);
    promoted = info_of(trial->version);
    note_in_audit(service, transaction, by, "regulation.promoted", *promoted, {}, now);
    return true;
  });
  service.refresh_regulations();
  return promoted;
}

Result<RolledBack> roll_back(Service& service, const Actor& by, Instant now) {
  Result<RolledBack> back = Problem{"app.no_earlier_regulation"};
  service.database().write(by.institution, Priority::person, [&](Transaction& transaction) {
    if (const auto trial = running_trial(transaction)) {
      end_trial(transaction, trial->version.id, "rolled_back", now);
      back = RolledBack{true, info_of(trial->version), {}};
      note_in_audit(service, transaction, by, "regulation.trial_ended", back->gone, {}, now);
      return true;
    }
    back = withdraw_last(transaction, now);
    if (back) {
      note_in_audit(service, transaction, by, "regulation.rolled_back", back->back, {{"gone", back->gone.script_hash}},
                    now);
    }
    return back.ok();
  });
  service.refresh_regulations();
  return back;
}

RegulationDeeds regulation_deeds(Service& service) {
  RegulationDeeds deeds;
  deeds.adopt = [&service](const Actor& by, const std::string& script, const std::vector<std::string>& groups,
                           Instant now) {
    const ProposedText text{"regulation.lua", script};
    return groups.empty() ? adopt_text(service, by, text, now) : try_text(service, by, text, groups, now);
  };
  deeds.promote = [&service](const Actor& by, Instant now) { return promote_trial(service, by, now); };
  deeds.roll_back = [&service](const Actor& by, Instant now) -> Result<RegulationInfo> {
    auto back = roll_back(service, by, now);
    if (!back) return std::move(back).problem();
    return std::move(back->gone);
  };
  return deeds;
}

}  // namespace vestnik
