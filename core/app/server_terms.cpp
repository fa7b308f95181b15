#include "app/server_terms.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::int64_t usual_port = 8080;
/// For the database, the gateways, the log.
constexpr std::size_t files_besides = 256;

std::vector<std::string> names_in(const Settings& settings, std::string_view key) {
  const std::string text = settings.text(key, "");
  std::vector<std::string> names;
  for (const std::string_view name : split(text, ' ')) {
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

unsigned with_room(std::int64_t wanted, std::size_t open_files) {
  const auto asked = static_cast<std::size_t>(std::max<std::int64_t>(wanted, 1));
  const std::size_t room = open_files > 2 * files_besides ? open_files - files_besides : open_files / 2;
  if (asked > room) {
    log(LogLevel::warning, "app", "fewer connections than set: the limit of open files is too low",
        {{"wanted", asked}, {"connections", room}});
  }
  return static_cast<unsigned>(std::min(asked, room));
}

}  // namespace

Result<ServerOptions> server_terms(const Settings& settings, std::size_t open_files) {
  ServerOptions options;
  options.address = settings.text("http.address", options.address);
  const auto port = settings.number("http.port", usual_port);
  if (!port) return port.problem();
  options.port = static_cast<std::uint16_t>(*port);
  const auto connections = settings.number("http.connections", options.connections);
  if (!connections) return connections.problem();
  options.connections = with_room(*connections, open_files);
  const auto of_one = settings.number("http.connections_per_address", options.connections_per_address);
  if (!of_one) return of_one.problem();
  options.connections_per_address = static_cast<unsigned>(std::max<std::int64_t>(*of_one, 0));
  options.trusted_proxies = names_in(settings, "http.trusted_proxies");
  options.front.hosts = names_in(settings, "http.hosts");
  return options;
}

}  // namespace vestnik
