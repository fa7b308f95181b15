#include "plugins/cards/student_orders.h"

#include <map>

#include "answers/person_names.h"

namespace vestnik::cards {
namespace {

constexpr int days_looked_back = 365;

constexpr std::string_view order_columns =
    "SELECT id, student_id, kind, group_id, effective_on, order_number, order_date, entered_by, entered_at, "
    "withdrawn_at FROM p_cards_student_order WHERE institution_id = $1 AND ";

StudentOrder read_order(const Row& row) {
  StudentOrder order;
  order.id = row.integer(0);
  order.student = row.id<PersonId>(1);
  order.kind = row.string(2);
  order.group = row.id<GroupId>(3);
  order.effective_on = row.date(4);
  order.number = row.string(5);
  order.dated = row.date(6);
  order.entered_by = row.id<PersonId>(7);
  order.entered_at = row.instant(8);
  order.withdrawn_at = row.optional_instant(9);
  return order;
}

/// The last one of each student that holds on the day.
std::map<PersonId, StudentOrder> last_orders(Transaction& transaction, CivilDate on) {
  std::map<PersonId, StudentOrder> last;
  transaction.query(
      std::string{order_columns} + "withdrawn_at IS NULL AND effective_on <= $2 ORDER BY effective_on, id",
      {transaction.institution(), on}, [&](const Row& row) {
        StudentOrder order = read_order(row);
        const PersonId student = order.student;
        last.insert_or_assign(student, std::move(order));
      });
  return last;
}

/// One place on the list of a class.
struct ListPlace {
  OrderDifference of;
  bool stands = true;  ///< false: it ended on `of.since`
};

/// Places that stand on the day, and the last one of each student who has none.
std::map<PersonId, ListPlace> list_places(Transaction& transaction, CivilDate on) {
  std::map<PersonId, ListPlace> places;
  transaction.query(
      "SELECT m.student_id, n.short_name, m.group_id, m.valid_from, m.valid_to FROM v1_group_member m "
      "JOIN v1_group g ON g.institution_id = m.institution_id AND g.group_id = m.group_id AND g.parent_id IS NULL "
      "JOIN v1_person_name n ON n.institution_id = m.institution_id AND n.person_id = m.student_id "
      "WHERE m.institution_id = $1 AND m.valid_from <= $2 ORDER BY m.valid_from, m.group_id",
      {transaction.institution(), on}, [&](const Row& row) {
        const auto until = row.optional_date(4);
        const bool stands = !until || *until >= on;
        ListPlace place{{row.id<PersonId>(0), row.string(1), row.id<GroupId>(2), row.date(3), std::nullopt}, stands};
        if (!stands) place.of.since = *until;
        const auto known = places.find(place.of.student);
        if (known == places.end() || stands || !known->second.stands)
          places.insert_or_assign(place.of.student, std::move(place));
      });
  return places;
}

bool says_the_same(const StudentOrder& order, const OrderDifference& listed) {
  return order.kind != order_kind::left && order.group == listed.group && order.effective_on == listed.since;
}

void compare_listed(OrderDifferences& found, OrderDifference listed, const StudentOrder* order) {
  if (order == nullptr) {
    found.without_order.push_back(std::move(listed));
  } else if (!says_the_same(*order, listed)) {
    listed.order = *order;
    found.differing.push_back(std::move(listed));
  }
}

void compare_gone(OrderDifferences& found, OrderDifference gone, const StudentOrder* order, CivilDate on) {
  if (order == nullptr) {
    if (days_between(gone.since, on) <= days_looked_back) found.left_without_order.push_back(std::move(gone));
  } else if (order->kind != order_kind::left) {
    gone.group = order->group;
    gone.order = *order;
    found.not_listed.push_back(std::move(gone));
  }
}

}  // namespace

std::int64_t add_student_order(Transaction& transaction, const StudentOrder& order) {
  const std::int64_t id = transaction.next("p_cards_student_order");
  transaction.execute(
      "INSERT INTO p_cards_student_order (institution_id, id, student_id, kind, group_id, effective_on, order_number, "
      "order_date, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), id, order.student, order.kind, order.group, order.effective_on, order.number,
       order.dated, order.entered_by, order.entered_at});
  return id;
}

bool withdraw_student_order(Transaction& transaction, PersonId student, std::int64_t order, PersonId by, Instant at) {
  return transaction.execute(
             "UPDATE p_cards_student_order SET withdrawn_by = $4, withdrawn_at = $5 WHERE institution_id = $1 "
             "AND student_id = $2 AND id = $3 AND withdrawn_at IS NULL",
             {transaction.institution(), student, order, by, at}) > 0;
}

std::vector<StudentOrder> orders_of_student(Transaction& transaction, PersonId student) {
  return transaction.all(std::string{order_columns} + "student_id = $2 ORDER BY effective_on, id",
                         {transaction.institution(), student}, read_order);
}

bool is_or_was_student(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT 1 FROM v1_group_member WHERE institution_id = $1 AND student_id = $2 LIMIT 1",
           {transaction.institution(), person}, [](const Row&) { return true; })
      .value_or(false);
}

bool is_whole_group(Transaction& transaction, GroupId group) {
  return transaction
      .one("SELECT 1 FROM v1_group WHERE institution_id = $1 AND group_id = $2 AND parent_id IS NULL",
           {transaction.institution(), group}, [](const Row&) { return true; })
      .value_or(false);
}

OrderDifferences differences_from_orders(Transaction& transaction, CivilDate on) {
  const auto orders = last_orders(transaction, on);
  const auto places = list_places(transaction, on);
  const auto order_about = [&](PersonId student) {
    const auto known = orders.find(student);
    return known == orders.end() ? nullptr : &known->second;
  };
  OrderDifferences found;
  for (const auto& [student, place] : places) {
    if (place.stands) {
      compare_listed(found, place.of, order_about(student));
    } else {
      compare_gone(found, place.of, order_about(student), on);
    }
  }
  for (const auto& [student, order] : orders) {
    if (places.contains(student) || order.kind == order_kind::left) continue;
    found.not_listed.push_back({student, short_name_of(transaction, student), order.group, order.effective_on, order});
  }
  return found;
}

}  // namespace vestnik::cards
