#pragma once
/// What clients for load have in common: a connection of loopback, and an answer read piece by piece.
#include <cstddef>
#include <string>
#include <string_view>

namespace vestnik::bench {

/// A connected socket; `from` is the address of loopback it comes from ("127.1.0.7"), "" for the system's choice.
/// Throws std::runtime_error.
[[nodiscard]] int connect_to(int port, const std::string& from = {});

/// Whether the other side has closed it; what it still sent counts as open.
[[nodiscard]] bool has_ended(int socket);

/// One answer with a Content-Length, after another.
class AnswerReader {
 public:
  /// true once the answer is whole. Throws std::runtime_error for an answer without its length.
  bool take(std::string_view piece);
  [[nodiscard]] int status() const { return status_; }
  /// Bytes of the body.
  [[nodiscard]] std::size_t body() const { return body_; }
  /// Seconds of Retry-After; 0: none.
  [[nodiscard]] int retry_after() const { return retry_after_; }
  /// Before the next answer.
  void begin();

 private:
  void read_head(std::string_view piece);
  [[nodiscard]] std::size_t number_of(std::string_view name, std::size_t otherwise) const;

  std::string head_;
  std::size_t received_ = 0;
  std::size_t whole_ = 0;  ///< of head and body; 0: the head is not whole yet
  std::size_t body_ = 0;
  int status_ = 0;
  int retry_after_ = 0;
};

}  // namespace vestnik::bench
