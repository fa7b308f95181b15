#include "app/delivery_deeds.h"

#include <charconv>
#include <iostream>

#include "app/operator_deed.h"
#include "base/wall_text.h"
#include "outbox/cancel_delivery.h"
#include "outbox/replay_dead.h"
#include "outbox/replay_delivery.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

DeliveryId delivery_named(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return DeliveryId{error == std::errc{} && end == text.data() + text.size() ? number : 0};
}

void print_sentence(const CommandSession& session, std::string code, Details details) {
  const ProblemText text = session.messages().explain(Problem{std::move(code), std::move(details)});
  std::cout << text.title << (text.next.empty() ? "" : " ") << text.next << '\n';
}

/// One deed on the deliveries of one institution; answers the exit code.
int on_deliveries(const CommandSession& session, const std::string& code,
                  const std::function<Result<void>(const OperatorPlace&)>& deed) {
  return within_institution(session, code, [&](const OperatorPlace& place) {
    const auto done = deed(place);
    if (done) return 0;
    session.complain(done.problem());
    return 1;
  });
}

Result<void> run_deed(const OperatorPlace& place, Command& command) {
  const auto recorded = run_as_operator(place, command);
  return recorded ? Result<void>{} : Result<void>{recorded.problem()};
}

std::string wall_time_of(const OperatorPlace& place, Instant at) {
  std::string text = to_iso(at);
  place.service.database().read(place.institution, [&](Transaction& transaction) {
    if (const auto zone = zone_of_institution(transaction)) text = to_russian_short(zone->local(at));
  });
  return text;
}

Result<void> replay_many(const CommandSession& session, const DeliveryWish& wish, const OperatorPlace& place) {
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
  return on_deliveries(session, wish.institution, [&](const OperatorPlace& place) -> Result<void> {
    if (wish.dead) return replay_many(session, wish, place);
    ReplayDelivery command{delivery_named(wish.id)};
    if (auto done = run_deed(place, command); !done) return done;
    print_sentence(session, "app.replayed", {{"id", wish.id}});
    return {};
  });
}

int cancel_delivery(const CommandSession& session, const DeliveryWish& wish) {
  return on_deliveries(session, wish.institution, [&](const OperatorPlace& place) -> Result<void> {
    CancelDelivery command{delivery_named(wish.id), wish.reason};
    if (auto done = run_deed(place, command); !done) return done;
    print_sentence(session, "app.cancelled", {{"id", wish.id}});
    return {};
  });
}

}  // namespace vestnik
