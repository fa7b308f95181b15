#include <algorithm>
#include <array>

#include "answers/person_names.h"
#include "api/api.h"
#include "api/calls.h"
#include "records/guardian_store.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

/// One form of `templates/forms`.
struct FamilyForm {
  std::string_view word;
  std::string_view page;
};

constexpr std::array<FamilyForm, 5> family_forms{{{"consent", "application_and_consent"},
                                                  {"consent-withdrawal", "consent_withdrawal"},
                                                  {"opt-out", "opt_out"},
                                                  {"opt-out-end", "opt_out_end"},
                                                  {"adult-word", "adult_word"}}};

std::string group_of(Transaction& read, PersonId student, CivilDate on) {
  return read
      .one(
          "SELECT g.name FROM membership m JOIN study_group g ON g.institution_id = m.institution_id AND g.id = "
          "m.group_id WHERE m.institution_id = $1 AND m.student_id = $2 AND g.parent_id IS NULL AND m.valid_from <= $3 "
          "AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY m.id LIMIT 1",
          {read.institution(), student, on}, [](const Row& row) { return row.string(0); })
      .value_or(std::string{});
}

TemplateData filled_form(Transaction& read, PersonId guardian, PersonId student, CivilDate today) {
  const auto child = find_person(read, student);
  const auto adult = find_person(read, guardian);
  const auto terms = institution_terms(read);
  TemplateData data;
  data.text = {{"institution", terms ? terms->short_name : std::string{}},
               {"guardian", adult ? full_name(*adult) : std::string{}},
               {"student", child ? full_name(*child) : std::string{}},
               {"born", child && child->birth_date ? to_russian(*child->birth_date) : std::string{}},
               {"group", group_of(read, student, today)},
               {"today", to_russian(today)}};
  data.truth = {{"is_own", guardian == student}, {"has_born", child && child->birth_date.has_value()}};
  return data;
}

bool stands_or_is(Transaction& read, PersonId guardian, PersonId student, CivilDate today) {
  const auto held = guardianships_of_student(read, student, today);
  return guardian == student ||
         std::ranges::any_of(held, [&](const Guardianship& one) { return one.guardian == guardian; });
}

Response get_form(const ApiPorts& ports, const PageSource& pages, const Request& request) {
  const PersonId student{id_of_path(request, "id")};
  const PersonId guardian{id_of_path(request, "gid")};
  const auto form = std::ranges::find(family_forms, request.parameter("form"), &FamilyForm::word);
  Result<TemplateData> data = Problem{"access.not_found"};
  ports.database.read(request.actor->institution, [&](Transaction& read) {
    const auto role = ports.access.allow(read, *request.actor, {"forms", "print"}, Object::student(student));
    if (!role) {
      data = role.problem();
      return;
    }
    const CivilDate today = ports.zones.date_of(read, request.received_at);
    if (form == family_forms.end() || !stands_or_is(read, guardian, student, today)) return;
    data = filled_form(read, guardian, student, today);
  });
  return data ? page_answer(pages, form->page, *data, ports.messages) : problem_answer(data.problem(), ports.messages);
}

}  // namespace

std::vector<Route> form_routes(ApiPorts ports, PageSource pages) {
  Route route = plain_route(
      Method::get, "/api/v1/students/{id}/guardians/{gid}/forms/{form}", {"forms", "print"}, 0,
      {"A paper of the family, filled in, as a page for the printer (HTML): consent, consent-withdrawal, opt-out, "
       "opt-out-end, adult-word",
       {},
       "",
       "",
       {200}});
  route.handle = [ports, pages = std::move(pages)](const Request& request) { return get_form(ports, pages, request); };
  return {std::move(route)};
}

}  // namespace vestnik
