#pragma once
/// A real server with a few routes, listening on a port of the system's choice.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "conformance/http/raw_client.h"
#include "http/message_catalogue.h"
#include "http/metrics_registry.h"
#include "http/server.h"

namespace vestnik::test {

inline constexpr const char* signed_in = "Authorization: Bearer good\r\n";

[[nodiscard]] Response answer_of(int status, std::string body);
/// The code of a problem document, "" of anything else.
[[nodiscard]] std::string code_of(const RawAnswer& answer);
/// A text member of an answer's body.
[[nodiscard]] std::string member_of(const RawAnswer& answer, std::string_view name);

struct TestHouse {
  using Handle = std::function<Response(const Request&)>;

  MessageTable messages{MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()};
  ManualClock clock{Instant{}};
  SystemRandom random;
  MetricsRegistry metrics;
  std::atomic<int> handled{0};
  std::unique_ptr<Server> server;

  /// An open route that is read.
  [[nodiscard]] static Route route(Method method, std::string pattern, Handle handle);
  /// An open POST that runs on an executor.
  [[nodiscard]] static Route on_executor(Work work, std::string pattern, Handle handle);
  void add(Router& router, Route made);
  /// The token "good" is person 7; with "broken" the session store throws.
  void start(Router router, ServerOptions options = {});
  /// The routes most tests need: a page, an echo of a body, a protected write, a handler that throws.
  [[nodiscard]] Router usual_routes();
  [[nodiscard]] Response read_back(const Request& request) const;
  [[nodiscard]] RawAnswer ask(std::string_view bytes) const;
};

}  // namespace vestnik::test
