#pragma once
/// The class teacher enters what the council decided, with number and date of its minutes (syzran-r.ct.5c).
#include "plugins/council/decision_store.h"
#include "ports/recorder.h"

namespace vestnik::council {

struct DecisionRow {
  PersonId student;
  std::string decision;  ///< of decision_words
  std::int64_t expected_version = 0;
};

struct DecisionsRequest {
  GroupId group;
  int school_year = 0;  ///< the year it begins in
  Minutes minutes;
  std::vector<DecisionRow> rows;
  std::string as_asked = "{}";
};

/// Event "council.decided" {"school_year":2026,"rows":[{"student":7,"version":1}]}. All rows or none. Problems:
/// "journal.no_rows", "council.minutes_wrong" {starts, latest}; of a row "journal.student_not_in_group",
/// "journal.row_twice" {student}, "journal.stale_version" {student, current}.
class EnterDecisions final : public Command {
 public:
  explicit EnterDecisions(DecisionsRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override { return "council.decided"; }
  [[nodiscard]] Permission permission() const override { return {"council", "write"}; }
  [[nodiscard]] Object object() const override { return Object::group(request_.group); }
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] std::optional<Problem> problem_of(Transaction& transaction, std::size_t row,
                                                  const std::unordered_set<PersonId>& members) const;

  DecisionsRequest request_;
};

}  // namespace vestnik::council
