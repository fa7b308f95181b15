#include "plugins/bounces/closed_address.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "base/log.h"
#include "json/json_value.h"
#include "json/json_writer.h"

namespace vestnik::bounces {
namespace {

constexpr std::string_view email_kind = "email";

struct ClosedAddress {
  PersonId person;
  std::string kind;
};

std::optional<ClosedAddress> closed_address(Transaction& transaction, std::int64_t contact) {
  return transaction.one("SELECT person_id, kind FROM v1_closed_address WHERE institution_id = $1 AND contact_id = $2",
                         {transaction.institution(), contact}, [](const Row& row) {
                           return ClosedAddress{row.id<PersonId>(0), row.string(1)};
                         });
}

bool is_told(Transaction& transaction, std::int64_t contact) {
  return transaction
      .one("SELECT 1 FROM p_bounces_told WHERE institution_id = $1 AND contact_id = $2",
           {transaction.institution(), contact}, [](const Row&) { return true; })
      .value_or(false);
}

/// A student of a class whose affair the address is: the person himself, or a child of his.
struct Pupil {
  PersonId student;
  PersonId class_teacher;
  std::string name;
  std::string group;
};

std::vector<Pupil> pupils_of(Transaction& transaction, PersonId person, CivilDate today) {
  return transaction.all(
      "SELECT m.student_id, t.teacher_id, n.last_name, n.first_name, g.name FROM v1_group_member m"
      " JOIN v1_group_teacher t ON t.institution_id = m.institution_id AND t.group_id = m.group_id"
      " JOIN v1_group g ON g.institution_id = m.institution_id AND g.group_id = m.group_id"
      " JOIN v1_person_name n ON n.institution_id = m.institution_id AND n.person_id = m.student_id"
      " WHERE m.institution_id = $1 AND t.capacity = 'class_teacher'"
      " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
      " AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
      " AND (m.student_id = $2 OR m.student_id IN (SELECT c.student_id FROM v1_guardian_child c"
      "   WHERE c.institution_id = $1 AND c.guardian_id = $2"
      "   AND c.valid_from <= $3 AND (c.valid_to IS NULL OR c.valid_to >= $3)))"
      " ORDER BY n.sort_key, m.student_id, t.teacher_id",
      {transaction.institution(), person, today}, [](const Row& row) {
        return Pupil{row.id<PersonId>(0), row.id<PersonId>(1), row.string(2) + " " + row.string(3), row.string(4)};
      });
}

std::vector<PersonId> administrators(Transaction& transaction, CivilDate today) {
  return transaction.all(
      "SELECT DISTINCT person_id FROM v1_role_grant WHERE institution_id = $1 AND role = 'administrator'"
      " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY person_id",
      {transaction.institution(), today}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::int64_t contact_in(const std::string& payload) {
  const auto document = JsonValue::parse(payload);
  const JsonValue* member = document ? document->find("contact") : nullptr;
  const std::int64_t* id = member != nullptr ? member->integer() : nullptr;
  return id != nullptr ? *id : 0;
}

std::vector<InstitutionId> institutions(Database& database) {
  std::vector<InstitutionId> ids;
  database.read(InstitutionId{}, [&](Transaction& transaction) {
    ids = transaction.all("SELECT institution_id FROM v1_institution ORDER BY institution_id", {},
                          [](const Row& row) { return row.id<InstitutionId>(0); });
  });
  return ids;
}

}  // namespace

std::vector<std::int64_t> untold_addresses(Transaction& transaction, CivilDate today) {
  return transaction.all(
      "SELECT c.contact_id FROM v1_closed_address c WHERE c.institution_id = $1"
      " AND c.valid_from <= $2 AND (c.valid_to IS NULL OR c.valid_to >= $2)"
      " AND NOT EXISTS (SELECT 1 FROM p_bounces_told t WHERE t.institution_id = $1 AND t.contact_id = c.contact_id)"
      " ORDER BY c.contact_id LIMIT 100",
      {transaction.institution(), today}, [](const Row& row) { return row.integer(0); });
}

std::string TellClosedAddress::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("contact", contact_).end_object();
  return text;
}

Result<Facts> TellClosedAddress::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (!closed_address(transaction, contact_)) return Problem{"access.not_found"};
  if (is_told(transaction, contact_)) return Problem{"bounces.told"};
  return Facts{};
}

Result<Written> TellClosedAddress::write(Transaction& transaction, const Actor&, std::span<const Decision>,
                                         Instant now) {
  transaction.execute("INSERT INTO p_bounces_told (institution_id, contact_id, told_at) VALUES ($1, $2, $3)",
                      {transaction.institution(), contact_, now});
  return Written{describe(), describe()};
}

EventAudience audience_of(Transaction& transaction, const Event& event) {
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = closed_word;
  audience.fact = contact_in(event.payload);
  const auto address = closed_address(transaction, audience.fact);
  const Result<CivilDate> today = day_there(transaction, event.recorded_at);
  if (!address || !today) return audience;
  for (const Pupil& pupil : pupils_of(transaction, address->person, *today)) {
    const bool known = std::ranges::find(audience.people, pupil.class_teacher) != audience.people.end();
    if (!known) audience.people.push_back(pupil.class_teacher);
  }
  if (audience.people.empty()) audience.people = administrators(transaction, *today);
  return audience;
}

TemplateData words_of(Transaction& transaction, std::int64_t contact) {
  TemplateData words;
  const auto address = closed_address(transaction, contact);
  words.truth["is_email"] = address && address->kind == email_kind;
  words.text["holder"] = "";
  auto& children = words.lists["children"];
  if (!address) return words;
  transaction.query(
      "SELECT last_name, first_name, patronymic FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
      {transaction.institution(), address->person}, [&](const Row& row) {
        words.text["holder"] = row.string(0) + " " + row.string(1) + (row.string(2).empty() ? "" : " " + row.string(2));
      });
  const auto last_day =
      transaction.one("SELECT told_at FROM p_bounces_told WHERE institution_id = $1 AND contact_id = $2",
                      {transaction.institution(), contact}, [](const Row& row) { return row.instant(0); });
  const auto today = last_day ? day_there(transaction, *last_day) : Result<CivilDate>{Problem{"access.not_found"}};
  if (!today) return words;
  for (const Pupil& pupil : pupils_of(transaction, address->person, *today)) {
    TemplateData line;
    line.text["pupil"] = pupil.name;
    line.text["pupil_group"] = pupil.group;
    children.push_back(std::move(line));
  }
  return words;
}

void tell_closed_addresses(Host& host) {
  for (const InstitutionId institution : institutions(host.database())) {
    std::vector<std::int64_t> untold;
    host.database().read(institution, [&](Transaction& transaction) {
      const auto today = day_there(transaction, host.clock().now());
      if (today) untold = untold_addresses(transaction, *today);
    });
    for (const std::int64_t contact : untold) {
      Actor service;
      service.institution = institution;
      service.service = true;
      TellClosedAddress command{contact};
      const std::string key = "address_closed:" + std::to_string(contact);
      const auto told = host.recorder().run(service, command, {key, key}, host.clock().now());
      if (told && told->event) continue;
      log(LogLevel::error, "bounces", "a closed address could not be told", {{"contact", contact}});
    }
  }
}

}  // namespace vestnik::bounces
