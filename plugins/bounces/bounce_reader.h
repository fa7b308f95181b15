#pragma once
/// Reads the mailbox that bounces come back to, and hands in what is certain. A mail is looked at once; one that speaks
/// of a mail still being sent waits, and what comes after it with it. Read mails are marked as seen when they were
/// taken; everything else is left to the people who read the mailbox.
#include "base/clock.h"
#include "plugins/bounces/bounce.h"
#include "plugins/bounces/mailbox_place.h"
#include "plugins/bounces/settings.h"
#include "ports/gateway.h"
#include "ports/metrics.h"

namespace vestnik::bounces {

struct ReaderPorts {
  Database& database;
  const Clock& clock;
  Metrics& metrics;
};

/// One thread.
class BounceReader {
 public:
  /// `settings.server` is there; settings outlive the reader.
  BounceReader(const BounceSettings& settings, const ReaderPorts& ports) : settings_(settings), ports_(ports) {}

  /// Returns by the deadline. A mailbox that cannot be read is logged when the trouble begins or changes.
  void read(DeliveryReports& reports, Deadline deadline);

 private:
  enum class Judgement : std::uint8_t { left_alone, wait, report };
  struct Judged {
    Judgement judgement = Judgement::left_alone;
    DeliveryReport report;
  };

  [[nodiscard]] std::string mailbox_name() const;
  [[nodiscard]] Judged judge(std::string_view mail);
  [[nodiscard]] bool look_at(net::ImapSession& session, std::uint32_t uid, DeliveryReports& reports);
  void note(net::ImapTrouble trouble);

  const BounceSettings& settings_;
  ReaderPorts ports_;
  net::ImapTrouble last_trouble_ = net::ImapTrouble::none;
};

}  // namespace vestnik::bounces
