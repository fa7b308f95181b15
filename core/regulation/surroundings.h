#pragma once
/// What a regulation takes for granted of its institution and installation, and the remarks where it is not so.
#include <set>
#include <string>
#include <vector>

#include "regulation/contradictions.h"

namespace vestnik {

struct Surroundings {
  struct Channel {
    std::string name;             ///< "sms"
    std::string medium;           ///< "sms", "mail": the folder of its templates
    bool tells_delivery = false;  ///< some gateway of it reports what arrived
    bool tells_reading = false;   ///< some gateway of it reports what was opened
  };
  std::vector<Channel> channels;                            ///< that some gateway serves
  std::set<std::pair<std::string, std::string>> templates;  ///< medium and name
  std::vector<std::string> groups;
  std::vector<std::string> subjects;
  std::vector<std::string> departments;
  std::vector<std::string> specialities;
  std::set<int> courses;
  std::set<Role> roles;  ///< that somebody has
};

[[nodiscard]] std::vector<RuleRemark> remarks_on_surroundings(const RuleSet& rules, const Surroundings& around);

}  // namespace vestnik
