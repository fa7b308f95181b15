#pragma once
/// What came in over a session and waits to be handed on. The operator is told "we have it" only when we do: until then
/// it keeps the message and sends it again.
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <variant>

#include "answer_parts.h"
#include "base/clock.h"
#include "incoming.h"
#include "joiner.h"
#include "part_store.h"
#include "ports/delivery_reports.h"
#include "session.h"

namespace vestnik::smpp {

/// One thread. Everything given outlives it.
class Inbox {
 public:
  using Time = Session::Time;
  Inbox(std::string gateway, ReceiptIds ids, const Clock& clock, PartStore& parts, AnswerParts& answers)
      : gateway_(std::move(gateway)), ids_(ids), clock_(clock), parts_(parts), answers_(answers) {}

  /// Keeps a deliver_sm; one that is malformed, means nothing to us or finds no room is answered at once.
  void take(Session& session, const Heard& heard, Time now);
  /// Hands in and answers. A receipt of no message we know is tried again for a while: it may be faster than the
  /// answer to its submit is on disk. Throws what `reports` throws; nothing is lost then.
  void hand_in(DeliveryReports& reports, Session& session, Time now);
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

 private:
  /// A message that is whole; its parts, where it came in several, are on disk until it has been handed in.
  struct WholeAnswer {
    InboundMessage message;
    PartsOfAnswer parts;
  };
  struct Waiting {
    std::uint64_t generation = 0;  ///< 0: nobody waits for an answer
    std::uint32_t sequence = 0;
    Time since{};
    std::variant<DeliveryReport, WholeAnswer, Delivered> what;
  };

  [[nodiscard]] WholeAnswer whole_of(Joined joined) const;
  void take_up_what_was_kept(Time now);
  void keep_parts(Session& session, Time now);
  void hand_in_reports(DeliveryReports& reports, Session& session, Time now);
  void hand_in_messages(DeliveryReports& reports, Session& session);
  static void answer(Session& session, const Waiting& one);

  std::string gateway_;
  ReceiptIds ids_;
  const Clock& clock_;
  PartStore& parts_;
  AnswerParts& answers_;
  bool looked_ = false;  ///< for what an earlier run kept
  Joiner joiner_;
  std::deque<Waiting> waiting_;
};

}  // namespace vestnik::smpp
