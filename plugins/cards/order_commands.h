#pragma once
/// An order about a student is written down, or taken back because it was entered by mistake (labinsk-4.2.7a).
#include <string>

#include "plugins/cards/student_orders.h"
#include "ports/recorder.h"

namespace vestnik::cards {

inline constexpr Permission record_student_orders{"student_orders", "record"};
inline constexpr Permission view_student_orders{"student_orders", "view"};

/// Event "student_order.recorded" {"order":1,"student":7,"kind":"enrolled","group":1}; no group where one left.
/// Problems: "access.not_found" when the person never was a student, "cards.order_group_wrong" when the group is none,
/// is part of another, or is named for one who left.
class RecordStudentOrder final : public Command {
 public:
  RecordStudentOrder(StudentOrder order, std::string as_asked)
      : order_(std::move(order)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "student_order.recorded"; }
  [[nodiscard]] Permission permission() const override { return record_student_orders; }
  [[nodiscard]] Object object() const override { return Object::student(order_.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  StudentOrder order_;
  std::string as_asked_;
};

/// Event "student_order.withdrawn" {"order":1,"student":7}. Problem "access.not_found" when no such order stands.
class WithdrawStudentOrder final : public Command {
 public:
  WithdrawStudentOrder(PersonId student, std::int64_t order) : student_(student), order_(order) {}

  [[nodiscard]] std::string_view event_type() const override { return "student_order.withdrawn"; }
  [[nodiscard]] Permission permission() const override { return record_student_orders; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId student_;
  std::int64_t order_;
};

}  // namespace vestnik::cards
