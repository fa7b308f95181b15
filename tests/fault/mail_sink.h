#pragma once
/// An SMTP server that keeps which mails it took over, by Message-ID, and under which life of the sender. One thread,
/// no blocking: the caller waits for its descriptors.
#include <poll.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vestnik::fault {

class MailSink {
 public:
  /// Listens on a free port of loopback. Throws std::runtime_error.
  MailSink();
  ~MailSink();
  MailSink(const MailSink&) = delete;
  MailSink& operator=(const MailSink&) = delete;

  [[nodiscard]] int port() const { return port_; }
  /// What is accepted from now on is of this life.
  void begin_life(std::uint64_t life) { life_ = life; }

  /// What to wait for, and what to do when poll() has answered.
  [[nodiscard]] std::vector<pollfd> descriptors() const;
  void serve(const std::vector<pollfd>& ready);
  /// The sender is gone: takes over what has arrived whole, as a server would, and closes its connections.
  void hang_up();

  /// The lives under which each mail was accepted, in order.
  [[nodiscard]] const std::map<std::string, std::vector<std::uint64_t>>& accepted() const { return accepted_; }

 private:
  struct Talk {
    int socket = -1;
    std::string input;
    std::string mail;
    bool in_mail = false;
  };

  void greet();
  /// False when the peer is gone.
  bool read(Talk& talk);
  void answer(Talk& talk);
  void take_line(Talk& talk, const std::string& line);
  void take_mail(const std::string& mail);
  static void say(const Talk& talk, const char* words);

  int listener_ = -1;
  int port_ = 0;
  std::uint64_t life_ = 0;
  std::vector<std::unique_ptr<Talk>> talks_;
  std::map<std::string, std::vector<std::uint64_t>> accepted_;
};

}  // namespace vestnik::fault
