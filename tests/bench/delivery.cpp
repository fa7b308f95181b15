// From recorded events to mails that an SMTP server accepted: rule, plan, text, outbox, receipt. Against libcurl alone
// with as many connections to the same smtp-sink of Postfix.
#include <stdexcept>

#include "bare_curl.h"
#include "benches.h"
#include "net/mime.h"
#include "postfix_queue.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"
#include "told_families.h"

namespace vestnik::bench {
namespace {

constexpr std::size_t connections = 10;

OwnSettings mail_settings(int port) {
  return {{"plugins.enabled", "import_csv email_smtp maildir internal_mail diary bulletin mail"},
          {"gateway.email_smtp.host", "127.0.0.1"},
          {"gateway.email_smtp.port", std::to_string(port)},
          {"gateway.email_smtp.tls", "off"},
          {"gateway.email_smtp.from", "journal@school.example"},
          {"gateway.email_smtp.connections", std::to_string(connections)}};
}

MadeMail mail_of(const Row& row) {
  const std::string id = net::message_id_for("1." + std::to_string(row.integer(0)), "school.example");
  const std::string to = row.string(1);
  const std::string subject = row.string(2);
  const std::string text = row.string(3);
  const std::string html = row.string(4);
  return {to, net::build_mail({.message_id = id,
                               .date = {},
                               .from_name = "School",
                               .from = "journal@school.example",
                               .to = to,
                               .subject = subject,
                               .text = text,
                               .html = html})
                  .value()};
}

/// As many mails as went out last, of the same addresses and texts.
std::vector<MadeMail> last_mails(OpenSchool& school, std::size_t count) {
  std::vector<MadeMail> mails;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT id, address, subject, body, html FROM delivery WHERE institution_id = $1 AND state = 'sent' "
        "ORDER BY id DESC LIMIT $2",
        {school.institution(), count}, [&](const Row& row) { mails.push_back(mail_of(row)); });
  });
  return mails;
}

std::vector<std::string> sink_on(int port) {
  return {"/usr/sbin/smtp-sink", "-u", "nobody", "127.0.0.1:" + std::to_string(port), "1000"};
}

}  // namespace

std::vector<Figure> measure_postfix(int rounds) {
  const int port = test::free_port();
  const test::ChildProcess sink{sink_on(port)};
  test::wait_for_listener(port);
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 600);
  OpenSchool school{folder.root(), mail_settings(port)};
  ToldFamilies house{school, "email"};
  PostfixQueue postfix{port, connections};
  const Compared compared =
      compare(rounds, {[&] { return house.messages_a_second(); },
                       [&] { return postfix.mails_a_second(last_mails(school, house.messages())); }});
  constexpr double wanted = 5;
  return {{"the same against Postfix injecting and delivering the same mails through its queue",
           in_figures(compared.ours) + " mails/s", "Postfix: " + in_figures(compared.bare) + "/s",
           in_figures(compared.ratio, 1), "≥ " + in_figures(wanted), compared.ratio >= wanted}};
}

std::vector<Figure> measure_delivery(int rounds) {
  const int port = test::free_port();
  const test::ChildProcess sink{sink_on(port)};
  test::wait_for_listener(port);
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 600);
  OpenSchool school{folder.root(), mail_settings(port)};
  ToldFamilies house{school, "email"};
  BareCurl curl{port, connections};
  std::vector<double> bare_microseconds;
  const auto bare = [&] {
    const std::vector<MadeMail> mails = last_mails(school, house.messages());
    std::size_t sent = 0;
    const double busy_before = processor_seconds();
    const double seconds = seconds_of([&] { sent = curl.send(mails); });
    bare_microseconds.push_back((processor_seconds() - busy_before) * 1e6 / static_cast<double>(mails.size()));
    if (sent != mails.size()) throw std::runtime_error{"the sink refused mails of libcurl alone"};
    return static_cast<double>(sent) / seconds;
  };
  const Compared compared = compare(rounds, {[&] { return house.messages_a_second(); }, bare});
  constexpr double wanted = 0.6;
  constexpr double wanted_rate = 3000;
  const std::string what = "from a recorded mark to a mail accepted: rule, plan, text, outbox, receipt";
  const auto busy = [](const std::vector<double>& rounds_of_it) {
    return "/s, " + in_figures(median(rounds_of_it)) + " µs of processor each";
  };
  return {{what, in_figures(compared.ours) + busy(house.microseconds()),
           "libcurl alone: " + in_figures(compared.bare) + busy(bare_microseconds), in_figures(compared.ratio, 2),
           "≥ " + in_figures(wanted, 1), compared.ratio >= wanted},
          {"the same, in figures", in_figures(compared.ours) + " mails/s", "—", "—",
           "≥ " + in_figures(wanted_rate) + "/s", compared.ours >= wanted_rate}};
}

}  // namespace vestnik::bench
