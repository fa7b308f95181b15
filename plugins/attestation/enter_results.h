#pragma once
/// Entering results of attestation: whose task it is, for which groups and from what paper is the regulation's word
/// (usolye-4.5.3, otradny-4.disp.5).
#include "plugins/attestation/result_store.h"
#include "ports/recorder.h"

namespace vestnik::attestation {

struct ResultRow {
  PersonId student;
  std::optional<FinalMark> value;  ///< empty: the result is taken away
  std::int64_t expected_version = 0;
  std::string comment;
};

struct ResultsRequest {
  Place place;
  std::string sheet;  ///< the paper they were passed on
  std::vector<ResultRow> rows;
  std::string as_asked = "{}";
};

/// Event "attestation.entered" {"rows":[{"result":5,"student":7,"version":1}]}. All rows or none. Problems:
/// "journal.no_rows", "access.not_found"; of a row "journal.student_not_in_group", "journal.row_twice" {student},
/// "journal.stale_version" {student, current}.
class EnterResults final : public Command {
 public:
  explicit EnterResults(ResultsRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override { return "attestation.entered"; }
  [[nodiscard]] Permission permission() const override { return {"attestation", "write"}; }
  [[nodiscard]] Object object() const override { return Object::group(request_.place.group); }
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] std::optional<Problem> problem_of(std::size_t row, const std::unordered_set<PersonId>& members) const;

  ResultsRequest request_;
  std::vector<StoredResult> before_;
};

}  // namespace vestnik::attestation
