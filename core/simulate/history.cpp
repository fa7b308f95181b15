#include "simulate/history.h"

#include <algorithm>

namespace vestnik {
namespace {

constexpr int page = 500;

struct Ends {
  std::int64_t before_first = 0;
  std::int64_t last = 0;
};

Ends ends_of(Transaction& transaction, std::string_view sql, Interval interval) {
  Ends ends;
  transaction.query(sql, {transaction.institution(), interval.from, interval.until}, [&](const Row& row) {
    if (row.is_null(0)) return;
    ends = {row.integer(0) - 1, row.integer(1)};
  });
  return ends;
}

std::int64_t integer_in(const JsonValue& object, std::string_view name) {
  const JsonValue* member = object.find(name);
  const auto* value = member == nullptr ? nullptr : member->integer();
  return value == nullptr ? 0 : *value;
}

std::string text_in(const JsonValue& object, std::string_view name) {
  const JsonValue* member = object.find(name);
  const auto* value = member == nullptr ? nullptr : member->text();
  return value == nullptr ? std::string{} : *value;
}

const JsonValue::Array& list_in(const JsonValue& object, std::string_view name) {
  static const JsonValue::Array none;
  const JsonValue* member = object.find(name);
  const auto* list = member == nullptr ? nullptr : member->array();
  return list == nullptr ? none : *list;
}

Object object_in(const JsonValue& note) {
  const auto& parts = list_in(note, "object");
  if (parts.size() != 2 || parts[0].integer() == nullptr || parts[1].integer() == nullptr) return {};
  return {static_cast<Object::Kind>(*parts[0].integer()), *parts[1].integer()};
}

/// The note of journal/audit_note.h; nothing for notes of another kind (denied reads).
std::optional<Happening> read_note(InstitutionId institution, std::string_view text) {
  auto note = JsonValue::parse(text);
  if (!note || note->object() == nullptr) return std::nullopt;
  Happening happening;
  happening.command = text_in(*note, "command");
  const std::string outcome = text_in(*note, "outcome");
  if (happening.command.empty() || (outcome != "recorded" && outcome != "refused")) return std::nullopt;
  happening.event = EventId{integer_in(*note, "event")};
  const JsonValue* service = note->find("service");
  happening.actor = {institution, PersonId{integer_in(*note, "actor")}, AccountId{integer_in(*note, "account")},
                     service != nullptr && service->boolean() != nullptr && *service->boolean()};
  happening.object = object_in(*note);
  for (const JsonValue& finding : list_in(*note, "findings")) {
    happening.findings.push_back(
        {static_cast<std::size_t>(integer_in(finding, "row")), text_in(finding, "code"), text_in(finding, "clause")});
  }
  const JsonValue* asked = note->find("asked");
  if (asked != nullptr && asked->object() != nullptr && !asked->object()->empty()) happening.asked = *asked;
  return happening;
}

}  // namespace

History::History(Transaction& transaction, Interval interval) {
  const Ends links = ends_of(transaction,
                             "SELECT MIN(id), MAX(id) FROM was.audit_link WHERE institution_id = $1"
                             " AND recorded_at >= $2 AND recorded_at < $3",
                             interval);
  const Ends events = ends_of(transaction,
                              "SELECT MIN(id), MAX(id) FROM was.event WHERE institution_id = $1"
                              " AND recorded_at >= $2 AND recorded_at < $3",
                              interval);
  first_link_ = link_ = links.before_first;
  last_link_ = links.last;
  event_ = events.before_first;
  last_event_ = events.last;
}

// What was recorded and whose note was erased since stands between the events that notes name.
void History::add_events_until(Transaction& transaction, std::int64_t event, std::vector<Happening>& to) {
  transaction.query(
      "SELECT id, type, schema_version, payload, actor_id, recorded_at FROM was.event"
      " WHERE institution_id = $1 AND id > $2 AND id <= $3 ORDER BY id",
      {transaction.institution(), event_, event}, [&](const Row& row) {
        Happening bare;
        bare.event = row.id<EventId>(0);
        bare.command = row.string(1);
        bare.schema_version = static_cast<int>(row.integer(2));
        bare.payload = row.string(3);
        bare.actor = {transaction.institution(), row.id<PersonId>(4), AccountId{}, row.integer(4) == 0};
        bare.at = row.instant(5);
        to.push_back(std::move(bare));
      });
  event_ = std::max(event_, event);
}

std::vector<Happening> History::next(Transaction& transaction) {
  std::vector<Happening> found;
  while (found.empty() && link_ < last_link_) {
    const std::int64_t until = std::min(link_ + page, last_link_);
    transaction.query(
        "SELECT l.id, l.recorded_at, p.payload FROM was.audit_link l LEFT JOIN was.audit_payload p"
        " ON p.institution_id = l.institution_id AND p.id = l.id"
        " WHERE l.institution_id = $1 AND l.id > $2 AND l.id <= $3 ORDER BY l.id",
        {transaction.institution(), link_, until}, [&](const Row& row) {
          if (row.is_null(2)) return;
          auto happening = read_note(transaction.institution(), row.text(2));
          if (!happening) return;
          happening->number = row.integer(0);
          happening->at = row.instant(1);
          if (happening->event && happening->event.value > event_ && happening->event.value <= last_event_) {
            add_events_until(transaction, happening->event.value, found);
            happening->schema_version = found.back().schema_version;
            happening->payload = std::move(found.back().payload);
            found.back() = *std::move(happening);
          } else if (!happening->event) {
            found.push_back(*std::move(happening));
          }
        });
    link_ = until;
    if (link_ == last_link_) add_events_until(transaction, last_event_, found);
  }
  return found;
}

}  // namespace vestnik
