#include "app/delivery_deeds.h"

#include <charconv>
#include <iostream>

#include "app/chosen_institution.h"
#include "base/digest.h"
#include "base/wall_text.h"
#include "outbox/cancel_delivery.h"
#include "outbox/replay_dead.h"
#include "outbox/replay_delivery.h"
#include "records/institution_store.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr std::size_t deed_key_bytes = 16;

DeliveryId delivery_named(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return DeliveryId{error == std::errc{} && end == text.data() + text.size() ? number : 0};
}

void print_sentence(const CommandSession& session, std::string code, Details details) {
  const ProblemText text = session.messages().explain(Problem{std::move(code), std::move(details)});
  std::cout << text.title << (text.next.empty() ? "" : " ") << text.next << '\n';
}

/// A state is a word of the program's own in a problem; the operator reads his.
Problem in_the_operators_words(Problem problem, const MessageCatalogue& messages) {
  for (auto& [name, value] : problem.details) {
    if (name == "state") value = messages.explain(Problem{"notify.state_" + value}).title;
  }
  return problem;
}

/// What one deed needs: the open service and the institution.
struct DeedPlace {
  Service& service;
  InstitutionId institution;
  Instant now;
};

/// Opens the service, not as the service itself, for one may be running, and does one deed on one institution.
int on_deliveries(const CommandSession& session, const std::string& code,
                  const std::function<Result<void>(DeedPlace)>& deed) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  std::vector<Institution> all;
  service->database().read(InstitutionId{}, [&](Transaction& transaction) { all = all_institutions(transaction); });
  const auto institution = chosen_institution(all, code);
  const auto done = institution ? deed({*service, institution->id, clock.now()}) : institution.problem();
  if (done) return 0;
  session.complain(in_the_operators_words(done.problem(), session.messages()));
  return 1;
}

/// As the operator's command line.
Result<void> run_deed(const DeedPlace& place, Command& command) {
  SystemRandom random;
  const Actor operator_line{place.institution, {}, {}, true};
  const CommandKey key{"operator-" + random.hex(deed_key_bytes), digest(command.describe())};
  const auto recorded = place.service.recorder().run(operator_line, command, key, place.now);
  return recorded ? Result<void>{} : Result<void>{recorded.problem()};
}

std::string wall_time_of(const DeedPlace& place, Instant at) {
  std::string text = to_iso(at);
  place.service.database().read(place.institution, [&](Transaction& transaction) {
    if (const auto zone = zone_of_institution(transaction)) text = to_russian_short(zone->local(at));
  });
  return text;
}

Result<void> replay_many(const CommandSession& session, const DeliveryWish& wish, const DeedPlace& place) {
  const auto between = time_between(wish.rate);
  if (!between) return between.problem();
  ReplayDead command{{wish.channel, wish.rule, *between}};
  if (auto done = run_deed(place, command); !done) return done;
  print_sentence(session, "app.replayed_many",
                 {{"count", std::to_string(command.replayed())}, {"until", wall_time_of(place, command.until())}});
  if (command.left() > 0) print_sentence(session, "app.replay_left", {{"count", std::to_string(command.left())}});
  return {};
}

}  // namespace

int replay_deliveries(const CommandSession& session, const DeliveryWish& wish) {
  if (wish.dead != wish.id.empty()) {
    session.complain(Problem{"app.replay_which"});
    return 2;
  }
  return on_deliveries(session, wish.institution, [&](const DeedPlace& place) -> Result<void> {
    if (wish.dead) return replay_many(session, wish, place);
    ReplayDelivery command{delivery_named(wish.id)};
    if (auto done = run_deed(place, command); !done) return done;
    print_sentence(session, "app.replayed", {{"id", wish.id}});
    return {};
  });
}

int cancel_delivery(const CommandSession& session, const DeliveryWish& wish) {
  return on_deliveries(session, wish.institution, [&](const DeedPlace& place) -> Result<void> {
    CancelDelivery command{delivery_named(wish.id), wish.reason};
    if (auto done = run_deed(place, command); !done) return done;
    print_sentence(session, "app.cancelled", {{"id", wish.id}});
    return {};
  });
}

}  // namespace vestnik
