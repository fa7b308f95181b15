#include "app/role_verbs.h"

#include <algorithm>
#include <charconv>
#include <iostream>

#include "access/rights_in_force.h"
#include "access/switched_rights.h"
#include "app/operator_deed.h"
#include "base/text.h"
#include "journal/guardian_of.h"
#include "journal/role_orders.h"
#include "json/json_writer.h"
#include "records/group_store.h"
#include "records/person_store.h"
#include "records/subject_store.h"

namespace vestnik {
namespace {

constexpr int namesakes_named = 5;

std::string role_in_words(const CommandSession& session, Role role) {
  return said(session, "explain.role_" + std::string{to_text(role)}, {});
}

/// How far a grant reaches: "всё учреждение", "отделение группы ТЭ-21", "предмет «Алгебра»".
std::string reach_in_words(const CommandSession& session, Transaction& transaction, const RoleGrant& grant) {
  if (grant.scope_kind == role_reach::group) {
    const auto group = find_group(transaction, GroupId{grant.scope_id});
    return said(session, "roles.reach_group", {{"name", group ? group->name : ""}});
  }
  if (grant.scope_kind == role_reach::subject) {
    const auto subject = find_subject(transaction, SubjectId{grant.scope_id});
    return said(session, "roles.reach_subject", {{"name", subject ? subject->name : ""}});
  }
  return said(session, "roles.reach_whole", {});
}

std::string days_in_words(const CommandSession& session, const RoleGrant& grant) {
  if (!grant.valid_to) return said(session, "roles.days_open", {{"from", to_russian(grant.valid_from)}});
  return said(session, "roles.days", {{"from", to_russian(grant.valid_from)}, {"to", to_russian(*grant.valid_to)}});
}

std::string order_in_words(const CommandSession& session, const RoleGrant& grant) {
  if (grant.order_number.empty()) return said(session, "roles.no_order", {});
  return said(session, "roles.order",
              {{"number", grant.order_number}, {"date", grant.order_date ? to_russian(*grant.order_date) : ""}});
}

std::string line_of_grant(const CommandSession& session, Transaction& transaction, const RoleGrant& grant) {
  const auto person = find_person(transaction, grant.person);
  return said(session, "roles.line",
              {{"id", std::to_string(grant.id)},
               {"name", person ? full_name(*person) : ""},
               {"person", std::to_string(grant.person.value)},
               {"role", role_in_words(session, grant.role)},
               {"reach", reach_in_words(session, transaction, grant)},
               {"days", days_in_words(session, grant)},
               {"order", order_in_words(session, grant)}});
}

/// The person that the argument means. Problems "roles.unknown_person", "roles.several_people" {names}.
Result<Person> person_meant(Transaction& transaction, const std::string& words) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  if (error == std::errc{} && end == words.data() + words.size()) {
    if (auto person = find_person(transaction, PersonId{number})) return *std::move(person);
    return Problem{"roles.unknown_person", {{"person", words}}};
  }
  auto found = search_persons(transaction, words, namesakes_named);
  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) return Problem{"roles.unknown_person", {{"person", words}}};
  std::string names;
  for (const Person& one : found)
    names += (names.empty() ? "" : ", ") + full_name(one) + " (" + std::to_string(one.id.value) + ")";
  return Problem{"roles.several_people", {{"names", names}}};
}

/// "" is no day. Problem "roles.bad_day" {day}.
Result<std::optional<CivilDate>> day_meant(const std::string& words) {
  if (words.empty()) return std::optional<CivilDate>{};
  const auto day = parse_iso_date(words);
  if (!day) return Problem{"roles.bad_day", {{"day", words}}};
  return day;
}

Result<void> read_reach(Transaction& transaction, const RoleWish& wish, RoleGrant& grant) {
  if (!wish.subject.empty()) {
    const auto subject = find_subject_by_name(transaction, wish.subject);
    if (!subject) return Problem{"roles.unknown_subject"};
    grant.scope_kind = role_reach::subject;
    grant.scope_id = subject->id.value;
  } else if (!wish.group.empty() || !wish.department.empty()) {
    const auto group = wish.group.empty() ? group_of_department(transaction, wish.department)
                                          : find_group_by_name(transaction, wish.group);
    if (!group) return Problem{wish.group.empty() ? "roles.unknown_department" : "roles.unknown_group"};
    grant.scope_kind = role_reach::group;
    grant.scope_id = group->id.value;
  }
  return {};
}

Result<RoleGrant> grant_meant(Transaction& transaction, const RoleWish& wish, CivilDate today) {
  RoleGrant grant;
  const auto person = person_meant(transaction, wish.person);
  if (!person) return person.problem();
  grant.person = person->id;
  const auto role = parse_role(wish.role);
  if (!role)
    return Problem{"roles.unknown_role",
                   {{"role", wish.role}, {"nearest", nearest_word(wish.role, {role_names.begin(), role_names.end()})}}};
  grant.role = *role;
  const auto from = day_meant(wish.from);
  const auto to = day_meant(wish.to);
  const auto dated = day_meant(wish.order_date);
  for (const auto* day : {&from, &to, &dated})
    if (!*day) return day->problem();
  grant.valid_from = from->value_or(today);
  grant.valid_to = *to;
  grant.order_number = wish.order;
  grant.order_date = *dated;
  if (const auto reach = read_reach(transaction, wish, grant); !reach) return reach.problem();
  return grant;
}

