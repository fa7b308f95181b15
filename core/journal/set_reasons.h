#pragma once
/// Reasons of absences, set by the class teacher (syzran-7.3.7, syzran-r.ct.2, labinsk-4.4.1).
#include <string>
#include <vector>

#include "journal/lesson_setting.h"
#include "records/attendance_store.h"

namespace vestnik {

struct ReasonRow {
  AttendanceId attendance;
  std::string reason;  ///< "" takes a reason back
  std::int64_t expected_version = 0;
};

struct ReasonsRequest {
  PersonId student;  ///< all rows are of this student
  std::vector<ReasonRow> rows;
  std::string comment;
  bool partial = false;
  std::string as_asked = "{}";
};

/// A reason beside an absence that stands, as the regulation of its lesson's day sees it.
[[nodiscard]] Result<JudgedChange> reason_beside(Transaction& transaction, const StoredAttendance& stored,
                                                 std::string reason, std::string comment, const Actor& actor, Role role,
                                                 Instant now);

/// Problems "journal.no_rows", "journal.no_such_attendance"; row problems: "journal.stale_version" {current},
/// "journal.row_twice".
class SetReasons final : public Command {
 public:
  explicit SetReasons(ReasonsRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"absence_reason", "write"}; }
  [[nodiscard]] Object object() const override { return Object::student(request_.student); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] bool partial() const override { return request_.partial; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] bool named_before(std::size_t row) const;
  Result<JudgedChange> judged(Transaction& transaction, const ReasonRow& row, const Actor& actor, Role role,
                              Instant now);

  ReasonsRequest request_;
  std::vector<StoredAttendance> before_;
};

}  // namespace vestnik
