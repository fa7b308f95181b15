#pragma once
/// Who signed in, and whose diaries that person reads.
#include <string>
#include <vector>

#include "plugins/netschool/call.h"

namespace vestnik::netschool {

struct Student {
  PersonId id;
  std::string name;
  std::int64_t class_id = 0;
  std::string class_name;
};

struct Owner {
  PersonId id;
  std::string last_name, first_name, patronymic;
  std::string school, phone;
  bool is_parent = false;
  bool is_student = false;
  std::vector<Student> students;  ///< whose diary opens today; by name

  [[nodiscard]] std::string full_name() const;
};

/// What GET /api/v1/me answers, with names and classes of the children it names.
[[nodiscard]] Owner read_owner(const Call& call);

}  // namespace vestnik::netschool
