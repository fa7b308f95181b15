#include "plugins/diary/history_page.h"

#include <optional>

#include "answers/person_names.h"
#include "json/json_writer.h"
#include "plugins/diary/week.h"

namespace vestnik::diary {
namespace {

void write_value(JsonWriter& json, const char* name, const std::optional<Mark>& mark) {
  json.key(name);
  if (mark) {
    json.value(to_text(*mark));
  } else {
    json.null();
  }
}

}  // namespace

Result<std::string> write_history(Transaction& transaction, PersonId student, MarkId mark) {
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("student_id", student.value).member("mark_id", mark.value).key("versions").begin_array();
  bool found = false;
  std::optional<Mark> before;
  transaction.query(
      "SELECT version, first_grade, second_grade, recorded_at, actor_role, application_id, application_clause, "
      "actor_id, family_word FROM v3_mark_version "
      "WHERE institution_id = $1 AND student_id = $2 AND mark_id = $3 ORDER BY version",
      {transaction.institution(), student, mark}, [&](const Row& row) {
        const std::optional<Mark> after = row.is_null(1) ? std::nullopt : std::optional{mark_of(row, 1)};
        json.begin_object().member("version", row.integer(0));
        write_value(json, "before", before);
        write_value(json, "after", after);
        json.member("recorded_at", to_iso(row.instant(3))).member("role", row.text(4));
        const std::string name = short_name_of(transaction, row.id<PersonId>(7));
        if (!name.empty()) json.member("by", name);
        if (const std::string why = row.string(8); !why.empty()) json.member("why", why);
        // Recorded in a closed date that was opened: it says under which application (syzran-7.4.7).
        if (!row.is_null(5)) json.member("application", row.integer(5)).member("clause", row.string(6));
        json.end_object();
        before = after;
        found = true;
      });
  if (!found) return Problem{"access.not_found"};
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::diary
