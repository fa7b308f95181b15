#pragma once
/// Final marks of a group, subject and period, each with the grades it rests on (yarovoe-5.1).
#include <string>
#include <vector>

#include "ports/recorder.h"
#include "records/lesson_store.h"
#include "records/period_store.h"

namespace vestnik {

struct FinalRow {
  PersonId student;
  FinalMark value;
  std::int64_t expected_version = 0;
  std::string comment;
};

struct FinalsRequest {
  FinalPlace place;
  std::vector<FinalRow> rows;
  bool partial = false;
  bool confirmed = false;  ///< "earlier than due, this locks the student's grades" was answered
  std::string as_asked = "{}";
};

/// Problems "access.not_found", "journal.no_rows"; row problems: "journal.student_not_in_group",
/// "journal.final_in_another_group", "journal.stale_version" {current}, "journal.row_twice".
class SetFinals final : public Command {
 public:
  explicit SetFinals(FinalsRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"finals", "write"}; }
  [[nodiscard]] Object object() const override { return Object::group(request_.place.group); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] bool partial() const override { return request_.partial; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] std::optional<Problem> problem_of(std::size_t row, const std::unordered_set<PersonId>& members) const;

  FinalsRequest request_;
  bool sheet_closed_ = false;
  std::vector<StoredFinal> before_;            ///< one a row
  std::unordered_set<PersonId> with_final_;    ///< in the subject and period, in whatever group
  std::vector<std::vector<BasisMark>> basis_;  ///< one a row
};

/// Whether the subject exists and, of a teacher, is theirs in this group: the matrix knows groups only.
[[nodiscard]] bool gives_finals(Transaction& transaction, const FinalPlace& place, const Actor& actor, Role role,
                                Instant now);

/// Whether one of the findings says that the final came late; kept with it (yarovoe-5.3).
[[nodiscard]] bool came_late(const Decision& decision);

}  // namespace vestnik
