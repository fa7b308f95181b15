#include "gammu_gateway.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "base/durable_file.h"
#include "base/log.h"
#include "base/text.h"
#include "base/utf16.h"
#include "domain/sms_segments.h"
#include "net/header_text.h"

namespace vestnik::gammu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t messages_in_a_batch = 20;  // a modem sends one in some seconds
constexpr std::size_t longest_message = 10;      // parts; gammu cuts what is longer
constexpr std::chrono::minutes disk_trouble_lasts{5};
constexpr std::chrono::seconds next_batch{1};
constexpr std::chrono::seconds looks_every{10};
// gammu-smsd writes the parts of one answer one after another.
constexpr std::chrono::seconds parts_are_written_within{5};
constexpr std::chrono::hours sent_are_kept{48};
// The daemon takes some seconds a message; whatever is more urgent goes first.
constexpr std::chrono::minutes a_modem_takes_at_most{30};

std::string content_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

Refused refused(const char* code, Refused::Of of) { return {net::in_words(Problem{code}), true, of}; }

bool has_rested(const fs::directory_entry& file, std::chrono::seconds length) {
  std::error_code gone;
  const auto written = file.last_write_time(gone);
  return !gone && fs::file_time_type::clock::now() - written >= length;
}

}  // namespace

GammuGateway::GammuGateway(Spool spool, const Clock& clock)
    : spool_(std::move(spool)), clock_(clock), info_{"gammu", "sms", "sms", "phone", messages_in_a_batch} {
  info_.reports = true;
  info_.collect_every = looks_every;
}

std::vector<Outcome> GammuGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  std::vector<Outcome> outcomes;
  const Instant now = clock_.now();
  try {
    for (const Message& message : messages) {
      const bool late = std::chrono::steady_clock::now() >= deadline;
      outcomes.push_back(late ? Outcome{RetryAt{now + next_batch, "the deadline passed"}} : deliver_one(message, now));
    }
    if (!messages.empty()) sync_folder(spool_.outbox);
  } catch (const std::system_error& error) {
    // What was written already is found by its note at the next attempt.
    outcomes.assign(messages.size(), RetryAt{now + disk_trouble_lasts, error.code().message()});
  }
  return outcomes;
}

Outcome GammuGateway::deliver_one(const Message& message, Instant now) const {
  if (!net::is_telephone(message.address)) return refused("sms.bad_telephone", Refused::Of::address);
  if (!is_utf8(message.text)) return refused("sms.not_utf8", Refused::Of::message);
  if (count_sms_segments(message.text).segments > longest_message) {
    return refused("sms.too_long_for_modem", Refused::Of::message);
  }
  // A modem keeps no validity: what is too late must not be handed to it.
  if (message.expires && *message.expires <= now) return RetryAt{now, "expired"};
  const std::string name = outbox_name(message, now);
  if (message.attempt > 1 && was_handed_over(message)) return Sent{name};
  // gammu-smsd takes what begins with "OUT", and nothing before it is renamed.
  write_file(spool_.outbox / (".vestnik" + note_of(message)), spool_.outbox / name,
             "\xFF\xFE" + to_utf16(message.text, OctetOrder::low_first));
  return Sent{name};
}

bool GammuGateway::was_handed_over(const Message& message) const {
  const std::string ending = note_of(message) + ".txtd";
  for (const fs::path& folder : {spool_.outbox, spool_.sent}) {
    for (const auto& file : fs::directory_iterator{folder}) {
      if (file.path().filename().string().ends_with(ending)) return true;
    }
  }
  return false;
}

void GammuGateway::collect(DeliveryReports& reports, Deadline) {
  try {
    take_back_stale();
    collect_errors(reports);
    collect_answers(reports);
    clear_sent();
  } catch (const std::system_error& error) {
    log(LogLevel::warning, "gammu", "the folders cannot be read", {{"why", error.code().message()}});
  }
}

// Moved, not read and removed: the daemon finds the file or it does not, and what was moved is reported at this look
// or, after a kill, at the next.
void GammuGateway::take_back_stale() {
  std::size_t taken = 0;
  for (const auto& file : fs::directory_iterator{spool_.outbox}) {
    const std::string name = file.path().filename().string();
    const auto handed_over = key_in(name) ? moment_in(name) : std::nullopt;
    if (!handed_over || clock_.now() - *handed_over < a_modem_takes_at_most) continue;
    std::error_code gone;
    fs::rename(file.path(), spool_.error / name, gone);
    taken += gone ? 0 : 1;
  }
  if (taken > 0) log(LogLevel::warning, "gammu", "the modem sends nothing", {{"taken_back", taken}});
}

void GammuGateway::collect_errors(DeliveryReports& reports) {
  std::vector<DeliveryReport> failed;
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator{spool_.error}) {
    const auto key = key_in(file.path().filename().string());
    if (!key) continue;
    DeliveryReport report;
    report.idempotency_key = *key;
    report.kind = DeliveryReport::Kind::undelivered;
    report.at = clock_.now();
    report.why = "the modem could not send it";
    failed.push_back(std::move(report));
    files.push_back(file.path());
  }
  if (failed.empty()) return;
  static_cast<void>(reports.take(info_.name, failed));
  // They hold a telephone and a text.
  for (const fs::path& file : files) fs::remove(file);
}

void GammuGateway::collect_answers(DeliveryReports& reports) {
  struct Answer {
    std::string from;
    std::map<int, fs::path> parts;
    bool whole = true;
  };
  std::map<std::string, Answer> answers;
  for (const auto& file : fs::directory_iterator{spool_.inbox}) {
    const auto name = read_inbox_name(file.path().filename().string());
    if (!name || nobodys_.contains(name->message)) continue;
    Answer& answer = answers[name->message];
    answer.from = name->from;
    answer.parts[name->part] = file.path();
    answer.whole = answer.whole && has_rested(file, parts_are_written_within);
  }
  for (const auto& [id, answer] : answers) {
    if (!answer.whole) continue;
    std::string text;
    for (const auto& [part, file] : answer.parts) text += text_of_file(content_of(file));
    if (!reports.take(InboundMessage{info_.name, id, answer.from, text, clock_.now()})) {
      // Left for whoever reads the modem's inbox.
      nobodys_.insert(id);
      continue;
    }
    for (const auto& [part, file] : answer.parts) fs::remove(file);
  }
}

void GammuGateway::clear_sent() const {
  for (const auto& file : fs::directory_iterator{spool_.sent}) {
    if (key_in(file.path().filename().string()) && has_rested(file, sent_are_kept)) fs::remove(file.path());
  }
}

}  // namespace vestnik::gammu
