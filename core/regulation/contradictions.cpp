#include "regulation/contradictions.h"

#include <algorithm>
#include <charconv>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

template <class T>
bool list_within(const std::vector<T>& narrow, const std::vector<T>& wide) {
  if (wide.empty()) return true;
  return !narrow.empty() && std::all_of(narrow.begin(), narrow.end(), [&](const T& value) {
    return std::find(wide.begin(), wide.end(), value) != wide.end();
  });
}

int line_of(const RuleRemark& remark) {
  const std::string_view text = remark.problem.detail("line");
  int line = 0;
  std::from_chars(text.data(), text.data() + text.size(), line);
  return line;
}

}  // namespace

void Remarks::add(Severity severity, std::string_view code, std::string_view clause, int line, Details details) {
  details.emplace_back("line", std::to_string(line));
  remarks_.push_back({severity, Problem{std::string{code}, std::move(details), std::string{clause}}});
}

void Remarks::between(Severity severity, std::string_view code, const RuleHead& head, const RuleHead& other,
                      Details details) {
  details.emplace_back("other", other.clause);
  details.emplace_back("other_line", std::to_string(other.line));
  add(severity, code, head.clause, head.line, std::move(details));
}

std::vector<RuleRemark> Remarks::take() {
  std::stable_sort(remarks_.begin(), remarks_.end(), [](const RuleRemark& left, const RuleRemark& right) {
    const int one = line_of(left);
    const int other = line_of(right);
    return one != other ? one < other : left.severity > right.severity;
  });
  return std::move(remarks_);
}

bool within(const Selector& narrow, const Selector& wide) {
  return wide.everybody ||
         (list_within(narrow.classes, wide.classes) && list_within(narrow.courses, wide.courses) &&
          list_within(narrow.departments, wide.departments) && list_within(narrow.specialities, wide.specialities) &&
          list_within(narrow.subjects, wide.subjects) && list_within(narrow.work_kinds, wide.work_kinds) &&
          list_within(narrow.students, wide.students));
}

bool nested(const Selector& one, const Selector& other) { return within(one, other) || within(other, one); }

bool within(const RoleSet& narrow, const RoleSet& wide) {
  const auto roles = narrow.listed();
  return std::all_of(roles.begin(), roles.end(), [&](Role role) { return wide.has(role); });
}

bool share_a_role(const RoleSet& one, const RoleSet& other) {
  const auto roles = one.listed();
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return other.has(role); });
}

std::vector<RuleRemark> contradictions(const RuleSet& rules) {
  Remarks remarks;
  find_window_contradictions(rules, remarks);
  find_final_contradictions(rules, remarks);
  find_calendar_contradictions(rules, remarks);
  find_people_contradictions(rules, remarks);
  find_role_contradictions(rules, remarks);
  find_telling_contradictions(rules, remarks);
  find_calm_contradictions(rules, remarks);
  return remarks.take();
}

}  // namespace vestnik
