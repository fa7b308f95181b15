#pragma once
/// A letter of the service that its reader opened is a message read: said of the delivery it came by, so that the
/// family is not told the same over a further channel.
#include "ports/plugin.h"

namespace vestnik::mail {

/// Hears of "mail.opened" after its commit, at least once: a report that is lost with the process is made again. The
/// host must outlive it.
class LetterReading {
 public:
  explicit LetterReading(Host& host) : host_(host) {}
  void contribute();

 private:
  void on_opened(const Event& event);

  Host& host_;
};

}  // namespace vestnik::mail
