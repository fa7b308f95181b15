#include "net/tcp_stream.h"

#include <poll.h>

#include <algorithm>

#include "net/curl_handles.h"

namespace vestnik::net {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

std::string url_of(const TcpTarget& target) {
  const bool bare_address6 = target.host.find(':') != std::string::npos && !target.host.starts_with('[');
  const std::string host = bare_address6 ? "[" + target.host + "]" : target.host;
  // Only the opening is libcurl's: no HTTP is ever spoken.
  return (target.tls ? "https://" : "http://") + host + ":" + std::to_string(target.port);
}

std::chrono::milliseconds left_until(SteadyTime deadline) {
  // Rounded up: a wait that ends a moment early would be a busy one.
  return std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
}

TcpTrouble trouble_at_opening(CURLcode code) {
  switch (code) {
    case CURLE_OK: return TcpTrouble::none;
    case CURLE_OPERATION_TIMEDOUT: return TcpTrouble::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return TcpTrouble::tls;
    default: return TcpTrouble::network;
  }
}

}  // namespace

struct TcpStream::Connection {
  EasyHandle easy;
  curl_socket_t socket = CURL_SOCKET_BAD;
};

TcpStream::TcpStream() = default;
TcpStream::~TcpStream() = default;

TcpTrouble TcpStream::open(const TcpTarget& target, SteadyTime deadline) {
  close();
  const auto left = left_until(deadline);
  if (left.count() <= 0) return TcpTrouble::timeout;
  auto opened = std::make_unique<Connection>();
  opened->easy = make_easy();
  CURL* easy = opened->easy.get();
  set_common(easy, "http,https", target.ca_file);
  set(easy, CURLOPT_URL, url_of(target).c_str());
  set(easy, CURLOPT_CONNECT_ONLY, 1L);
  set(easy, CURLOPT_FRESH_CONNECT, 1L);
  set(easy, CURLOPT_SSL_ENABLE_ALPN, 0L);
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(left.count()));
  const TcpTrouble trouble = trouble_at_opening(curl_easy_perform(easy));
  if (trouble != TcpTrouble::none) return trouble;
  curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &opened->socket);
  if (opened->socket == CURL_SOCKET_BAD) return TcpTrouble::network;
  connection_ = std::move(opened);
  return TcpTrouble::none;
}

std::optional<std::size_t> TcpStream::send(std::string_view bytes) {
  if (connection_ == nullptr) return std::nullopt;
  std::size_t moved = 0;
  const CURLcode code = curl_easy_send(connection_->easy.get(), bytes.data(), bytes.size(), &moved);
  if (code == CURLE_AGAIN) return 0;
  return code == CURLE_OK ? std::optional{moved} : std::nullopt;
}

std::optional<std::size_t> TcpStream::receive(std::span<char> room) {
  if (connection_ == nullptr) return std::nullopt;
  std::size_t got = 0;
  const CURLcode code = curl_easy_recv(connection_->easy.get(), room.data(), room.size(), &got);
  if (code == CURLE_AGAIN) return 0;
  return code == CURLE_OK && got > 0 ? std::optional{got} : std::nullopt;
}

void TcpStream::wait(bool to_send, SteadyTime until) const {
  if (connection_ == nullptr) return;
  pollfd watched{connection_->socket, static_cast<short>(to_send ? POLLIN | POLLOUT : POLLIN), 0};
  constexpr std::int64_t longest_ms = 60'000;
  const auto left = std::clamp<std::int64_t>(left_until(until).count(), 0, longest_ms);
  static_cast<void>(::poll(&watched, 1, static_cast<int>(left)));
}

void TcpStream::close() { connection_.reset(); }

}  // namespace vestnik::net
