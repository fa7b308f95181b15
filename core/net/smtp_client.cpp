#include "net/smtp_client.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

#include "net/header_text.h"
#include "net/smtp_connection.h"

namespace vestnik::net {
namespace {

using Steady = std::chrono::steady_clock;
using State = SmtpConnection::State;

constexpr std::size_t longest_content_line = 998;
constexpr int longest_wait_ms = 1000;

// A bare CR or LF is where one server sees the end of a mail and the next does not.
bool is_content(std::string_view content) {
  while (!content.empty()) {
    const auto end = content.find_first_of("\r\n");
    // A position that is none is beyond every line.
    if (end > longest_content_line || !content.substr(end).starts_with("\r\n")) return false;
    content.remove_prefix(end + 2);
  }
  return true;
}

bool is_safe(const SmtpEnvelope& envelope) {
  return is_mail_address(envelope.from) && is_mail_address(envelope.to) && is_content(envelope.content);
}

}  // namespace

namespace {

/// Nobody waits for anybody.
class FreeTurns final : public SmtpTurns {
 public:
  [[nodiscard]] Turn ask(std::size_t) override { return Turn::now; }
  void ended(std::size_t, const SmtpResult*) override {}
};

}  // namespace

struct SmtpClient::Pool {
  SmtpServer server;
  MultiHandle multi;
  std::vector<std::unique_ptr<SmtpConnection>> connections;
};

/// One call of send().
class SmtpClient::Run {
 public:
  Run(Pool& pool, std::span<const SmtpEnvelope> envelopes, Steady::time_point deadline, SmtpTurns& turns)
      : pool_(pool),
        envelopes_(envelopes),
        turns_(turns),
        deadline_(deadline),
        results_(envelopes.size()),
        lanes_(pool.connections.size()) {}

  std::vector<SmtpResult> operator()() {
    queue_safe_ones();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) connection(lane).close_if_stale(Steady::now());
    while (!finished() && Steady::now() < deadline_) {
      open_connections();
      drive_openings();
      const bool began = give_work();
      if (finished() || (!began && nobody_works())) break;
      // A mail that was refused while it began has made room for the next.
      if (began && count(State::busy) == 0) continue;
      wait();
      pump_ready_ones();
    }
    end_what_is_left();
    return std::move(results_);
  }

 private:
  struct Lane {
    std::size_t envelope = 0;
    bool ready = false;     ///< bytes can be moved
    bool given_up = false;  ///< could not be opened in this call
  };

  [[nodiscard]] SmtpConnection& connection(std::size_t lane) { return *pool_.connections[lane]; }
  [[nodiscard]] std::size_t count(State state) const {
    return static_cast<std::size_t>(std::count_if(pool_.connections.begin(), pool_.connections.end(),
                                                  [&](const auto& one) { return one->state() == state; }));
  }
  [[nodiscard]] bool finished() const { return waiting_.empty() && count(State::busy) == 0; }
  // A server that could not be reached is not asked once more for every connection.
  [[nodiscard]] bool nobody_works() const {
    if (count(State::busy) + count(State::connecting) > 0) return false;
    return last_failure_.has_value() || count(State::closed) == 0;
  }

  void queue_safe_ones() {
    for (std::size_t at = 0; at < envelopes_.size(); ++at) {
      if (is_safe(envelopes_[at])) {
        waiting_.push_back(at);
      } else {
        results_[at].trouble = SmtpTrouble::unsafe;
      }
    }
  }

  // As many as there are mails to begin, up to the limit.
  void open_connections() {
    std::size_t usable = count(State::idle) + count(State::connecting);
    for (std::size_t lane = 0; lane < lanes_.size() && usable < waiting_.size(); ++lane) {
      if (connection(lane).state() != State::closed || lanes_[lane].given_up) continue;
      connection(lane).open(deadline_);
      ++usable;
    }
  }

  void drive_openings() {
    if (count(State::connecting) == 0) return;
    int running = 0;
    curl_multi_perform(pool_.multi.get(), &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(pool_.multi.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        if (connection(lane).easy() == message->easy_handle) opened(lane, code);
      }
    }
  }

  void opened(std::size_t lane, CURLcode code) {
    const auto failure = connection(lane).opened(code);
    if (!failure) return;
    lanes_[lane].given_up = true;
    last_failure_ = *failure;
  }

  /// Whether a mail began, also one that has ended since.
  bool give_work() {
    bool began = false;
    for (std::size_t lane = 0; lane < lanes_.size() && !waiting_.empty(); ++lane) {
      if (connection(lane).state() != State::idle) continue;
      if (!is_still_good(lane)) continue;
      const auto envelope = next_in_turn();
      if (!envelope) return began;
      lanes_[lane].envelope = *envelope;
      connection(lane).begin(envelopes_[*envelope], Steady::now());
      pump(lane);
      began = true;
    }
    return began;
  }

