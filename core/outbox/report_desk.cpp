#include "outbox/report_desk.h"

#include <charconv>
#include <map>

#include "outbox/afterwards.h"
#include "records/delivery_reports.h"

namespace vestnik {
namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

std::optional<DeliveryState> state_of(DeliveryReport::Kind kind) {
  switch (kind) {
    case DeliveryReport::Kind::delivered: return DeliveryState::delivered;
    case DeliveryReport::Kind::read: return DeliveryState::read;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<ReportDesk::Place> ReportDesk::place_of(std::string_view gateway, const DeliveryReport& report) {
  if (const auto dot = report.idempotency_key.find('.'); dot != std::string::npos) {
    const std::string_view key = report.idempotency_key;
    const auto institution = number_of(key.substr(0, dot));
    const auto delivery = number_of(key.substr(dot + 1));
    if (institution && delivery) return Place{InstitutionId{*institution}, DeliveryId{*delivery}};
  }
  if (report.receipt.empty()) return std::nullopt;
  for (const InstitutionId institution : parts_.institutions()) {
    std::optional<DeliveryId> found;
    parts_.database.read(institution, [&](Transaction& transaction) {
      found = delivery_by_receipt(transaction, gateway, report.receipt);
    });
    if (found) return Place{institution, *found};
  }
  return std::nullopt;
}

std::vector<ReportFate> ReportDesk::take(std::string_view gateway, std::span<const DeliveryReport> reports) {
  std::vector<ReportFate> fates(reports.size(), ReportFate::unknown);
  std::map<InstitutionId, std::vector<Named>> places;
  for (std::size_t at = 0; at < reports.size(); ++at) {
    if (const auto place = place_of(gateway, reports[at])) places[place->institution].push_back({at, place->delivery});
  }
  for (const auto& [institution, named] : places) {
    parts_.database.write(institution, Priority::relay, [&, &those = named](Transaction& transaction) {
      for (const Named& one : those) {
        if (!is_delivery_of(transaction, one.delivery, gateway)) continue;
        const auto state = state_of(reports[one.report].kind);
        const bool moved = state && raise_delivery(transaction, one.delivery, *state, parts_.clock.now());
        fates[one.report] = moved ? ReportFate::taken : ReportFate::known;
      }
      return true;
    });
  }
  return fates;
}

}  // namespace vestnik
