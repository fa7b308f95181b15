#include <charconv>
#include <iostream>

#include "app/chosen_institution.h"
#include "app/delivery_prose.h"
#include "app/verbs.h"
#include "records/institution_store.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr int most_lines = 200;

Result<Institution> institution_asked(Service& service, const std::string& code) {
  std::vector<Institution> all;
  service.database().read(InstitutionId{}, [&](Transaction& transaction) { all = all_institutions(transaction); });
  return chosen_institution(all, code);
}

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Opens the service, asks within the institution, prints the lines; false when there are none.
bool print(const CommandSession& session, const std::string& code,
           const std::function<std::vector<std::string>(Transaction&, CivilDate)>& ask, const Problem& nothing) {
  const SystemClock clock;
  SystemRandom random;
  // Not as the service: one may be running.
  const auto service = session.open_service(clock, random, false);
  if (!service) return false;
  const auto institution = institution_asked(*service, code);
  if (!institution) {
    session.complain(institution.problem());
    return false;
  }
  std::vector<std::string> lines;
  service->database().read(institution->id, [&](Transaction& transaction) {
    const auto zone = zone_of_institution(transaction);
    if (zone) lines = ask(transaction, zone->local(clock.now()).date);
  });
  for (const std::string& line : lines) std::cout << line << '\n';
  if (lines.empty()) session.complain(nothing);
  return !lines.empty();
}

}  // namespace

int print_deliveries(const CommandSession& session, const std::string& institution, const std::string& state) {
  DeliveryFilter filter;
  filter.limit = most_lines;
  filter.state = parse_delivery_state(state);
  if (!state.empty() && !filter.state) {
    std::string states;
    for (const auto name : delivery_state_names) states += (states.empty() ? "" : ", ") + std::string{name};
    session.complain(Problem{"app.unknown_state", {{"state", state}, {"states", states}}});
    return 2;
  }
  const bool printed = print(
      session, institution,
      [&](Transaction& transaction, CivilDate) { return list_in_words(transaction, filter, session.messages()); },
      Problem{"app.no_deliveries"});
  return printed ? 0 : 1;
}

int explain_delivery(const CommandSession& session, const std::string& institution, const std::string& id) {
  const DeliveryId delivery{number_of(id)};
  const bool printed = print(
      session, institution,
      [&](Transaction& transaction, CivilDate today) {
        return why_in_words(transaction, delivery, today, session.messages());
      },
      Problem{"outbox.not_found"});
  return printed ? 0 : 1;
}

int explain_fact(const CommandSession& session, const std::string& institution, const std::string& kind,
                 const std::string& id) {
  const bool printed = print(
      session, institution,
      [&](Transaction& transaction, CivilDate today) {
        return fact_in_words(transaction, kind, number_of(id), today, session.messages());
      },
      Problem{"app.nobody_told", {{"fact", kind}, {"id", id}}});
  return printed ? 0 : 1;
}

}  // namespace vestnik
