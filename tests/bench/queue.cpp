// The queue: what a claim costs when a million messages wait, how soon an alert overtakes a hundred thousand of them,
// and what a dead gateway costs its neighbours.
#include <malloc.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <stdexcept>

#include "benches.h"
#include "support/temporary_folder.h"
#include "waiting_school.h"

namespace vestnik::bench {
namespace {

using namespace std::chrono_literals;

constexpr int urgent = 10;
constexpr std::size_t few_waiting = 10'000;
constexpr std::size_t many_waiting = 1'000'000;
constexpr std::size_t digests_waiting = 100'000;
constexpr std::size_t alerts = 100;

GatewayInfo bench_gateway(const std::string& channel, const std::string& address_kind) {
  return {
      .name = "bench_" + channel, .channel = channel, .medium = channel, .address_kind = address_kind, .batch = 100};
}

double bytes_in_use() {
  const auto heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

struct ClaimCost {
  double microseconds = 0;  ///< of processor, a message: claim, rights, words and receipt
  double bytes = 0;
};

ClaimCost cost_of_claims(WaitingSchool& school, BenchGateway& gateway) {
  Relay relay{school.parts(), &gateway};
  const Instant now = school.open().clock().now();
  const InstitutionId institution = school.open().institution();
  for (int step = 0; step < 10; ++step) static_cast<void>(relay.step(institution, now));
  std::vector<double> steps;
  for (int step = 0; step < 60; ++step) {
    const double before = processor_seconds();
    const std::size_t claimed = relay.step(institution, now).claimed;
    if (claimed == 0) throw std::runtime_error{"nothing was claimed of a long queue"};
    steps.push_back((processor_seconds() - before) * 1e6 / static_cast<double>(claimed));
  }
  return {median(steps), bytes_in_use()};
}

/// Hears when an alert reaches the provider.
class Ear {
 public:
  void hear(const Message& message) {
    if (message.priority != urgent) return;
    const std::scoped_lock lock{mutex_};
    heard_ = true;
    waiting_.notify_all();
  }
  void forget() {
    const std::scoped_lock lock{mutex_};
    heard_ = false;
  }
  void wait() {
    std::unique_lock lock{mutex_};
    if (!waiting_.wait_for(lock, 60s, [&] { return heard_; })) throw std::runtime_error{"an alert never came"};
  }

 private:
  std::mutex mutex_;
  std::condition_variable waiting_;
  bool heard_ = false;  // guarded by mutex_
};

/// Milliseconds from the record of an absence to its hand-over, sorted.
std::vector<double> latencies(WaitingSchool& school, Ear& ear) {
  std::vector<double> found;
  for (std::size_t alert = 0; alert < alerts; ++alert) {
    // At another moment of the relay's round each time, and with no message of the last alert on its way.
    std::this_thread::sleep_for(150ms + std::chrono::milliseconds{7 * alert % 100});
    ear.forget();
    school.record_absence();
    found.push_back(seconds_of([&] { ear.wait(); }) * 1e3);
  }
  std::ranges::sort(found);
  return found;
}

double p99(const std::vector<double>& sorted) { return sorted.at(sorted.size() * 99 / 100); }

}  // namespace

std::vector<Figure> measure_queue(int) {
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 200, "30.09.2026", "email", absence_alerts);
  WaitingSchool school{folder.root()};
  BenchGateway sms{bench_gateway("sms", "phone")};
  school.fill(few_waiting);
  const ClaimCost few = cost_of_claims(school, sms);
  school.empty();
  std::fprintf(stderr, "  a million messages…\n");
  school.fill(many_waiting);
  const ClaimCost many = cost_of_claims(school, sms);
  constexpr double wanted = 1.2;
  const double dearer = many.microseconds / few.microseconds;
  const double larger = many.bytes / few.bytes;
  return {{"a message claimed, put into words and its receipt written, a million waiting",
           in_figures(many.microseconds, 1) + " µs of processor",
           "ten thousand waiting: " + in_figures(few.microseconds, 1) + " µs", in_figures(dearer, 2),
           "≤ " + in_figures(wanted, 1), dearer <= wanted},
          {"memory then", in_figures(many.bytes / 1048576, 1) + " MB",
           "ten thousand waiting: " + in_figures(few.bytes / 1048576, 1) + " MB", in_figures(larger, 2),
           "≤ " + in_figures(wanted, 1), larger <= wanted}};
}

std::vector<Figure> measure_overtaking(int) {
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 200, "30.09.2026", "email", absence_alerts);
  WaitingSchool school{folder.root()};
  Ear ear;
  BenchGateway sms{bench_gateway("sms", "phone")};
  sms.each = 2ms;
  sms.taken = [&](const Message& message) { ear.hear(message); };
  school.fill(digests_waiting);
  const RunningSchool running{school, {&sms}};
  std::this_thread::sleep_for(2s);
  const auto found = latencies(school, ear);
  constexpr double wanted = 1000;
  return {{"an absence from its record to the SMS provider, 100,000 digests waiting, 2 ms a message",
           "p99 " + in_figures(p99(found)) + " ms, median " + in_figures(found.at(found.size() / 2)) + " ms", "—", "—",
           "≤ 1 s", p99(found) <= wanted}};
}

std::vector<Figure> measure_neighbours(int) {
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 200, "30.09.2026", "email", absence_alerts);
  WaitingSchool school{folder.root()};
  Ear ear;
  BenchGateway sms{bench_gateway("sms", "phone")};
  sms.taken = [&](const Message& message) { ear.hear(message); };
  BenchGateway email{bench_gateway("email", "email")};
  std::vector<double> alone;
  {
    const RunningSchool running{school, {&sms, &email}};
    alone = latencies(school, ear);
  }
  email.dead = true;
  for (int lesson = 0; lesson < 10; ++lesson) school.record_low_marks();
  const RunningSchool running{school, {&sms, &email}};
  const auto beside = latencies(school, ear);
  const double later = p99(beside) - p99(alone);
  constexpr double wanted = 1000;
  return {{"an absence to the SMS provider while the mail server is dead", "p99 " + in_figures(p99(beside)) + " ms",
           "all alive: p99 " + in_figures(p99(alone)) + " ms", "—", "≤ 1 s later", later <= wanted}};
}

}  // namespace vestnik::bench
