#include "plugins/netschool/assignment_id.h"

namespace vestnik::netschool {

AssignmentId unpacked_assignment(std::int64_t packed) {
  if (packed <= 0 || packed % 4 == 3) return {};
  return {static_cast<AssignmentId::Kind>(packed % 4), packed / 4};
}

}  // namespace vestnik::netschool
