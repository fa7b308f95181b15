#include "support/real_mail_servers.h"

#include <signal.h>
#include <unistd.h>

#include <fstream>

namespace vestnik::test {
namespace {

using std::filesystem::path;

/// "nobody": whose mails they are.
constexpr int nobody = 65534;

constexpr const char* postfix_services = R"(127.0.0.1:PORT inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
)";

constexpr const char* postfix_settings = R"(compatibility_level = 3.6
queue_directory = FOLDER/queue
data_directory = FOLDER/data
config_directory = FOLDER/config
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.school.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
virtual_mailbox_base = FOLDER/mails
virtual_mailbox_maps = texthash:FOLDER/mailboxes
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
notify_classes =
default_transport = error
maillog_file = FOLDER/log
maillog_file_prefixes = FOLDER
virtual_mailbox_domains =)";

constexpr const char* dovecot_settings = R"(base_dir = FOLDER/run
state_dir = FOLDER/state
log_path = FOLDER/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:MAILDIR
passdb {
  driver = static
  args = user=USER password=PASSWORD
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=FOLDER/home
}
service imap-login {
  inet_listener imap {
    port = PORT
  }
  inet_listener imaps {
    port = 0
  }
}
)";

std::string filled(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [word, value] : values) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size())) {
      text.replace(at, word.size(), value);
    }
  }
  return text;
}

void write(const path& file, const std::string& text) { std::ofstream{file} << text; }

void open_to_all(const path& folder) {
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, static_cast<std::filesystem::perms>(0755));
}

void give_to_nobody(const path& folder) {
  open_to_all(folder);
  if (::chown(folder.c_str(), nobody, nobody) != 0) throw std::runtime_error{"tests of mail servers run as root"};
}

}  // namespace

RealPostfix::RealPostfix(path folder, const House& house) : folder_(std::move(folder)), port_(free_port()) {
  // Postfix and the owner of the mails go through both.
  open_to_all(folder_.parent_path());
  open_to_all(folder_);
  for (const char* part : {"config", "queue", "data"}) open_to_all(folder_ / part);
  give_to_nobody(mails());
  static_cast<void>(ChildProcess{{"chown", "postfix", (folder_ / "data").string()}}.read_to_end());
  const std::map<std::string, std::string> values{{"FOLDER", folder_.string()}, {"PORT", std::to_string(port_)}};
  std::string settings = filled(postfix_settings, values);
  for (const auto& domain : house.domains) settings += " " + domain;
  write(folder_ / "config" / "main.cf", settings + "\n");
  write(folder_ / "config" / "master.cf", filled(postfix_services, values));
  std::string mailboxes;
  for (const auto& [address, maildir] : house.maildirs) mailboxes += address + " " + maildir + "/\n";
  write(folder_ / "mailboxes", mailboxes);
  say("start");
  wait_for_listener(port_);
}

RealPostfix::~RealPostfix() { say("abort"); }

// Postfix is its own daemon: what starts and stops it ends at once, and its output stays open behind it.
void RealPostfix::say(const char* verb) const {
  const std::string quiet =
      "exec postfix -c '" + (folder_ / "config").string() + "' " + verb + " </dev/null >/dev/null 2>&1";
  static_cast<void>(ChildProcess{{"sh", "-c", quiet}}.end(0, std::chrono::seconds{20}));
}

RealDovecot::RealDovecot(const path& folder, const path& maildir, const std::string& user, const std::string& password)
    : port_(free_port()) {
  open_to_all(folder);
  give_to_nobody(folder / "home");
  give_to_nobody(maildir);
  write(folder / "dovecot.conf", filled(dovecot_settings, {{"FOLDER", folder.string()},
                                                           {"MAILDIR", maildir.string()},
                                                           {"USER", user},
                                                           {"PASSWORD", password},
                                                           {"PORT", std::to_string(port_)}}));
  master_ = std::make_unique<ChildProcess>(
      std::vector<std::string>{"dovecot", "-F", "-c", (folder / "dovecot.conf").string()}, Errors::with_output);
  wait_for_listener(port_);
}

RealDovecot::~RealDovecot() { static_cast<void>(master_->end(SIGTERM)); }

}  // namespace vestnik::test
