#include "journal/roleless_programs.h"

#include "journal/audit_note.h"
#include "records/audit_chain.h"
#include "records/institution_terms.h"
#include "records/program_ends.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

constexpr auto ask_every = 30s;
constexpr auto look_anyway = 10min;

std::vector<ProgramOwner> owners_now(Transaction& transaction, Instant now) {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return {};
  return program_owners_without_role(transaction, zone->local(now).date, now);
}

std::string listed_ids(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (const std::int64_t id : ids) text += (text.empty() ? "" : ",") + std::to_string(id);
  return text;
}

}  // namespace

bool RolelessPrograms::is_due(InstitutionId institution, Instant now) {
  return last_.with([&](std::map<InstitutionId, Look>& looks) {
    const auto [at, first] = looks.try_emplace(institution);
    Look& last = at->second;
    const bool set_back = now < last.asked_at;
    if (!first && !set_back && now - last.asked_at < ask_every) return false;
    last.asked_at = now;
    const std::uint64_t rights = database_.revisions().of({Area::rights});
    if (!first && !set_back && last.rights == rights && now - last.at < look_anyway) return false;
    last.rights = rights;
    last.at = now;
    return true;
  });
}

std::size_t RolelessPrograms::step(InstitutionId institution, Instant now) {
  if (!is_due(institution, now)) return 0;
  std::size_t found = 0;
  database_.read(institution, [&](Transaction& transaction) { found = owners_now(transaction, now).size(); });
  if (found == 0) return 0;
  database_.write(institution, Priority::background, [&](Transaction& transaction) {
    const auto owners = owners_now(transaction, now);
    found = owners.size();
    for (const ProgramOwner& owner : owners) {
      const EndedPrograms ended = end_programs(transaction, owner.account, program_end::no_role, now);
      const Details told{{"person", std::to_string(owner.person.value)},
                         {"tokens", listed_ids(ended.tokens)},
                         {"app_passwords", listed_ids(ended.app_passwords)},
                         {"because", std::string{program_end::no_role}}};
      const Actor service{institution, {}, {}, true};
      append_audit(transaction, random_, audit_of_deed(service, "programs.ended", told), now);
    }
    return true;
  });
  return found;
}

}  // namespace vestnik
