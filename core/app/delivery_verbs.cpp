#include <charconv>
#include <iostream>

#include "app/chosen_institution.h"
#include "app/delivery_deeds.h"
#include "app/delivery_prose.h"
#include "app/delivery_waiting.h"
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

/// 0, which nothing has, for what is no number.
std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

/// What stands around a question: the day at the institution, its clock, its regulations.
struct Around {
  CivilDate today;
  const TimeZone& zone;
  const RegulationBook& regulations;
};

/// What the message waited for, by the regulation of the day its fact was recorded.
std::vector<std::string> waits_of(Transaction& transaction, DeliveryId delivery, const Around& around,
                                  const MessageCatalogue& messages) {
  const auto why = why_delivery(transaction, delivery);
  if (!why) return {};
  const CivilDate planned = around.zone.local(why->created_at).date;
  const auto regulation = around.regulations.in_force(transaction.institution(), planned);
  return waiting_in_words(*why, regulation.get(), around.zone, messages);
}

/// Opens the service, asks within the institution, prints the lines; false when there are none.
bool print(const CommandSession& session, const std::string& code,
           const std::function<std::vector<std::string>(Transaction&, const Around&)>& ask, const Problem& nothing) {
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
    if (zone) lines = ask(transaction, {zone->local(clock.now()).date, *zone, service->regulations()});
  });
  for (const std::string& line : lines) std::cout << line << '\n';
  if (lines.empty()) session.complain(nothing);
  return !lines.empty();
}

}  // namespace

int print_deliveries(const CommandSession& session, const DeliveryWish& wish) {
  DeliveryFilter filter;
  filter.limit = most_lines;
  filter.state = parse_delivery_state(wish.state);
  filter.channel = wish.channel;
  filter.rule = wish.rule;
  if (wish.days > 0) filter.since = SystemClock{}.now() - std::chrono::hours{24} * wish.days;
  if (!wish.state.empty() && !filter.state) {
    std::string states;
    for (const auto name : delivery_state_names) states += (states.empty() ? "" : ", ") + std::string{name};
    session.complain(Problem{"app.unknown_state", {{"state", wish.state}, {"states", states}}});
    return 2;
  }
  const bool printed = print(
      session, wish.institution,
      [&](Transaction& transaction, const Around&) {
        auto lines = list_in_words(transaction, filter, session.messages());
        if (lines.size() == most_lines)
          lines.push_back(
              session.messages().explain(Problem{"app.deliveries_cut", {{"count", std::to_string(most_lines)}}}).title);
        return lines;
      },
      Problem{"app.no_deliveries"});
  return printed ? 0 : 1;
}

int show_delivery(const CommandSession& session, const DeliveryWish& wish) {
  const bool printed = print(
      session, wish.institution,
      [&](Transaction& transaction, const Around&) {
        return show_in_words(transaction, DeliveryId{number_of(wish.id)}, session.messages());
      },
      Problem{"outbox.not_found"});
  return printed ? 0 : 1;
}

int explain_delivery(const CommandSession& session, const std::string& institution, const std::string& id) {
  const DeliveryId delivery{number_of(id)};
  const bool printed = print(
      session, institution,
      [&](Transaction& transaction, const Around& around) {
        auto text = why_in_words(transaction, delivery, around.today, session.messages());
        for (std::string& line : waits_of(transaction, delivery, around, session.messages())) {
          text.push_back(std::move(line));
        }
        return text;
      },
      Problem{"outbox.not_found"});
  return printed ? 0 : 1;
}

int explain_fact(const CommandSession& session, const std::string& institution, const std::string& kind,
                 const std::string& id) {
  const bool printed = print(
      session, institution,
      [&](Transaction& transaction, const Around& around) {
        return fact_in_words(transaction, kind, number_of(id), around.today, session.messages());
      },
      Problem{"app.nobody_told", {{"fact", kind}, {"id", id}}});
  return printed ? 0 : 1;
}

}  // namespace vestnik
