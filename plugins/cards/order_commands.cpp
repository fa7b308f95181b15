#include "plugins/cards/order_commands.h"

#include <algorithm>

#include "json/json_writer.h"

namespace vestnik::cards {

Result<Facts> RecordStudentOrder::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (!is_or_was_student(transaction, order_.student)) return Problem{"access.not_found"};
  const bool needs_group = order_.kind != order_kind::left;
  const bool fits = needs_group ? is_whole_group(transaction, order_.group) : !order_.group;
  if (!fits) return Problem{"cards.order_group_wrong"};
  return Facts{};
}

Result<Written> RecordStudentOrder::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                          Instant now) {
  order_.entered_by = actor.person;
  order_.entered_at = now;
  Written written;
  JsonWriter json{written.payload};
  json.begin_object()
      .member("order", add_student_order(transaction, order_))
      .member("student", order_.student.value)
      .member("kind", order_.kind);
  if (order_.group) json.member("group", order_.group.value);
  json.end_object();
  written.answer = written.payload;
  return written;
}

std::string WithdrawStudentOrder::describe() const {
  std::string json;
  JsonWriter{json}.begin_object().member("order", order_).end_object();
  return json;
}

Result<Facts> WithdrawStudentOrder::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto orders = orders_of_student(transaction, student_);
  const bool stands =
      std::ranges::any_of(orders, [&](const StudentOrder& one) { return one.id == order_ && !one.withdrawn_at; });
  if (!stands) return Problem{"access.not_found"};
  return Facts{};
}

Result<Written> WithdrawStudentOrder::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                            Instant now) {
  if (!withdraw_student_order(transaction, student_, order_, actor.person, now)) return Problem{"access.not_found"};
  Written written;
  JsonWriter{written.payload}.begin_object().member("order", order_).member("student", student_.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::cards
