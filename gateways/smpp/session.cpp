#include "session.h"

#include <algorithm>

#include "base/log.h"
#include "status.h"

namespace vestnik::smpp {
namespace {

using std::chrono::steady_clock;

constexpr std::uint32_t interface_version = 0x34;
constexpr std::uint32_t last_sequence = 0x7FFFFFFF;
constexpr std::chrono::seconds longest_pause{60};
constexpr std::chrono::minutes pause_after_refusal{10};
constexpr std::chrono::milliseconds patience_at_the_end{500};
constexpr std::size_t longest_account = 64;
// An operator that closes a connection which stood this long has closed an idle one, or is being restarted.
constexpr std::chrono::seconds stood_well{10};
// Buffers of one look: whoever floods us is heard in turns.
constexpr int most_buffers = 16;

std::string bind_body(const Config& config) {
  std::string body;
  append_c_string(body, config.system_id, longest_account);
  append_c_string(body, config.password, longest_account);
  append_c_string(body, config.system_type, longest_account);
  append_number(body, interface_version, 1);
  append_number(body, 0, 2);     // addr_ton, addr_npi
  append_c_string(body, "", 0);  // address_range
  return body;
}

std::string words_of(net::TcpTrouble trouble) {
  switch (trouble) {
    case net::TcpTrouble::timeout: return "no connection in time";
    case net::TcpTrouble::tls: return "no trusted TLS";
    default: return "no connection";
  }
}

bool is_request(Command command) { return (static_cast<std::uint32_t>(command) & 0x80000000U) == 0; }

}  // namespace

Session::~Session() { unbind(); }

bool Session::bind(Time deadline) {
  if (bound_) return true;
  if (steady_clock::now() < next_try_) return false;
  if (open_and_bind(deadline)) {
    pause_ = std::chrono::seconds{1};
    return true;
  }
  stream_.close();
  log(LogLevel::warning, "smpp", "not bound", {{"why", why_}});
  return false;
}

bool Session::open_and_bind(Time deadline) {
  const Time until = std::min(deadline, steady_clock::now() + config_.timeout);
  reader_ = {};
  out_.clear();
  heard_.clear();
  sent_ = 0;
  said_ = left_ = 0;
  asked_alive_ = 0;
  ended_by_operator_ = false;
  ++generation_;
  if (const auto trouble = stream_.open(config_.server, until); trouble != net::TcpTrouble::none) {
    why_ = words_of(trouble);
    wait_before_next_try({});
    return false;
  }
  const std::uint32_t sequence = next_sequence();
  const std::string body = bind_body(config_);
  append_pdu(out_, {Command::bind_transceiver, 0, sequence, body});
  said_ = out_.size();
  while (steady_clock::now() < until && exchange(until)) {
    const auto answer = std::find_if(heard_.begin(), heard_.end(), [&](const Heard& one) {
      return one.sequence == sequence && !is_request(one.command);
    });
    if (answer == heard_.end()) continue;
    const bool taken = answer->command == Command::bind_transceiver_resp && answer->status == status::ok;
    why_ = taken ? "" : smpp::words_of(answer->status);
    const bool of_account = answer->status == status::invalid_password || answer->status == status::invalid_system_id;
    heard_.erase(answer);
    bound_ = taken;
    bound_since_ = last_heard_;
    if (!taken) wait_before_next_try(of_account ? pause_after_refusal : std::chrono::seconds{});
    return taken;
  }
  why_ = "no answer to bind";
  wait_before_next_try({});
  return false;
}

void Session::wait_before_next_try(std::chrono::seconds at_least) {
  next_try_ = steady_clock::now() + std::max(pause_, at_least);
  pause_ = std::min(pause_ * 2, longest_pause);
}

std::uint32_t Session::next_sequence() {
  sequence_ = sequence_ >= last_sequence ? 1 : sequence_ + 1;
  return sequence_;
}

Said Session::submit(const Letter& letter, std::size_t part) {
  const std::size_t before = out_.size();
  const std::uint32_t sequence = next_sequence();
  append_submit(out_, sequence, letter, part, config_.joining);
  said_ += out_.size() - before;
  return {sequence, said_};
}

void Session::answer(Command response, std::uint32_t result, std::uint32_t sequence) {
  if (!stream_.is_open()) return;
  const std::size_t before = out_.size();
  // message_id of deliver_sm_resp and data_sm_resp is unused and NUL (4.6.2).
  const bool names_message = response == Command::deliver_sm_resp || response == Command::data_sm_resp;
  append_pdu(out_, {response, result, sequence, names_message ? std::string_view{"\0", 1} : std::string_view{}});
  said_ += out_.size() - before;
}

bool Session::send_waiting() {
  while (sent_ < out_.size()) {
    const auto moved = stream_.send(std::string_view{out_}.substr(sent_));
    if (!moved) return false;
    if (*moved == 0) break;
    sent_ += *moved;
    left_ += *moved;
  }
  if (sent_ == out_.size()) {
    out_.clear();
    sent_ = 0;
  }
  return true;
}

bool Session::receive_all() {
  for (int buffers = 0; buffers < most_buffers; ++buffers) {
    const auto got = stream_.receive(read_buffer_);
    if (!got) return false;
    if (*got == 0) return true;
    last_heard_ = steady_clock::now();
    reader_.feed({read_buffer_.data(), *got});
    while (const auto pdu = reader_.next()) sort(*pdu);
    if (reader_.broken()) {
      answer(Command::generic_nack, status::invalid_length, 0);
      static_cast<void>(send_waiting());
      why_ = "not SMPP";
      return false;
    }
    if (*got < read_buffer_.size()) break;
  }
  return true;
}

// What the connection itself is about ends here; the rest is the owner's.
void Session::sort(const Pdu& pdu) {
  switch (pdu.command) {
    case Command::enquire_link: return answer(Command::enquire_link_resp, status::ok, pdu.sequence);
    case Command::enquire_link_resp: asked_alive_ = 0; return;
    case Command::unbind:
      answer(Command::unbind_resp, status::ok, pdu.sequence);
      ended_by_operator_ = true;
      return;
    case Command::alert_notification: return;
    case Command::data_sm: return answer(Command::data_sm_resp, status::not_wanted, pdu.sequence);
    case Command::submit_sm_resp:
    case Command::generic_nack:
    case Command::bind_transceiver_resp:
    case Command::unbind_resp:
    case Command::deliver_sm: heard_.push_back({pdu.command, pdu.status, pdu.sequence, std::string{pdu.body}}); return;
    default: break;
  }
  if (is_request(pdu.command)) answer(Command::generic_nack, status::invalid_command, pdu.sequence);
}

bool Session::exchange(Time until) {
  if (!stream_.is_open()) return false;
  bool open = send_waiting() && receive_all();
  if (open && heard_.empty() && !ended_by_operator_) {
    stream_.wait(sent_ < out_.size(), until);
    open = receive_all();
  }
  open = open && send_waiting();
  if (open && !ended_by_operator_) return true;
  const bool wait = bound_ && steady_clock::now() - bound_since_ < stood_well;
  drop(why_.empty() ? "connection lost" : why_);
  if (wait) wait_before_next_try({});
  return false;
}

std::vector<Heard> Session::heard() { return std::exchange(heard_, {}); }

bool Session::keep_alive(Time now) {
  if (!bound_) return false;
  const auto silence = now - last_heard_;
  if (asked_alive_ == 0 && silence >= config_.keep_alive) {
    asked_alive_ = next_sequence();
    asked_alive_at_ = now;
    const std::size_t before = out_.size();
    append_pdu(out_, {Command::enquire_link, 0, asked_alive_, {}});
    said_ += out_.size() - before;
  } else if (asked_alive_ != 0 && now - asked_alive_at_ >= config_.timeout) {
    drop("no answer to enquire_link");
    return false;
  }
  return true;
}

void Session::drop(std::string why) {
  stream_.close();
  bound_ = false;
  why_ = std::move(why);
}

void Session::unbind() {
  if (!bound_) return;
  const std::uint32_t sequence = next_sequence();
  append_pdu(out_, {Command::unbind, 0, sequence, {}});
  const Time until = steady_clock::now() + patience_at_the_end;
  while (steady_clock::now() < until && exchange(until)) {
    for (const Heard& one : heard()) {
      if (one.command == Command::unbind_resp) return drop("unbound");
    }
  }
}

}  // namespace vestnik::smpp
