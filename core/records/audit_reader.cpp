#include "records/audit_reader.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "json/json_value.h"

namespace vestnik {
namespace {

constexpr std::int64_t most_looked_through = 100'000;
constexpr std::int64_t kind_student = 1;  // of ports/access.h, as notes keep them
constexpr std::int64_t kind_group = 2;
constexpr std::int64_t kind_lesson = 3;
constexpr std::int64_t kind_person = 4;

bool is_text(const JsonValue& note, std::string_view name, std::string_view expected) {
  const JsonValue* member = note.find(name);
  return member != nullptr && member->text() != nullptr && *member->text() == expected;
}

bool is_of(const JsonValue& note, std::int64_t kind, std::int64_t id) {
  const JsonValue* object = note.find("object");
  const JsonValue::Array* parts = object == nullptr ? nullptr : object->array();
  return parts != nullptr && parts->size() == 2 && (*parts)[0].integer() != nullptr &&
         (*parts)[1].integer() != nullptr && *(*parts)[0].integer() == kind && *(*parts)[1].integer() == id;
}

// Exports that were asked for by a command of their own.
constexpr std::string_view extract_handed_out = "personal_data.exported";
constexpr std::string_view archive_handed_out = "full_export.taken";

bool is_viewed(const JsonValue& note) { return is_text(note, "outcome", "read"); }

bool is_exported(const JsonValue& note) {
  if (is_text(note, "outcome", "exported")) return true;
  return is_text(note, "outcome", "recorded") &&
         (is_text(note, "command", extract_handed_out) || is_text(note, "command", archive_handed_out));
}

bool is_use(const JsonValue& note, DataUse use) {
  switch (use) {
    case DataUse::viewed: return is_viewed(note);
    case DataUse::exported: return is_exported(note);
    case DataUse::either: return is_viewed(note) || is_exported(note);
    default: return true;
  }
}

/// What SQL may leave out: notes without any of these words.
std::string_view words_of_use(DataUse use) {
  constexpr std::string_view of_view = R"( AND p.payload LIKE '%"outcome":"read"%')";
  constexpr std::string_view of_export =
      R"( AND (p.payload LIKE '%"outcome":"exported"%' OR p.payload LIKE '%"personal_data.exported"%')"
      R"( OR p.payload LIKE '%"full_export.taken"%'))";
  constexpr std::string_view of_either =
      R"( AND (p.payload LIKE '%"outcome":"read"%' OR p.payload LIKE '%"outcome":"exported"%')"
      R"( OR p.payload LIKE '%"personal_data.exported"%' OR p.payload LIKE '%"full_export.taken"%'))";
  switch (use) {
    case DataUse::viewed: return of_view;
    case DataUse::exported: return of_export;
    case DataUse::either: return of_either;
    default: return {};
  }
}

/// SQL has looked for the words anywhere in the note; here they must stand where they belong.
bool fits(const AuditFilter& filter, std::string_view payload) {
  const bool any = filter.command.empty() && filter.person == 0 && filter.student == 0 && filter.group == 0 &&
                   filter.lesson == 0 && filter.use == DataUse::none;
  if (any) return true;
  const auto note = JsonValue::parse(payload);
  if (!note) return false;
  const JsonValue* actor = note->find("actor");
  const bool command =
      filter.command.empty() || is_text(*note, "command", filter.command) || is_text(*note, "read", filter.command);
  const bool person =
      filter.person == 0 || (actor != nullptr && actor->integer() != nullptr && *actor->integer() == filter.person);
  return command && person && is_use(*note, filter.use) &&
         (filter.student == 0 || is_of(*note, kind_student, filter.student) ||
          is_of(*note, kind_person, filter.student)) &&
         (filter.group == 0 || is_of(*note, kind_group, filter.group)) &&
         (filter.lesson == 0 || is_of(*note, kind_lesson, filter.lesson));
}

/// A student is one by his card and one as a person.
std::string object_words(const AuditFilter& filter) {
  const auto words = [](std::int64_t kind, std::int64_t id) {
    return R"(%"object":[)" + std::to_string(kind) + ',' + std::to_string(id) + "]%";
  };
  if (filter.student != 0) return R"(%"object":[_,)" + std::to_string(filter.student) + "]%";
  if (filter.group != 0) return words(kind_group, filter.group);
  if (filter.lesson != 0) return words(kind_lesson, filter.lesson);
  return "%";
}

std::int64_t first_before(Transaction& transaction, const AuditFilter& filter) {
  constexpr auto beyond = std::numeric_limits<std::int64_t>::max();
  const std::int64_t before = filter.before == 0 ? beyond : filter.before;
  return transaction
      .one(
          "SELECT id FROM audit_link WHERE institution_id = $1 AND id < $2 AND recorded_at < $3 ORDER BY id DESC LIMIT "
          "1",
          {transaction.institution(), before, filter.until ? to_microseconds(*filter.until) : beyond},
          [](const Row& row) { return row.integer(0) + 1; })
      .value_or(1);
}

}  // namespace

AuditPage read_audit(Transaction& transaction, const AuditFilter& filter) {
  AuditPage page;
  const std::int64_t before = first_before(transaction, filter);
  const std::int64_t least = std::max<std::int64_t>(before - most_looked_through, 1);
  const std::string command = filter.command.empty() ? "%" : "%\"" + filter.command + "\"%";
  const std::string person = filter.person == 0 ? "%" : R"(%"actor":)" + std::to_string(filter.person) + ",%";
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  // A page is asked for with one more than it shows; what SQL let through wrongly is few.
  const std::string sql =
      "SELECT l.id, l.recorded_at, COALESCE(p.payload, '') FROM audit_link l LEFT JOIN audit_payload p ON"
      " p.institution_id = l.institution_id AND p.id = l.id WHERE l.institution_id = $1 AND l.id < $2 AND l.id >= $3"
      " AND l.recorded_at >= $4 AND l.recorded_at < $5 AND COALESCE(p.payload, '') LIKE $6 AND"
      " COALESCE(p.payload, '') LIKE $7 AND COALESCE(p.payload, '') LIKE $8" +
      std::string{words_of_use(filter.use)} + " ORDER BY l.id DESC LIMIT $9";
  transaction.query(sql,
                    {transaction.institution(), before, least, filter.from ? to_microseconds(*filter.from) : -most,
                     filter.until ? to_microseconds(*filter.until) : most, command, person, object_words(filter),
                     2 * static_cast<std::int64_t>(filter.limit) + 1},
                    [&](const Row& row) {
                      if (page.next != 0) return;
                      if (static_cast<int>(page.entries.size()) == filter.limit) {
                        page.next = row.integer(0) + 1;
                      } else if (fits(filter, row.text(2))) {
                        page.entries.push_back({row.integer(0), row.instant(1), row.string(2)});
                      }
                    });
  if (page.next == 0 && least > 1) page.next = least;
  return page;
}

}  // namespace vestnik
