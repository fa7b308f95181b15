#include "regulation/explain_access.h"

#include <algorithm>
#include <array>

#include "regulation/findings.h"

namespace vestnik {
namespace {

constexpr std::array<const char*, scope_names.size()> reach_codes{"explain.reach_all",
                                                                  "explain.reach_self",
                                                                  "explain.reach_own_child",
                                                                  "explain.reach_own_lesson",
                                                                  "explain.reach_own_load",
                                                                  "explain.reach_own_class",
                                                                  "explain.reach_own_substitution",
                                                                  "explain.reach_own_department",
                                                                  "explain.reach_own_subject",
                                                                  "explain.reach_any"};

}  // namespace

std::string explain_permissions(const ExplainWords& words, const AccessRule& rule) {
  std::vector<std::string> names;
  for (std::string permission : rule.permissions) {
    std::ranges::replace(permission, '.', '_');
    names.push_back(words.sentence("rights.name_" + permission));
  }
  return listed(names);
}

std::string explain_reach(const ExplainWords& words, const AccessRule& rule) {
  return rule.opened ? words.sentence(reach_codes[static_cast<std::size_t>(*rule.opened)]) : std::string{};
}

}  // namespace vestnik
