#pragma once
/// Gathering the findings of a decision: strictest first, and nothing allocated until there is one.
#include "regulation/judge.h"

namespace vestnik {

class Findings {
 public:
  void add(Verdict verdict, std::string_view code, std::string_view clause, Details details = {});
  void refuse(std::string_view code, std::string_view clause, Details details = {}) {
    add(Verdict::refused, code, clause, std::move(details));
  }
  void warn(std::string_view code, std::string_view clause, Details details = {}) {
    add(Verdict::warned, code, clause, std::move(details));
  }
  /// A limit that the role may pass with a reason: asks for it, then leaves a warning. Otherwise refuses.
  void limit(const RuleHead& rule, const ChangeContext& context, std::string_view code, Details details = {});

  [[nodiscard]] Decision take() { return std::move(decision_); }

 private:
  Decision decision_;
};

/// Reports every limit that has ended, the one that ended first leading.
void find_closed_windows(const Bench& bench, const WindowQuestion& question, const ChangeContext& context, Instant now,
                         Findings& findings);
/// Reports the locks on grades.
void find_locks(const Bench& bench, const Target& target, const ChangeContext& context, bool final_set,
                bool sheet_closed, Findings& findings);
/// A grade that the scale of the target does not hold.
void find_grade_outside_scale(const Bench& bench, const Target& target, std::uint8_t grade, Findings& findings);

/// Who enters a result of attestation.
struct AttestationAuthor {
  AttestationKind kind;
  const ChangeContext& context;
  bool own_department = false;
};
/// A result that somebody else enters by the regulation.
void find_foreign_attestation(const Bench& bench, const Target& target, const AttestationAuthor& author,
                              Findings& findings);
/// The clause of what is entered for lessons that were held: «held_only», else that of the absences.
[[nodiscard]] std::string_view clause_of_lessons(const RuleSet& rules);
/// "Н, О".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace vestnik
