#include "postfix_queue.h"

#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <thread>

#include "measure.h"
#include "support/child_process.h"

namespace vestnik::bench {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto owner_may_all_others_pass = fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec |
                                           fs::perms::group_read | fs::perms::others_read;

void run_postfix(const fs::path& config, const std::string& verb) {
  test::ChildProcess postfix{{"/usr/sbin/postfix", "-c", config.string(), verb}, test::Errors::with_output};
  const test::Ended ended = postfix.end();
  if (ended.code != 0) throw std::runtime_error{"postfix " + verb + ": " + ended.output};
}

// Postfix's daemons run as its own user: they pass through the folder to their queue.
void let_pass(const fs::path& folder) { fs::permissions(folder, owner_may_all_others_pass); }

}  // namespace

PostfixQueue::PostfixQueue(int sink_port, std::size_t connections)
    : port_(test::free_port()), curl_(port_, connections) {
  if (::geteuid() != 0) throw std::runtime_error{"postfix wants root"};
  let_pass(folder_.root());
  fs::create_directories(folder_.root() / "config");
  fs::create_directories(folder_.root() / "queue");
  fs::create_directories(folder_.root() / "data");
  for (const char* part : {"config", "queue"}) let_pass(folder_.root() / part);
  write_configuration(sink_port);
  test::ChildProcess chown{{"/bin/chown", "postfix", (folder_.root() / "data").string()}};
  if (chown.end().code != 0) throw std::runtime_error{"there is no user postfix"};
  run_postfix(folder_.root() / "config", "start");
  test::wait_for_listener(port_);
}

PostfixQueue::~PostfixQueue() {
  try {
    run_postfix(folder_.root() / "config", "stop");
  } catch (const std::exception&) {
    // It did not run.
  }
}

void PostfixQueue::write_configuration(int sink_port) const {
  std::ofstream main{folder_.root() / "config" / "main.cf"};
  main << "compatibility_level = 3.6\n"
       << "queue_directory = " << (folder_.root() / "queue").string() << "\n"
       << "data_directory = " << (folder_.root() / "data").string() << "\n"
       << "meta_directory = /etc/postfix\n"
       << "mydestination =\nlocal_recipient_maps =\nalias_maps =\nalias_database =\n"
       << "myhostname = bench.example\nmynetworks = 127.0.0.0/8\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n"
       << "relayhost = [127.0.0.1]:" << sink_port << "\n"
       << "smtpd_relay_restrictions = permit_mynetworks, reject\n"
       << "smtp_tls_security_level = none\nsmtpd_tls_security_level = none\n"
       << "smtpd_client_connection_rate_limit = 0\nsmtpd_client_connection_count_limit = 0\n"
       << "default_process_limit = 100\nsmtp_destination_concurrency_limit = 100\n"
       << "initial_destination_concurrency = 20\ndisable_dns_lookups = yes\nin_flow_delay = 0\n";
  std::ofstream master{folder_.root() / "config" / "master.cf"};
  master << "127.0.0.1:" << port_ << " inet n - n - - smtpd\n"
         << "cleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n"
         << "bounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\ntrace unix - - n - 0 bounce\n"
         << "smtp unix - - n - - smtp\nrelay unix - - n - - smtp\nerror unix - - n - - error\n"
         << "retry unix - - n - - error\ndiscard unix - - n - - discard\nanvil unix - - n - 1 anvil\n"
         << "scache unix - - n - 1 scache\nproxymap unix - - n - - proxymap\nshowq unix n - n - - showq\n"
         << "pickup unix n - n 60 1 pickup\nflush unix n - n 1000? 0 flush\ntlsmgr unix - - n 1000? 1 tlsmgr\n";
}

bool PostfixQueue::is_empty() const {
  for (const char* part : {"incoming", "active", "deferred", "maildrop"}) {
    for (const auto& entry : fs::recursive_directory_iterator{folder_.root() / "queue" / part}) {
      if (entry.is_regular_file()) return false;
    }
  }
  return true;
}

double PostfixQueue::mails_a_second(const std::vector<MadeMail>& mails) {
  const double seconds = seconds_of([&] {
    if (curl_.send(mails) != mails.size()) throw std::runtime_error{"postfix did not take all mails"};
    const auto patience = std::chrono::steady_clock::now() + 120s;
    while (!is_empty()) {
      if (std::chrono::steady_clock::now() > patience) throw std::runtime_error{"postfix did not deliver all mails"};
      std::this_thread::sleep_for(5ms);
    }
  });
  return static_cast<double>(mails.size()) / seconds;
}

}  // namespace vestnik::bench