  // What was said unasked would be taken for the answer to the next mail.
  bool is_still_good(std::size_t lane) {
    connection(lane).close_if_stale(Steady::now());
    if (connection(lane).state() == State::idle) return true;
    // A server that does so before the first mail would be connected to without end.
    if (!connection(lane).has_served()) {
      lanes_[lane].given_up = true;
      last_failure_ = SmtpResult{SmtpPhase::session, SmtpTrouble::protocol, 0, ""};
    }
    return false;
  }

  std::optional<std::size_t> next_in_turn() {
    for (auto place = waiting_.begin(); place != waiting_.end();) {
      const std::size_t envelope = *place;
      const auto turn = turns_.ask(envelope);
      if (turn == SmtpTurns::Turn::wait) {
        ++place;
        continue;
      }
      place = waiting_.erase(place);
      if (turn == SmtpTurns::Turn::now) return envelope;
      results_[envelope].trouble = SmtpTrouble::held;
    }
    return std::nullopt;
  }

  void pump(std::size_t lane) {
    if (const auto result = connection(lane).pump(Steady::now())) take(lane, *result);
  }

  void take(std::size_t lane, const SmtpResult& result) {
    const std::size_t envelope = lanes_[lane].envelope;
    // Ends, because such a connection has seen another mail of this or an earlier call to its end.
    if (connection(lane).was_left_by_server(result)) {
      waiting_.push_front(envelope);
      turns_.ended(envelope, nullptr);
      return;
    }
    results_[envelope] = result;
    turns_.ended(envelope, &results_[envelope]);
  }

  void wait() {
    std::vector<curl_waitfd> sockets;
    std::vector<std::size_t> waiting_lanes;
    auto until = deadline_;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      lanes_[lane].ready = false;
      if (connection(lane).state() != State::busy) continue;
      const short events = CURL_WAIT_POLLIN | (connection(lane).wants_to_write() ? CURL_WAIT_POLLOUT : 0);
      sockets.push_back({connection(lane).socket(), events, 0});
      waiting_lanes.push_back(lane);
      until = std::min(until, connection(lane).due());
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now()).count();
    curl_multi_poll(pool_.multi.get(), sockets.data(), static_cast<unsigned>(sockets.size()),
                    static_cast<int>(std::clamp<decltype(left)>(left, 0, longest_wait_ms)), nullptr);
    for (std::size_t at = 0; at < sockets.size(); ++at) lanes_[waiting_lanes[at]].ready = sockets[at].revents != 0;
  }

  void pump_ready_ones() {
    const auto now = Steady::now();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      if (connection(lane).state() != State::busy) continue;
      if (lanes_[lane].ready) {
        pump(lane);
      } else if (now >= connection(lane).due()) {
        take(lane, connection(lane).cut());
      }
    }
  }

  void end_what_is_left() {
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      if (connection(lane).state() == State::busy) {
        const std::size_t envelope = lanes_[lane].envelope;
        results_[envelope] = connection(lane).cut();
        turns_.ended(envelope, &results_[envelope]);
      }
      if (connection(lane).state() == State::connecting) connection(lane).close();
    }
    const SmtpResult not_begun{SmtpPhase::none, SmtpTrouble::timeout, 0, ""};
    for (const std::size_t envelope : waiting_) results_[envelope] = last_failure_.value_or(not_begun);
  }

  Pool& pool_;
  std::span<const SmtpEnvelope> envelopes_;
  SmtpTurns& turns_;
  Steady::time_point deadline_;
  std::vector<SmtpResult> results_;
  std::vector<Lane> lanes_;
  std::deque<std::size_t> waiting_;
  std::optional<SmtpResult> last_failure_;
};

SmtpClient::SmtpClient(SmtpServer server) : pool_(std::make_unique<Pool>()) {
  pool_->server = std::move(server);
  pool_->multi = make_multi();
  const std::size_t connections = std::max<std::size_t>(pool_->server.connections, 1);
  for (std::size_t i = 0; i < connections; ++i) {
    pool_->connections.push_back(std::make_unique<SmtpConnection>(pool_->multi.get(), pool_->server));
  }
}

SmtpClient::~SmtpClient() = default;

std::vector<SmtpResult> SmtpClient::send(std::span<const SmtpEnvelope> envelopes, Steady::time_point deadline) {
  FreeTurns turns;
  return send(envelopes, deadline, turns);
}

std::vector<SmtpResult> SmtpClient::send(std::span<const SmtpEnvelope> envelopes, Steady::time_point deadline,
                                         SmtpTurns& turns) {
  return Run{*pool_, envelopes, deadline, turns}();
}

}  // namespace vestnik::net
