// From recorded events to submit_sm_resp: rule, plan, text, outbox, receipt. Against Kannel, which is handed the same
// texts over HTTP and takes them to the same SMPP server from a store that it never syncs.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <stdexcept>

#include "benches.h"
#include "kannel.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"
#include "told_families.h"

namespace vestnik::bench {
namespace {

/// The SMPP server, a process of its own, and how many messages it has taken.
class SmppSink {
 public:
  explicit SmppSink(const std::string& counter) : process_({VESTNIK_SMPP_SINK, counter}) {
    port_ = process_.read_port();
    const int file = ::open(counter.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::runtime_error{"no counter of the SMPP server"};
    mapped_ = ::mmap(nullptr, sizeof(std::uint64_t), PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped_ == MAP_FAILED) throw std::runtime_error{"no counter of the SMPP server"};
  }
  SmppSink(const SmppSink&) = delete;
  SmppSink& operator=(const SmppSink&) = delete;
  ~SmppSink() { ::munmap(mapped_, sizeof(std::uint64_t)); }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::uint64_t taken() const { return static_cast<const std::atomic<std::uint64_t>*>(mapped_)->load(); }

 private:
  test::ChildProcess process_;
  int port_ = 0;
  void* mapped_ = nullptr;
};

OwnSettings smpp_settings(int port, const std::string& password_file) {
  return {{"plugins.enabled", "import_csv smpp maildir internal_mail diary bulletin mail"},
          {"gateway.smpp.host", "127.0.0.1"},
          {"gateway.smpp.port", std::to_string(port)},
          {"gateway.smpp.system_id", "school"},
          {"gateway.smpp.password", "file:" + password_file},
          {"gateway.smpp.sender", "School39"},
          {"gateway.smpp.window", "100"}};
}

std::vector<Sms> last_texts(OpenSchool& school, std::size_t count) {
  std::vector<Sms> texts;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT address, body FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = 'sent' "
        "ORDER BY id DESC LIMIT $2",
        {school.institution(), count}, [&](const Row& row) {
          texts.push_back({row.string(0), row.string(1)});
        });
  });
  return texts;
}

}  // namespace

std::vector<Figure> measure_smpp(int rounds) {
  const tests::TemporaryFolder folder;
  const SmppSink sink{folder.path("taken")};
  const auto taken = [&] { return sink.taken(); };
  std::ofstream{folder.path("password")} << "secret";
  std::filesystem::permissions(folder.path("password"), std::filesystem::perms::owner_read);
  make_school(folder.root() / "data", 600, "30.09.2026", "sms");
  OpenSchool school{folder.root() / "data", smpp_settings(sink.port(), folder.path("password"))};
  ToldFamilies families{school, "sms"};
  Kannel narrow{folder.root() / "narrow", sink.port(), 10, taken};
  Kannel wide{folder.root() / "wide", sink.port(), 100, taken};
  const auto kannel = [&] {
    const std::vector<Sms> texts = last_texts(school, families.messages());
    return std::max(narrow.messages_a_second(texts), wide.messages_a_second(texts));
  };
  const Compared compared = compare(rounds, {[&] { return families.messages_a_second(); }, kannel});
  constexpr double wanted = 1.0;
  return {{"from a recorded mark to an SMS accepted over SMPP: rule, plan, text, durable outbox, receipt",
           in_figures(compared.ours) + "/s, " + in_figures(median(families.microseconds())) + " µs of processor each",
           "Kannel, texts handed in over HTTP, store never synced: " + in_figures(compared.bare) + "/s",
           in_figures(compared.ratio, 2), "≥ " + in_figures(wanted, 1), compared.ratio >= wanted}};
}

}  // namespace vestnik::bench
