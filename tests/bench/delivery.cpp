// From recorded events to mails that an SMTP server accepted: rule, plan, text, outbox, receipt. Against libcurl alone
// with as many connections to the same smtp-sink of Postfix.
#include <atomic>
#include <stdexcept>
#include <thread>

#include "bare_curl.h"
#include "benches.h"
#include "mark_entry.h"
#include "net/mime.h"
#include "postfix_queue.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

constexpr std::size_t connections = 10;
constexpr std::size_t lessons_a_round = 3;  ///< of every class

OwnSettings mail_settings(int port) {
  return {{"plugins.enabled", "import_csv email_smtp maildir internal_mail diary bulletin mail"},
          {"gateway.email_smtp.host", "127.0.0.1"},
          {"gateway.email_smtp.port", std::to_string(port)},
          {"gateway.email_smtp.tls", "off"},
          {"gateway.email_smtp.from", "journal@school.example"},
          {"gateway.email_smtp.connections", std::to_string(connections)}};
}

/// Records rounds of low marks and measures how fast families are told of them.
class House {
 public:
  explicit House(OpenSchool& school) : school_(school) {
    for (const std::int64_t group :
         school.numbers("SELECT id FROM study_group WHERE institution_id = $1 ORDER BY id", {school.institution()})) {
      classes_.push_back(read_class(school, GroupId{group}));
    }
  }

  /// Mails a second, from the planner's first look to the last receipt. The planner and the relay are threads of their
  /// own, as in the running service.
  double mails_a_second() {
    record_round();
    const std::int64_t before = sent();
    const double busy_before = processor_seconds();
    std::atomic<bool> planned{false};
    const double seconds = seconds_of([&] {
      std::jthread planner{[&] {
        while (school_.service().plan(school_.clock().now()) > 0) {
        }
        planned.store(true);
      }};
      relay(planned);
    });
    mails_ = static_cast<std::size_t>(sent() - before);
    microseconds_.push_back((processor_seconds() - busy_before) * 1e6 / static_cast<double>(mails_));
    if (mails_ == 0) throw std::runtime_error{"no mail was sent"};
    return static_cast<double>(mails_) / seconds;
  }

  /// Processor time of a mail, a figure a round.
  [[nodiscard]] const std::vector<double>& microseconds() const { return microseconds_; }

  /// As many mails as went out last, of the same addresses and texts.
  [[nodiscard]] std::vector<MadeMail> same_mails() {
    std::vector<MadeMail> mails;
    school_.service().database().read(school_.institution(), [&](Transaction& transaction) {
      transaction.query(
          "SELECT id, address, subject, body, html FROM delivery WHERE institution_id = $1 AND state = 'sent' "
          "ORDER BY id DESC LIMIT $2",
          {school_.institution(), mails_}, [&](const Row& row) { mails.push_back(mail_of(row)); });
    });
    return mails;
  }

 private:
  static MadeMail mail_of(const Row& row) {
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

  void record_round() {
    for (const SchoolClass& group : classes_) {
      for (std::size_t at = 0; at < lessons_a_round; ++at) {
        const auto& [lesson, teacher] = group.lessons.at(next_ + at);
        record_marks(school_, teacher, marks_for_all(lesson, group.students, 2));
      }
    }
    next_ += lessons_a_round;
  }

  void relay(const std::atomic<bool>& planned) {
    Service& service = school_.service();
    while (true) {
      const bool last_look = planned.load();
      std::size_t claimed = 0;
      for (std::size_t gateway = 0; gateway < service.gateway_count(); ++gateway) {
        claimed += service.deliver(gateway, school_.clock().now()).claimed;
      }
      if (claimed > 0) continue;
      if (last_look) return;
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
  }

  [[nodiscard]] std::int64_t sent() {
    return school_
        .numbers("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'email' AND state = 'sent'",
                 {school_.institution()})
        .at(0);
  }

  OpenSchool& school_;
  std::vector<SchoolClass> classes_;
  std::size_t next_ = 0;
  std::size_t mails_ = 0;
  std::vector<double> microseconds_;
};

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
  House house{school};
  PostfixQueue postfix{port, connections};
  const Compared compared = compare(
      rounds, {[&] { return house.mails_a_second(); }, [&] { return postfix.mails_a_second(house.same_mails()); }});
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
  House house{school};
  BareCurl curl{port, connections};
  std::vector<double> bare_microseconds;
  const auto bare = [&] {
    const std::vector<MadeMail> mails = house.same_mails();
    std::size_t sent = 0;
    const double busy_before = processor_seconds();
    const double seconds = seconds_of([&] { sent = curl.send(mails); });
    bare_microseconds.push_back((processor_seconds() - busy_before) * 1e6 / static_cast<double>(mails.size()));
    if (sent != mails.size()) throw std::runtime_error{"the sink refused mails of libcurl alone"};
    return static_cast<double>(sent) / seconds;
  };
  const Compared compared = compare(rounds, {[&] { return house.mails_a_second(); }, bare});
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
