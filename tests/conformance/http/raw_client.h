#pragma once
/// A client without manners: sends any bytes over loopback and reads what comes back.
#include <cstdint>
#include <string>
#include <string_view>

namespace vestnik::test {

/// One answer, taken apart no further than tests need.
struct RawAnswer {
  int status = 0;    ///< 0: the connection ended without an answer
  std::string head;  ///< status line and headers
  std::string body;

  [[nodiscard]] bool has(std::string_view header_line) const { return head.find(header_line) != std::string::npos; }
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// false: the other side has closed.
  bool send(std::string_view bytes);
  /// The next answer with a Content-Length, or what came before the end. Waits at most ten seconds.
  RawAnswer receive();
  RawAnswer ask(std::string_view bytes);
  /// Whether the text comes, e.g. of an interim answer.
  bool receives(std::string_view text);
  /// Whether the server has ended the connection; waits for it at most ten seconds.
  bool ended();
  /// Only so much of an answer is taken at once by a client who reads slowly.
  void shrink_receive_buffer();

 private:
  bool fill();

  int socket_;
  std::string pending_;
};

/// A connection of its own for one request.
RawAnswer ask(std::uint16_t port, std::string_view bytes);
/// "GET /path HTTP/1.1" with Host, further header lines (each ended by CR LF) and an empty line.
std::string get(std::string_view target, std::string_view headers = {});
std::string post(std::string_view target, std::string_view body, std::string_view headers = {});

}  // namespace vestnik::test
