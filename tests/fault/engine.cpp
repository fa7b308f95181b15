#include "fault/engine.h"

namespace vestnik::fault {

Engine::Engine(const Prepared& prepared, std::unique_ptr<Database> database, const Clock& clock, Random& random,
               const std::vector<Relay::Gateway>& gateways, Alone alone)
    : database_(std::move(database)),
      clock_(clock),
      zones_(clock),
      channels_(prepared.gateways,
                [held = prepared.renderer.get()](std::string_view medium, std::string_view name) {
                  return held->has(medium, name);
                }),
      access_(prepared.matrix, zones_, &prepared.book),
      recorder_({*database_, access_, prepared.book, zones_, random}),
      planner_({*database_, prepared.book, channels_, no_plugins_}),
      board_(prepared.gateways, BoardTerms{}, nullptr),
      reports_({*database_, clock, [] { return std::vector<InstitutionId>{school_id}; },
                [this, &prepared] {
                  return ReportGround{prepared.book, channels_, &board_};
                },
                [](const InboundMessage&) { return false; }}) {
  RelayParts parts{*database_, prepared.book, channels_, *prepared.renderer, no_plugins_, clock, random};
  parts.board = &board_;
  if (alone == Alone::yes) {
    parts.in_flight = &in_flight_;
    write([&](Transaction& transaction) { end_all_leases(transaction, clock.now()); });
  }
  for (const Relay::Gateway& gateway : gateways) relays_.emplace_back(parts, gateway);
}

void Engine::settle() {
  bool moved = true;
  while (moved) {
    moved = plan() > 0;
    for (std::size_t relay = 0; relay < relays(); ++relay) moved = deliver(relay).claimed > 0 || moved;
  }
}

Result<Recorded> Engine::run(PersonId who, Command& command, const std::string& key) {
  return recorder_.run(Actor{school_id, who, AccountId{}, false}, command, {key, command.describe()}, clock_.now());
}

std::int64_t Engine::number(std::string_view sql, std::initializer_list<Value> parameters) {
  std::int64_t found = 0;
  database_->read(school_id, [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) { found = row.integer(0); });
  });
  return found;
}

void Engine::write(const std::function<void(Transaction&)>& use) {
  database_->write(school_id, Priority::person, [&](Transaction& transaction) {
    use(transaction);
    return true;
  });
}

}  // namespace vestnik::fault
