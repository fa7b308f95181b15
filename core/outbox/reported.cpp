#include "outbox/reported.h"

#include "outbox/afterwards.h"
#include "records/audience_store.h"
#include "records/delivery_queue.h"
#include "records/delivery_reports.h"
#include "records/early_report_store.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr std::chrono::hours clocks_differ{24};
constexpr std::chrono::hours reports_come_within{24 * 31};
constexpr std::chrono::hours early_are_kept{24};
constexpr std::int64_t most_unplaced = 1000;

bool is_failure(DeliveryReport::Kind kind) {
  return kind == DeliveryReport::Kind::undelivered || kind == DeliveryReport::Kind::no_such_address;
}

// Providers give ids out anew after a while, and their pushes can be repeated by anybody who saw one.
bool can_speak_of(const DeliveryReport& report, const HeldDelivery& held, Instant now) {
  if (now - held.delivery.changed_at > reports_come_within) return false;
  if (report.at == Instant{}) return true;
  return report.at <= now + clocks_differ && report.at >= held.delivery.created_at - clocks_differ;
}

bool is_of_another_attempt(const DeliveryReport& report, const HeldDelivery& held) {
  return !report.receipt.empty() && !held.delivery.receipt.empty() && report.receipt != held.delivery.receipt;
}

/// Takes back that the message told its people, and leads them to the next way.
class FailedMessage {
 public:
  FailedMessage(const ReportGround& ground, Transaction& transaction, const HeldDelivery& held, Instant now)
      : ground_(ground), transaction_(transaction), delivery_(held.delivery), now_(now) {}

  bool end(const DeliveryReport& report) {
    const bool no_address = report.kind == DeliveryReport::Kind::no_such_address;
    const std::string_view reason = no_address ? "no_such_address" : "undelivered";
    if (!bury_undelivered(transaction_, delivery_.id, reason, report.why, now_)) return false;
    if (no_address && !delivery_.address.empty()) {
      mark_contact_dead(transaction_, delivery_.recipient, delivery_.address);
    }
    std::shared_ptr<const Regulation> regulation;
    if (const auto fallback = fallback_on(ground_, transaction_, regulation, now_)) {
      fall_over(*fallback, delivery_, reason);
    }
    return true;
  }

 private:
  const ReportGround& ground_;
  Transaction& transaction_;
  const ClaimedDelivery& delivery_;
  Instant now_;
};

ReportFate fate_of(bool moved) { return moved ? ReportFate::taken : ReportFate::known; }

}  // namespace

std::optional<Fallback> fallback_on(const ReportGround& ground, Transaction& transaction,
                                    std::shared_ptr<const Regulation>& keep, Instant now) {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return std::nullopt;
  keep = ground.regulations.in_force(transaction.institution(), zone->local(now).date);
  if (!keep) return std::nullopt;
  return Fallback{transaction, *keep, ground.channels, *zone, now};
}

ReportFate apply_report(const ReportGround& ground, Transaction& transaction, std::string_view gateway,
                        DeliveryId delivery, const DeliveryReport& report, Instant now) {
  const auto held = delivery_of(transaction, delivery, gateway);
  if (!held) return ReportFate::unknown;
  if (!can_speak_of(report, *held, now) || report.kind == DeliveryReport::Kind::asked) return ReportFate::known;
  if (held->state == DeliveryState::sending) {
    keep_early_report(transaction, gateway, delivery, report, now);
    return ReportFate::taken;
  }
  if (ground.board != nullptr && held->state == DeliveryState::sent) {
    ground.board->note_report(gateway, held->delivery.changed_at);
  }
  if (is_failure(report.kind)) {
    if (is_of_another_attempt(report, *held)) return ReportFate::known;
    return fate_of(FailedMessage{ground, transaction, *held, now}.end(report));
  }
  const bool read = report.kind == DeliveryReport::Kind::read;
  return fate_of(raise_delivery(transaction, delivery, read ? DeliveryState::read : DeliveryState::delivered, now));
}

ReportFate keep_unplaced(Transaction& transaction, std::string_view gateway, const DeliveryReport& report,
                         Instant now) {
  if (report.receipt.empty() || report.kind == DeliveryReport::Kind::asked) return ReportFate::unknown;
  if (!is_sending(transaction, gateway)) return ReportFate::unknown;
  if (count_early_reports(transaction, gateway) >= most_unplaced) return ReportFate::unknown;
  keep_early_report(transaction, gateway, DeliveryId{}, report, now);
  return ReportFate::taken;
}

void apply_early_reports(const ReportGround& ground, Transaction& transaction, std::string_view gateway, Instant now) {
  for (const EarlyReport& early : early_reports(transaction, gateway)) {
    const auto delivery = early.delivery ? std::optional{early.delivery}
                                         : delivery_by_receipt(transaction, gateway, early.report.receipt);
    if (!delivery && now - early.kept_at < early_are_kept) continue;
    if (delivery) {
      const auto held = delivery_of(transaction, *delivery, gateway);
      if (held && held->state == DeliveryState::sending) continue;
      static_cast<void>(apply_report(ground, transaction, gateway, *delivery, early.report, now));
    }
    drop_early_report(transaction, gateway, early);
  }
}

}  // namespace vestnik
