#include "outbox/report_desk.h"

#include <array>
#include <charconv>
#include <map>

#include "records/delivery_reports.h"
#include "records/early_report_store.h"

namespace vestnik {
namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

constexpr std::array<std::string_view, 3> fate_words{"taken", "known", "unknown"};

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
    if (const auto place = place_of(gateway, reports[at])) {
      places[place->institution].push_back({at, place->delivery});
    } else {
      fates[at] = take_unplaced(gateway, reports[at]);
    }
  }
  const ReportGround ground = parts_.ground();
  for (const auto& [institution, named] : places) {
    parts_.database.write(institution, Priority::relay, [&, &those = named](Transaction& transaction) {
      for (const Named& one : those) {
        fates[one.report] =
            apply_report(ground, transaction, gateway, one.delivery, reports[one.report], parts_.clock.now());
      }
      return true;
    });
  }
  count(gateway, fates);
  return fates;
}

// Either the receipt is there by now, or the gateway is still sending: one snapshot tells which. A report of neither
// costs no write, so that forged ones do not keep the writer busy.
ReportFate ReportDesk::take_unplaced(std::string_view gateway, const DeliveryReport& report) {
  auto fate = ReportFate::unknown;
  if (report.receipt.empty()) return fate;
  for (const InstitutionId institution : parts_.institutions()) {
    bool may_be_here = false;
    parts_.database.read(institution, [&](Transaction& transaction) {
      may_be_here = delivery_by_receipt(transaction, gateway, report.receipt) || is_sending(transaction, gateway);
    });
    if (!may_be_here) continue;
    parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
      const auto found = delivery_by_receipt(transaction, gateway, report.receipt);
      const auto now = parts_.clock.now();
      const auto here = found ? apply_report(parts_.ground(), transaction, gateway, *found, report, now)
                              : keep_unplaced(transaction, gateway, report, now);
      if (fate == ReportFate::unknown) fate = here;
      return true;
    });
  }
  return fate;
}

void ReportDesk::count(std::string_view gateway, const std::vector<ReportFate>& fates) {
  if (parts_.metrics == nullptr) return;
  for (const ReportFate fate : fates) {
    parts_.metrics->count("vestnik_reports_total",
                          {{"gateway", gateway}, {"fate", fate_words[static_cast<std::size_t>(fate)]}});
  }
}

}  // namespace vestnik
