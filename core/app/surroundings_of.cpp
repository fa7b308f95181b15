#include "app/surroundings_of.h"

#include <algorithm>

#include "plugin/host.h"
#include "records/group_store.h"
#include "records/institution_terms.h"
#include "records/role_store.h"
#include "records/subject_store.h"

namespace vestnik {
namespace {

void add_named(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

void read_roster(Transaction& transaction, CivilDate today, Surroundings& around) {
  for (const StudyGroup& group : all_groups(transaction)) {
    add_named(around.groups, group.name);
    add_named(around.departments, group.department);
    add_named(around.specialities, group.speciality);
    around.courses.insert(group.course);
  }
  for (const Subject& subject : all_subjects(transaction)) add_named(around.subjects, subject.name);
  // Who is a student, parent, teacher or class teacher follows from the roster; the others are granted.
  around.roles = {Role::student, Role::parent, Role::teacher, Role::class_teacher};
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    const auto role = static_cast<Role>(at);
    if (!holders_of(transaction, role, today).empty()) around.roles.insert(role);
  }
}

/// "absence" of "absence.text.txt".
void read_templates(const std::filesystem::path& folder, const std::string& medium, Surroundings& around) {
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator{folder / medium, error}) {
    const std::string name = file.path().filename().string();
    around.templates.emplace(medium, name.substr(0, name.find('.')));
  }
}

}  // namespace

Surroundings surroundings_of(Service& service, InstitutionId institution, const std::filesystem::path& templates,
                             Instant now) {
  Surroundings around;
  service.database().read(institution, [&](Transaction& transaction) {
    const auto zone = zone_of_institution(transaction);
    if (zone) read_roster(transaction, zone->local(now).date, around);
  });
  const auto take = [&](const GatewayInfo& info) {
    around.channels.push_back({info.channel, info.medium, info.reports, info.tells_reading});
    read_templates(templates, info.medium, around);
  };
  for (const RemoteGateway* gateway : service.plugins().remote_gateways()) take(gateway->info());
  for (const LocalGateway* gateway : service.plugins().local_gateways()) take(gateway->info());
  return around;
}

}  // namespace vestnik
