#include "plugins/bounces/bounce_reader.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "net/header_text.h"
#include "plugins/bounces/sent_mail.h"

namespace vestnik::bounces {
namespace {

/// A notification with the headers it returns has a few kilobytes; the rest is the mail itself.
constexpr std::size_t largest_mail = std::size_t{256} << 10U;
constexpr std::size_t most_at_once = 200;

std::string_view fate_word(ReportFate fate) {
  switch (fate) {
    case ReportFate::taken: return "taken";
    case ReportFate::known: return "known";
    case ReportFate::unknown: break;
  }
  return "unknown";
}

}  // namespace

std::string BounceReader::mailbox_name() const {
  return settings_.server->user + "@" + settings_.server->host + "/" + settings_.mailbox;
}

void BounceReader::read(DeliveryReports& reports, Deadline deadline) {
  const std::string name = mailbox_name();
  MailboxPlace place;
  ports_.database.read(InstitutionId{}, [&](Transaction& transaction) { place = place_in(transaction, name); });
  net::ImapSession session{*settings_.server, deadline};
  const auto mailbox = session.select(settings_.mailbox);
  if (mailbox && mailbox->uid_validity != place.uid_validity) place = {mailbox->uid_validity, 0};
  auto uids = mailbox ? session.uids_after(place.uid) : std::vector<std::uint32_t>{};
  uids.resize(std::min(uids.size(), most_at_once));
  const std::uint32_t before = place.uid;
  for (const std::uint32_t uid : uids) {
    if (!look_at(session, uid, reports)) break;
    place.uid = uid;
  }
  note(session.trouble());
  if (place.uid == before) return;
  ports_.database.write(InstitutionId{}, Priority::relay, [&](Transaction& transaction) {
    keep_place(transaction, name, place);
    return true;
  });
}

bool BounceReader::look_at(net::ImapSession& session, std::uint32_t uid, DeliveryReports& reports) {
  const auto mail = session.fetch(uid, largest_mail);
  // A mail that somebody has deleted meanwhile is done with.
  if (!mail) return session.trouble() == net::ImapTrouble::none;
  const Judged judged = judge(mail->bytes);
  if (judged.judgement == Judgement::wait) return false;
  if (judged.judgement == Judgement::left_alone) {
    ports_.metrics.count("vestnik_bounces_total", {{"fate", "left_alone"}});
    return true;
  }
  const auto fates = reports.take(settings_.gateway, {&judged.report, 1});
  const ReportFate fate = fates.empty() ? ReportFate::unknown : fates.front();
  ports_.metrics.count("vestnik_bounces_total", {{"fate", fate_word(fate)}});
  if (fate != ReportFate::unknown) session.mark_seen(uid);
  return session.trouble() == net::ImapTrouble::none;
}

BounceReader::Judged BounceReader::judge(std::string_view mail) {
  Judged judged;
  const auto bounce = read_bounce(mail);
  const auto key = bounce ? parse_message_id(bounce->message_id, settings_.domain) : std::nullopt;
  if (!key) return judged;
  std::optional<SentMail> sent;
  ports_.database.read(key->institution, [&](Transaction& transaction) {
    sent = sent_mail(transaction, key->delivery, settings_.gateway);
  });
  if (!sent) return judged;
  // It came back before our server's answer was written down: its receipt is still to come.
  if (sent->state == "sending") {
    judged.judgement = Judgement::wait;
    return judged;
  }
  if (!names_receipt(mail, sent->receipt)) return judged;
  auto& report = judged.report;
  judged.judgement = Judgement::report;
  report.idempotency_key = std::to_string(key->institution.value) + "." + std::to_string(key->delivery.value);
  report.receipt = sent->receipt;
  report.kind = bounce->kind;
  report.at = ports_.clock.now();
  report.why = net::without_addresses(bounce->why, sent->address);
  // Somebody else's address behind ours (a forwarding) says nothing of ours.
  const bool of_this_address =
      std::ranges::find(bounce->recipients, to_lower(sent->address)) != bounce->recipients.end();
  if (!of_this_address && report.kind == DeliveryReport::Kind::no_such_address) {
    report.kind = DeliveryReport::Kind::undelivered;
  }
  return judged;
}

void BounceReader::note(net::ImapTrouble trouble) {
  if (trouble == last_trouble_) return;
  last_trouble_ = trouble;
  if (trouble == net::ImapTrouble::none) {
    log(LogLevel::info, "bounces", "the mailbox is read again");
  } else {
    log(LogLevel::warning, "bounces", "the mailbox cannot be read", {{"why", net::to_text(trouble)}});
  }
}

}  // namespace vestnik::bounces