std::string asked_for(const RoleGrant& grant) {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("person", grant.person.value).member("role", to_text(grant.role));
  if (grant.scope_kind != role_reach::whole) json.member(grant.scope_kind, grant.scope_id);
  json.member("from", to_iso(grant.valid_from));
  if (grant.valid_to) json.member("to", to_iso(*grant.valid_to));
  json.member("order", grant.order_number);
  if (grant.order_date) json.member("order_date", to_iso(*grant.order_date));
  json.end_object();
  return text;
}

std::string asked_for(const RoleEnd& end) {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("grant", end.grant).member("order", end.order.number);
  if (end.order.date) json.member("order_date", to_iso(*end.order.date));
  if (end.last_day) json.member("last_day", to_iso(*end.last_day));
  json.end_object();
  return text;
}

int print_lines(const CommandSession& session, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) std::cout << line << '\n';
  if (lines.empty()) session.complain(Problem{"roles.none"});
  return lines.empty() ? 1 : 0;
}

/// Every right that one of the roles opens, with how far and by which clause.
std::vector<std::string> rights_of(const CommandSession& session, Transaction& transaction,
                                   const std::vector<RoleHeld>& held, const Regulation* regulation) {
  const AccessMatrix matrix = rights_in_force(regulation).changed(switches_in_force(transaction, regulation), {});
  std::vector<std::string> lines;
  for (const Permission permission : matrix.permissions()) {
    for (const MatrixCell cell : matrix.cells(permission)) {
      if (std::ranges::find(held, cell.role, &RoleHeld::role) == held.end()) continue;
      const std::string row = std::string{permission.object} + '.' + std::string{permission.operation};
      const std::string name =
          "rights.name_" + std::string{permission.object} + '_' + std::string{permission.operation};
      const std::string_view clause = changed_by(regulation, permission);
      lines.push_back(said(session, clause.empty() ? "roles.right" : "roles.right_by_clause",
                           {{"right", said(session, name, {})},
                            {"row", row},
                            {"role", role_in_words(session, cell.role)},
                            {"reach", said(session, "explain.reach_" + std::string{to_text(cell.scope)}, {})},
                            {"regulation_clause", std::string{clause}}}));
    }
  }
  return lines;
}

std::vector<std::string> explained(const CommandSession& session, Transaction& transaction, const Person& person,
                                   const Regulation* regulation, CivilDate today) {
  const std::vector<RoleHeld> held = roles_held(transaction, person.id, today);
  std::vector<std::string> lines{
      said(session, held.empty() ? "roles.person_without" : "roles.person",
           {{"name", full_name(person)}, {"person", std::to_string(person.id.value)}, {"day", to_russian(today)}})};
  for (const RoleHeld& one : held) {
    for (const RoleGrant& grant : one.by_order) lines.push_back(line_of_grant(session, transaction, grant));
    if (one.by_order.empty())
      lines.push_back(said(session, "roles.by_lists", {{"role", role_in_words(session, one.role)}}));
  }
  for (std::string& right : rights_of(session, transaction, held, regulation)) lines.push_back(std::move(right));
  return lines;
}

}  // namespace

int print_roles(const CommandSession& session, const RoleWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    std::vector<std::string> lines;
    place.service.database().read(place.institution, [&](Transaction& transaction) {
      for (const RoleGrant& grant : grants_from(transaction, day_of_institution(transaction, place.now), wish.ended))
        lines.push_back(line_of_grant(session, transaction, grant));
    });
    return print_lines(session, lines);
  });
}

int explain_roles(const CommandSession& session, const RoleWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    std::optional<Problem> refused;
    std::vector<std::string> lines;
    place.service.database().read(place.institution, [&](Transaction& transaction) {
      const auto person = person_meant(transaction, wish.person);
      if (!person) {
        refused = person.problem();
        return;
      }
      const CivilDate today = day_of_institution(transaction, place.now);
      const auto regulation = place.service.regulations().in_force(place.institution, today);
      lines = explained(session, transaction, *person, regulation.get(), today);
    });
    if (!refused) return print_lines(session, lines);
    session.complain(*refused);
    return 1;
  });
}

int grant_role(const CommandSession& session, const RoleWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    Result<RoleGrant> grant = Problem{"roles.unknown_person"};
    place.service.database().read(place.institution, [&](Transaction& transaction) {
      grant = grant_meant(transaction, wish, day_of_institution(transaction, place.now));
    });
    if (!grant) {
      session.complain(grant.problem());
      return 1;
    }
    GrantRole command{*grant, place.service.regulations(), asked_for(*grant)};
    return record_deed(session, place, command, [&](const JsonValue& answer) {
      return said(session, "roles.done_grant", {{"id", member_as_text(answer, "grant")}});
    });
  });
}

int revoke_role(const CommandSession& session, const RoleWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    const auto last_day = day_meant(wish.to);
    const auto dated = day_meant(wish.order_date);
    if (!last_day || !dated) {
      session.complain(last_day ? dated.problem() : last_day.problem());
      return 1;
    }
    const RoleEnd end{wish.grant, *last_day, {wish.order, *dated}};
    RevokeRole command{end, asked_for(end)};
    return record_deed(session, place, command, [&](const JsonValue&) {
      return said(session, "roles.done_revoke", {{"id", std::to_string(wish.grant)}});
    });
  });
}

}  // namespace vestnik
