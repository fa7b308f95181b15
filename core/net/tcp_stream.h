#pragma once
/// A connection that carries a protocol of its caller's, over TCP or TLS. libcurl opens it (names, TCP, certificates);
/// what is said on it is the caller's affair.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vestnik::net {

struct TcpTarget {
  std::string host;  ///< name or address
  int port = 0;
  bool tls = false;       ///< TLS 1.2 at least from the first byte; certificate and name are verified
  std::string ca_file{};  ///< certificates of the server's authority; "" for the system's
};

enum class TcpTrouble : std::uint8_t { none, network, timeout, tls };

/// One thread. Nothing but open() blocks.
class TcpStream {
 public:
  TcpStream();
  TcpStream(const TcpStream&) = delete;
  TcpStream& operator=(const TcpStream&) = delete;
  ~TcpStream();

  /// Blocks until the connection stands, fails, or `deadline` has passed. An open one is closed first.
  [[nodiscard]] TcpTrouble open(const TcpTarget& target, std::chrono::steady_clock::time_point deadline);
  [[nodiscard]] bool is_open() const { return connection_ != nullptr; }
  /// Bytes that were taken, 0 when none can be now; nullopt: the connection is broken.
  [[nodiscard]] std::optional<std::size_t> send(std::string_view bytes);
  /// Bytes that were put into `room`, 0 when there are none now; nullopt: closed by the other side, or broken.
  [[nodiscard]] std::optional<std::size_t> receive(std::span<char> room);
  /// Blocks until there is something to receive, until more can be sent where `to_send`, or until `until`.
  void wait(bool to_send, std::chrono::steady_clock::time_point until) const;
  /// Closes at once; what was not sent is lost.
  void close();

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace vestnik::net
