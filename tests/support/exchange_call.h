#pragma once
/// A request through the server's front, router and handler, as libmicrohttpd would hand it over; no sockets.
#include <string>
#include <utility>
#include <vector>

#include "http/exchange.h"

namespace vestnik::tests {

inline Response exchange_call(const ExchangeRules& rules, const std::string& method, const std::string& target,
                              const std::vector<std::pair<std::string, std::string>>& headers,
                              const std::string& body = {}) {
  // The front looks at where the texts stand: one byte between target and version, two between a header and the next.
  const std::string line = target + '\0' + "HTTP/1.1";
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const auto& [name, value] : headers) {
    places.emplace_back(text.size(), text.size() + name.size() + 2);
    text += name + ": " + value + "\r\n";
  }
  std::vector<HeaderField> fields;
  for (std::size_t at = 0; at < headers.size(); ++at) {
    const std::string_view whole{text};
    fields.push_back({whole.substr(places[at].first, headers[at].first.size()),
                      whole.substr(places[at].second, headers[at].second.size())});
  }
  Exchange exchange{rules, line.c_str(), "1"};
  exchange.admit(method, std::string_view{line}.substr(target.size() + 1), fields, "192.0.2.1", false);
  if (!exchange.refused() && exchange.take(body) && !exchange.refused()) exchange.run();
  return exchange.response();
}

}  // namespace vestnik::tests
