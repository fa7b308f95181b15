#pragma once
/// Attendance marks («отметка»): a code of the regulation («Н», «О») and, for an absence, a reason («УП», «НП»).
/// They never enter an average (syzran-1.marks).
#include <string>

namespace vestnik {

struct AttendanceMark {
  std::string code;    ///< "" = present; otherwise a code the regulation declares
  std::string reason;  ///< "" = not known yet; otherwise a reason the regulation declares
  bool operator==(const AttendanceMark&) const = default;
  [[nodiscard]] bool present() const { return code.empty(); }
};

}  // namespace vestnik
