#pragma once
/// Sign-in names: short, Latin, unique in the institution: "savina.op".
#include <set>
#include <string>
#include <vector>

#include "records/person_store.h"

namespace vestnik {

class LoginMaker {
 public:
  explicit LoginMaker(const std::vector<std::string>& taken) : taken_(taken.begin(), taken.end()) {}
  /// The last name (at most 16 letters), a dot, the initials; a number behind when that is taken. Never the same twice.
  [[nodiscard]] std::string make(const Person& person);
  /// Takes a wished-for name (3..32 of a-z, 0-9, ".", "-", "_"); false when it is taken or no such name.
  [[nodiscard]] bool take(const std::string& login);

 private:
  std::set<std::string> taken_;
};

}  // namespace vestnik
