#pragma once
/// A class teacher or curator appointed by an order with number and date (yarovoe-4.1.2); binds from the first day on.
#include <string>

#include "ports/recorder.h"
#include "records/class_order_store.h"

namespace vestnik {

/// Event "class_teacher.appointed" {"group":1,"person":7}. Problems: "roles.order_missing", "roles.days_wrong",
/// "roles.unknown_group" (of a subgroup too: it has its class's), "journal.not_of_the_staff", "roles.led_already" when
/// somebody is appointed from that day or later.
class AppointClassTeacher final : public Command {
 public:
  AppointClassTeacher(ClassAppointment appointment, std::string as_asked)
      : appointment_(std::move(appointment)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"roles", "write"}; }
  [[nodiscard]] Object object() const override { return Object::group(appointment_.lead.group); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  ClassAppointment appointment_;
  std::string as_asked_;
};

}  // namespace vestnik
