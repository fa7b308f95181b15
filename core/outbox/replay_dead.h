#pragma once
/// Dead messages sent once more, many at a time and at a pace: a provider that was away for a day is not to get a day's
/// messages in a minute. The pace is stored as moments of the messages, so nobody has to stay awake for it.
#include <chrono>
#include <string>

#include "ports/recorder.h"

namespace vestnik {

/// Which dead messages, and how fast.
struct ReplayWish {
  std::string channel;                                         ///< "": of every channel
  std::string rule;                                            ///< "": of every rule
  std::chrono::microseconds between{std::chrono::seconds{1}};  ///< from one message to the next
};

/// "50/minute", "5/second", "3000/hour": the time between two. Problem "outbox.bad_rate" {rate}.
[[nodiscard]] Result<std::chrono::microseconds> time_between(const std::string& rate);

/// Most of one command; the writer is not held for longer.
inline constexpr std::int64_t most_replayed = 5000;

/// Event "deliveries.replayed" {"replayed":5,"left":0}: `left` are still dead, for another command. Oldest first; the
/// last of them is due at "until". Problem "outbox.nothing_dead".
class ReplayDead final : public Command {
 public:
  explicit ReplayDead(ReplayWish wish) : wish_(std::move(wish)) {}

  [[nodiscard]] std::string_view event_type() const override { return "deliveries.replayed"; }
  [[nodiscard]] Permission permission() const override { return {"deliveries", "replay"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Priority priority() const override { return Priority::background; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  /// Of the last write.
  [[nodiscard]] std::int64_t replayed() const { return replayed_; }
  [[nodiscard]] std::int64_t left() const { return left_; }
  [[nodiscard]] Instant until() const { return until_; }

 private:
  ReplayWish wish_;
  std::int64_t replayed_ = 0;
  std::int64_t left_ = 0;
  Instant until_{};
};

}  // namespace vestnik
