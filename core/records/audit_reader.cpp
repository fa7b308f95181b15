#include "records/audit_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
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

/// Uses of personal data that have a command of their own: looks at what waits for an agreement, and extracts.
constexpr std::array<std::string_view, 4> looks{"card.read", "staff_card.read", "health_list.read",
                                                "health_list.looked_at"};
constexpr std::array<std::string_view, 2> extracts{"personal_data.exported", "full_export.taken"};

/// A use as notes tell it: by the outcome of what was asked for, or as one of these commands that was recorded.
struct UseWords {
  std::string_view outcome;
  std::span<const std::string_view> commands;
};
constexpr UseWords views{"read", looks};
constexpr UseWords exports{"exported", extracts};

bool is_use(const JsonValue& note, const UseWords& use) {
  if (is_text(note, "outcome", use.outcome)) return true;
  return is_text(note, "outcome", "recorded") &&
         std::ranges::any_of(use.commands, [&](std::string_view one) { return is_text(note, "command", one); });
}

bool is_use(const JsonValue& note, DataUse use) {
  const bool viewed = use != DataUse::exported && is_use(note, views);
  return use == DataUse::none || viewed || (use != DataUse::viewed && is_use(note, exports));
}

/// The payload holds the member, in the words of a note.
std::string holds(std::string_view member, std::string_view value) {
  return "p.payload LIKE '%\"" + std::string{member} + "\":\"" + std::string{value} + "\"%'";
}

std::string words_of_use(const UseWords& use) {
  std::string commands;
  for (const std::string_view one : use.commands) commands += (commands.empty() ? "" : " OR ") + holds("command", one);
  return "(" + holds("outcome", use.outcome) + " OR " + holds("outcome", "recorded") + " AND (" + commands + "))";
}

/// What SQL leaves out: notes that are no such use. A page rests on it that hardly anything else passes.
std::string words_of_use(DataUse use) {
  switch (use) {
    case DataUse::viewed: return " AND " + words_of_use(views);
    case DataUse::exported: return " AND " + words_of_use(exports);
    case DataUse::either: return " AND (" + words_of_use(views) + " OR " + words_of_use(exports) + ")";
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
      words_of_use(filter.use) + " ORDER BY l.id DESC LIMIT $9";
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
