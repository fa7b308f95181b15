#pragma once
/// One bound connection to an operator: bind_transceiver, enquire_link, unbind, and the bytes in between. What the
/// submits and deliveries on it mean is its owners' affair.
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "config.h"
#include "net/tcp_stream.h"
#include "pdu.h"

namespace vestnik::smpp {

/// A PDU that is for the owner.
struct Heard {
  Command command{};
  std::uint32_t status = 0;
  std::uint32_t sequence = 0;
  std::string body;
};

/// A submit_sm that was said: `end` is its place in the stream.
struct Said {
  std::uint32_t sequence = 0;
  std::uint64_t end = 0;
};

/// One thread. Nothing blocks beyond the time it is given.
class Session {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// The configuration outlives the session.
  explicit Session(const Config& config) : config_(config), read_buffer_(std::size_t{64} << 10U) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  /// Says unbind and waits a moment for the answer.
  ~Session();

  /// Opens and binds where that has not been done; after a failure not before a pause that grows from a second to a
  /// minute, and of ten minutes after a refused password: operators lock accounts.
  [[nodiscard]] bool bind(Time deadline);
  [[nodiscard]] bool is_bound() const { return bound_; }
  /// Why bind() failed, in words for the administrator, and when it may be tried again.
  [[nodiscard]] const std::string& why() const { return why_; }
  [[nodiscard]] Time next_try() const { return next_try_; }
  /// Changes with every bind: a sequence number of another one must not be answered.
  [[nodiscard]] std::uint64_t generation() const { return generation_; }

  Said submit(const Letter& letter, std::size_t part);
  void answer(Command response, std::uint32_t status, std::uint32_t sequence);
  /// Whether everything up to `end` has left: what has not, was never seen by the operator.
  [[nodiscard]] bool has_left(std::uint64_t end) const { return left_ >= end; }

  /// Moves bytes, waiting until `until` for something to hear. False: the connection is gone. What was heard is taken
  /// by heard(), also then.
  bool exchange(Time until);
  /// Takes what was heard since the last call.
  [[nodiscard]] std::vector<Heard> heard();
  /// Says enquire_link after silence. False: the operator has not answered the last one, the connection was closed.
  bool keep_alive(Time now);
  /// Closes without a word: nobody knows what the other side has still read.
  void drop(std::string why);

 private:
  [[nodiscard]] bool open_and_bind(Time deadline);
  [[nodiscard]] bool send_waiting();
  [[nodiscard]] bool receive_all();
  void sort(const Pdu& pdu);
  void wait_before_next_try(std::chrono::seconds at_least);
  std::uint32_t next_sequence();
  void unbind();

  const Config& config_;
  net::TcpStream stream_;
  PduReader reader_;
  std::vector<char> read_buffer_;
  std::string out_;
  std::size_t sent_ = 0;    ///< of out_
  std::uint64_t said_ = 0;  ///< bytes ever put into out_
  std::uint64_t left_ = 0;  ///< bytes ever sent
  std::vector<Heard> heard_;
  bool bound_ = false;
  bool ended_by_operator_ = false;
  std::uint32_t sequence_ = 0;
  std::uint32_t asked_alive_ = 0;  ///< sequence of the enquire_link that waits for an answer; 0: none
  std::uint64_t generation_ = 0;
  Time bound_since_{};
  Time last_heard_{};
  Time asked_alive_at_{};
  Time next_try_{};
  std::chrono::seconds pause_{1};
  std::string why_;
};

}  // namespace vestnik::smpp
