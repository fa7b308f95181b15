#include "plugins/informing_report/proof.h"

namespace vestnik::informing_report {
namespace {

constexpr int perhaps_sent = 1;
constexpr int taken_over = 2;
constexpr int surely_delivered = 3;
constexpr int surely_read = 4;

// Telling must have left a trace: a message that a gateway took over, or somebody who says that he telephoned.
Proof proof_of_told(const Informing& one) {
  if (!one.told_at || one.channel.empty()) return Proof::unexplained;
  if (one.channel == "phone") return one.told_by ? Proof::called : Proof::unexplained;
  if (one.certainty == surely_read) return Proof::read;
  if (one.certainty == surely_delivered) return Proof::delivered;
  return one.certainty == taken_over ? Proof::sent : Proof::unexplained;
}

Proof proof_of_open(const Informing& one) {
  if (one.waiting) return Proof::waiting;
  if (!one.reason.empty()) return Proof::to_call;
  if (one.certainty == perhaps_sent) return Proof::in_doubt;
  return one.certainty >= taken_over ? Proof::printed : Proof::unexplained;
}

}  // namespace

Proof proof_of(const Informing& one) {
  if (one.state == "told") return proof_of_told(one);
  if (one.state == "open") return proof_of_open(one);
  if (one.reason.empty()) return Proof::unexplained;
  if (one.reason == "wave_cancelled") return Proof::called_off;
  if (one.state == "not_needed") return Proof::not_needed;
  return one.state == "no_way" ? Proof::no_way : Proof::unexplained;
}

}  // namespace vestnik::informing_report
