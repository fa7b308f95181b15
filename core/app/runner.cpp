#include "app/runner.h"

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "app/open_files.h"
#include "app/right_first.h"
#include "app/server_terms.h"
#include "base/log.h"
#include "http/router.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

/// How long a thread with nothing to do sleeps before it looks again.
constexpr auto planner_pause = 50ms;
constexpr auto relay_pause = 100ms;
constexpr auto second_relay_pause = 10ms;  // it waits for the first besides
constexpr auto handlers_pause = 100ms;
constexpr auto regulation_pause = 2s;
constexpr auto jobs_pause = 1s;
constexpr auto leases_pause = 5s;     // a lease lasts several of them
constexpr auto heads_pause = 1s;      // the signer has a pace of its own
constexpr auto counting_pause = 60s;  // a million waiting messages keep a reader for seconds

void pause(const std::stop_token& stop, std::chrono::milliseconds length) {
  std::mutex mutex;
  std::condition_variable_any wakened;
  std::unique_lock lock{mutex};
  wakened.wait_for(lock, stop, length, [] { return false; });
}

/// Runs `step` until asked to stop; true means "there may be more at once". A broken world is logged and tried again.
template <class Step>
void repeat(const std::stop_token& stop, std::string_view name, std::chrono::milliseconds idle, Step&& step) {
  while (!stop.stop_requested()) {
    bool more = false;
    try {
      more = step();
    } catch (const std::exception& broken) {
      log(LogLevel::error, "app", "a step failed", {{"thread", name}, {"why", broken.what()}});
    }
    if (!more) pause(stop, idle);
  }
}

/// When a gateway is asked for what came back: by the steady clock, for a clock set back must not silence it.
class CollectingPace {
 public:
  explicit CollectingPace(std::chrono::seconds every) : every_(every) {}

  bool is_due() {
    if (every_.count() == 0) return false;
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return false;
    next_ = now + every_;
    return true;
  }

 private:
  std::chrono::seconds every_;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace

struct Runner::Threads {
  std::jthread leases;
  std::vector<std::jthread> threads;
  std::vector<std::jthread> relays;
};

Runner::Runner() : threads_(std::make_unique<Threads>()) {}
Runner::~Runner() { stop(); }

Result<std::unique_ptr<Runner>> Runner::start(Service& service, const Settings& settings, const Clock& clock,
                                              Random& random, Work work) {
  Router router;
  for (Route& route : service.routes()) {
    if (auto added = router.add(std::move(route)); !added) return added.problem();
  }
  auto options = server_terms(settings, open_files());
  if (!options) return options.problem();
  service.sessions().remember_addresses();
  auto server = Server::start(
      *std::move(options), std::move(router),
      {[&service](std::string_view token) { return service.sessions().who(token); }, service.messages(), clock, random,
       &service.metrics(), [&service](std::string_view token) { return service.sessions().write_token(token); },
       [&service](std::string_view address) { return service.sessions().is_familiar(address); },
       [&service](const Route& route, const Request& request) {
         return service.right_first().refusal(route, request);
       }});
  if (!server) return std::move(server).problem();

  std::unique_ptr<Runner> runner{new Runner};
  runner->server_ = *std::move(server);
  runner->service_ = &service;
  if (work == Work::requests_only) return runner;
  auto& threads = runner->threads_->threads;
  threads.emplace_back([&service, &clock](const std::stop_token& stop) {
    repeat(stop, "planner", planner_pause, [&] { return service.plan(clock.now()) > 0; });
  });
  threads.emplace_back([&service](const std::stop_token& stop) {
    repeat(stop, "handlers", handlers_pause, [&] { return service.tell_plugins() > 0; });
  });
  threads.emplace_back([&service](const std::stop_token& stop) {
    repeat(stop, "regulations", regulation_pause, [&] { return service.refresh_regulations() > 0; });
  });
  threads.emplace_back([&service, &clock](const std::stop_token& stop) {
    repeat(stop, "jobs", jobs_pause, [&] { return service.run_jobs(clock.now()) > 0; });
  });
  runner->threads_->leases = std::jthread([&service, &clock](const std::stop_token& stop) {
    repeat(stop, "leases", leases_pause, [&] {
      service.renew_leases(clock.now());
      return false;
    });
  });
  threads.emplace_back([&service, &clock](const std::stop_token& stop) {
    repeat(stop, "heads", heads_pause, [&] {
      service.sign_heads(clock.now(), HeadSigner::When::by_the_pace);
      return false;
    });
  });
  threads.emplace_back([&service, &clock](const std::stop_token& stop) {
    repeat(stop, "counting", counting_pause, [&] {
      service.measure_waiting(clock.now());
      return false;
    });
  });
  for (std::size_t gateway = 0; gateway < service.gateway_count(); ++gateway) {
    runner->threads_->relays.emplace_back([&service, &clock, gateway](const std::stop_token& stop) {
      CollectingPace pace{service.gateway(gateway).collect_every};
      repeat(stop, "relay", relay_pause, [&] {
        if (pace.is_due()) service.collect(gateway);
        return service.deliver(gateway, clock.now()).claimed > 0;
      });
    });
    runner->threads_->relays.emplace_back([&service, &clock, gateway](const std::stop_token& stop) {
      repeat(stop, "second relay", second_relay_pause,
             [&] { return service.deliver_ahead(gateway, clock.now()).claimed > 0; });
    });
  }
  return runner;
}

std::uint16_t Runner::port() const { return server_->port(); }

void Runner::stop() {
  if (server_) server_->stop();
  if (service_ != nullptr) service_->drain();
  // All are asked before one is waited for. Leases are renewed to the end: the relays go before.
  for (std::jthread& thread : threads_->threads) thread.request_stop();
  for (std::jthread& thread : threads_->relays) thread.request_stop();
  threads_->relays.clear();
  threads_->leases = std::jthread{};
  threads_->threads.clear();
  if (service_ == nullptr) return;
  try {
    std::exchange(service_, nullptr)->write_denied_reads();
  } catch (const std::exception& broken) {
    log(LogLevel::error, "app", "denied reads could not be written", {{"why", broken.what()}});
  }
}

void block_signals() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
}

void wait_for_signal() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  int received = 0;
  sigwait(&ending, &received);
}

}  // namespace vestnik
