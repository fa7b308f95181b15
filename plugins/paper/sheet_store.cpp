#include "plugins/paper/sheet_store.h"

namespace vestnik::paper {
namespace {

constexpr std::string_view columns =
    "SELECT s.id, s.delivery_id, s.guardian_id, s.student_id, s.category, s.title, s.body, s.made_at, s.printed_at,"
    " s.handed, s.handed_at FROM p_paper_sheet s";

Sheet read_sheet(const Row& row) {
  Sheet sheet;
  sheet.id = row.id<SheetId>(0);
  sheet.delivery = row.id<DeliveryId>(1);
  sheet.guardian = row.id<PersonId>(2);
  sheet.student = row.id<PersonId>(3);
  sheet.category = row.string(4);
  sheet.title = row.string(5);
  sheet.body = row.string(6);
  sheet.made_at = row.instant(7);
  sheet.printed_at = row.optional_instant(8);
  sheet.handed = row.string(9);
  sheet.handed_at = row.optional_instant(10);
  return sheet;
}

bool any(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  return transaction.one(sql, parameters, [](const Row&) { return true; }).has_value();
}

}  // namespace

SheetId add_sheet(Transaction& transaction, const Sheet& sheet) {
  const auto held =
      transaction.one("SELECT id FROM p_paper_sheet WHERE institution_id = $1 AND delivery_id = $2",
                      {transaction.institution(), sheet.delivery}, [](const Row& row) { return row.id<SheetId>(0); });
  if (held) return *held;
  const auto id = transaction.next_id<SheetId>("p_paper_sheet");
  transaction.execute(
      "INSERT INTO p_paper_sheet (institution_id, id, delivery_id, guardian_id, student_id, category, title, body,"
      " made_at, handed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
      {transaction.institution(), id, sheet.delivery, sheet.guardian, sheet.student, sheet.category, sheet.title,
       sheet.body, sheet.made_at});
  return id;
}

std::optional<Sheet> find_sheet(Transaction& transaction, SheetId id) {
  return transaction.one(std::string{columns} + " WHERE s.institution_id = $1 AND s.id = $2",
                         {transaction.institution(), id}, read_sheet);
}

std::vector<Sheet> sheets_of(Transaction& transaction, PersonId class_teacher, CivilDate today, Stage stage,
                             std::int64_t most, std::int64_t beyond) {
  const std::string own =
      " AND ($2 = 0 OR EXISTS (SELECT 1 FROM v1_group_member m JOIN v1_group_teacher t"
      "   ON t.institution_id = m.institution_id AND t.group_id = m.group_id"
      "   WHERE m.institution_id = $1 AND m.student_id = s.student_id AND t.teacher_id = $2"
      "   AND t.capacity = 'class_teacher' AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
      "   AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)))";
  const std::string where = stage == Stage::waiting ? " AND s.handed = '' AND s.id > $4 ORDER BY s.id LIMIT $5"
                                                    : " AND s.handed <> '' AND s.id < $4 ORDER BY s.id DESC LIMIT $5";
  return transaction.all(std::string{columns} + " WHERE s.institution_id = $1" + own + where,
                         {transaction.institution(), class_teacher, today, beyond, most}, read_sheet);
}

bool waits_for_print(Transaction& transaction, PersonId guardian, PersonId student, std::string_view category) {
  return any(transaction,
             "SELECT 1 FROM p_paper_sheet WHERE institution_id = $1 AND student_id = $2 AND guardian_id = $3"
             " AND category = $4 AND printed_at IS NULL AND handed = ''",
             {transaction.institution(), student, guardian, category});
}

void mark_printed(Transaction& transaction, SheetId id, PersonId by, Instant at) {
  transaction.execute("UPDATE p_paper_sheet SET printed_at = $3, printed_by = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, at, by});
}

void mark_handed(Transaction& transaction, SheetId id, std::string_view how, PersonId by, Instant at) {
  transaction.execute(
      "UPDATE p_paper_sheet SET handed = $3, handed_at = $4, handed_by = $5,"
      " printed_at = COALESCE(printed_at, $4), printed_by = COALESCE(printed_by, $5)"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, how, at, by});
}

PersonId student_of_delivery(Transaction& transaction, DeliveryId delivery) {
  const auto found =
      transaction.one("SELECT MIN(student_id) FROM v1_delivery_student WHERE institution_id = $1 AND delivery_id = $2",
                      {transaction.institution(), delivery}, [](const Row& row) { return row.optional_integer(0); });
  return PersonId{found ? found->value_or(0) : 0};
}

std::string group_of(Transaction& transaction, PersonId student, CivilDate today) {
  return transaction
      .one(
          "SELECT MIN(g.name) FROM v1_group_member m JOIN v1_group g ON g.institution_id = m.institution_id"
          " AND g.group_id = m.group_id WHERE m.institution_id = $1 AND m.student_id = $2 AND g.parent_id IS NULL"
          " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)",
          {transaction.institution(), student, today},
          [](const Row& row) { return row.is_null(0) ? std::string{} : row.string(0); })
      .value_or("");
}

bool is_told(Transaction& transaction, PersonId guardian, PersonId student, CivilDate today) {
  return any(transaction,
             "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3"
             " AND is_told = 1 AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4)",
             {transaction.institution(), guardian, student, today});
}

}  // namespace vestnik::paper
