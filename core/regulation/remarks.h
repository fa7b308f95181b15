#pragma once
/// Gathering remarks on rules, and when one selector or role set is within another. Shared by the contradiction
/// finders.
#include <string>
#include <string_view>

#include "regulation/contradictions.h"

namespace vestnik {

class Remarks {
 public:
  void add(Severity severity, std::string_view code, std::string_view clause, int line, Details details = {});
  /// A remark on `head` about another rule: details "other", "other_line".
  void between(Severity severity, std::string_view code, const RuleHead& head, const RuleHead& other,
               Details details = {});
  [[nodiscard]] std::vector<RuleRemark> take();

 private:
  std::vector<RuleRemark> remarks_;
};

/// Whether everything `narrow` admits is admitted by `wide` too.
[[nodiscard]] bool within(const Selector& narrow, const Selector& wide);
[[nodiscard]] bool within(const RoleSet& narrow, const RoleSet& wide);
/// Whether one admits everything that the other does.
[[nodiscard]] bool nested(const Selector& one, const Selector& other);
[[nodiscard]] bool share_a_role(const RoleSet& one, const RoleSet& other);

void find_window_contradictions(const RuleSet& rules, Remarks& remarks);
void find_final_contradictions(const RuleSet& rules, Remarks& remarks);
void find_calendar_contradictions(const RuleSet& rules, Remarks& remarks);
void find_people_contradictions(const RuleSet& rules, Remarks& remarks);
void find_role_contradictions(const RuleSet& rules, Remarks& remarks);
void find_telling_contradictions(const RuleSet& rules, Remarks& remarks);
void find_calm_contradictions(const RuleSet& rules, Remarks& remarks);

}  // namespace vestnik
