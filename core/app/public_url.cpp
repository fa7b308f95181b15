#include "app/public_url.h"

#include "base/log.h"

namespace vestnik {

std::string public_url(const Settings& settings) {
  std::string url = settings.text("http.public_url", "");
  while (url.ends_with('/')) url.pop_back();
  if (url.empty() || url.starts_with("https://") || url.starts_with("http://")) return url;
  log(LogLevel::warning, "app", "no address of the web: letters have none to unsubscribe",
      {{"key", "http.public_url"}});
  return {};
}

}  // namespace vestnik
