#pragma once
/// How many mails may begin within any time of a rate ("50/minute").
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "base/rate.h"

namespace vestnik::email_smtp {

/// Keeps one rate, and the turns of those who had to wait: a message that comes back at its turn passes, so that it is
/// sent away once and not until its attempts are used up. Any window of the period sees `count` passes at most, but for
/// messages that come back later than their turn. One thread.
class Turnstile {
 public:
  explicit Turnstile(Rate rate) : rate_(rate) {}

  /// Nothing: it passes now. Else when its turn is, kept under the key.
  [[nodiscard]] std::optional<Instant> pass(const std::string& key, Instant now);
  /// It passed and could not go on after all: its turn stays open.
  void give_back(const std::string& key, Instant now) { keep(key, now); }

 private:
  void keep(const std::string& key, Instant turn);
  [[nodiscard]] Instant next_turn(Instant now);

  Rate rate_;
  std::deque<Instant> turns_;  ///< the latest `count` of those given, some still to come
  std::map<std::string, Instant> waiting_;
};

}  // namespace vestnik::email_smtp
