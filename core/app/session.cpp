#include "app/session.h"

#include <cstdlib>
#include <iostream>

#include "app/program_desk.h"
#include "app/settings_file.h"
#include "app/tool_answer.h"

namespace vestnik {
namespace {

std::filesystem::path share_of(const CommonOptions& options) {
  if (!options.share.empty()) return options.share;
  const char* given = std::getenv("VESTNIK_SHARE");
  return given != nullptr ? given : VESTNIK_SHARE;
}

std::filesystem::path plugins_of(const CommonOptions& options) {
  if (!options.plugins.empty()) return options.plugins;
  return own_program().parent_path() / "plugins";
}

}  // namespace

std::unique_ptr<CommandSession> CommandSession::open(const CommonOptions& options,
                                                     const std::vector<std::pair<std::string, std::string>>& own) {
  Places places{share_of(options), options.data, plugins_of(options), options.config};
  auto messages = MessageTable::load(places.share / "templates" / "messages");
  if (!messages) {
    // Without the catalogue there are no words yet: the code must do.
    std::cerr << messages.problem().code << ' ' << messages.problem().detail("file") << '\n';
    return nullptr;
  }
  std::vector<std::filesystem::path> files;
  if (!options.config.empty()) files.emplace_back(options.config);
  files.push_back(places.share / "config" / "vestnik.properties");
  auto given = own;
  given.emplace_back("gateway.maildir.folder", (places.data / "messages").string());
  given.emplace_back("paths.share", places.share.string());
  auto settings = load_settings(files, given);
  if (!settings) {
    const ProblemText text = messages->explain(settings.problem());
    std::cerr << text.title << ' ' << text.next << '\n';
    return nullptr;
  }
  return std::unique_ptr<CommandSession>{
      new CommandSession{std::move(places), *std::move(settings), *std::move(messages)}};
}

std::unique_ptr<Service> CommandSession::open_service(const Clock& clock, Random& random, bool exclusive) const {
  auto service = Service::open({places_, *settings_, clock, random, exclusive});
  if (!service) {
    complain(service.problem());
    return nullptr;
  }
  for (const LeftOut& left : (*service)->left_out()) complain(left.problem);
  return *std::move(service);
}

void CommandSession::complain(const Problem& problem) const { std::cerr << complaint_text(messages_, problem); }

}  // namespace vestnik
