#include "maildir_gateway.h"

#include <system_error>

#include "base/durable_file.h"
#include "net/header_text.h"

namespace vestnik::maildir {
namespace {

// A disk does not mend in a second; the relay's own backoff may be longer.
constexpr std::chrono::minutes disk_trouble_lasts{5};
constexpr std::chrono::seconds next_batch{1};

Refused refusal_of(const Problem& problem) {
  const bool bad_address =
      problem.code == "sms.bad_telephone" || (problem.code == "mail.bad_address" && problem.detail("field") == "to");
  return {net::in_words(problem), true, bad_address ? Refused::Of::address : Refused::Of::message};
}

}  // namespace

FolderGateway::FolderGateway(GatewayInfo info, Config config, const Clock& clock, Compose compose,
                             const std::string& temporary, const std::string& final_folder,
                             const std::string& read_folder)
    : info_(std::move(info)),
      config_(std::move(config)),
      clock_(clock),
      compose_(compose),
      temporary_(config_.folder / temporary),
      final_folder_(config_.folder / final_folder),
      read_folder_(read_folder.empty() ? std::filesystem::path{} : config_.folder / read_folder) {}

std::vector<Outcome> FolderGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(messages.size());
  const Instant now = clock_.now();
  try {
    make_durable_folder(temporary_);
    make_durable_folder(final_folder_);
    if (!read_folder_.empty()) make_durable_folder(read_folder_);
    for (const Message& message : messages) {
      const bool late = std::chrono::steady_clock::now() >= deadline;
      outcomes.push_back(late ? Outcome{RetryAt{now + next_batch, "the deadline passed"}} : deliver_one(message, now));
    }
    if (!messages.empty()) sync_folder(final_folder_);
  } catch (const std::system_error& error) {
    // Files already written are written again under the same names: telling all to come again is safe.
    outcomes.assign(messages.size(), RetryAt{now + disk_trouble_lasts, error.code().message()});
  }
  return outcomes;
}

Outcome FolderGateway::deliver_one(const Message& message, Instant now) const {
  const auto sheet = compose_(config_, message, now);
  if (!sheet.ok()) return refusal_of(sheet.problem());
  if (message.attempt > 1 && was_read(sheet->name)) return Sent{sheet->name};
  write_file(temporary_ / ("." + sheet->name), final_folder_ / sheet->name, sheet->content);
  return Sent{sheet->name};
}

bool FolderGateway::was_read(const std::string& name) const {
  if (read_folder_.empty()) return false;
  for (const auto& entry : std::filesystem::directory_iterator{read_folder_}) {
    if (entry.path().filename().string().starts_with(name + ":")) return true;
  }
  return false;
}

}  // namespace vestnik::maildir
