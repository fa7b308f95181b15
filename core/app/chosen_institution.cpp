#include "app/chosen_institution.h"

#include "regulation/findings.h"

namespace vestnik {

Result<Institution> chosen_institution(const std::vector<Institution>& all, const std::string& code) {
  std::vector<std::string> codes;
  for (const Institution& one : all) {
    if (one.code == code || (code.empty() && all.size() == 1)) return one;
    codes.push_back(one.code);
  }
  if (!code.empty()) return Problem{"app.unknown_institution", {{"institution", code}}};
  return Problem{"app.which_institution", {{"institutions", listed(codes)}}};
}

}  // namespace vestnik
