#pragma once
/// A Postfix of its own on loopback: it takes mails into its queue and delivers them to a sink. Its configuration,
/// queue and data lie in a temporary folder; its master wants root.
#include <filesystem>
#include <string>
#include <vector>

#include "bare_curl.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {

/// One thread. Stopped with its object.
class PostfixQueue {
 public:
  /// Throws std::runtime_error where it does not start.
  PostfixQueue(int sink_port, std::size_t connections);
  ~PostfixQueue();
  PostfixQueue(const PostfixQueue&) = delete;
  PostfixQueue& operator=(const PostfixQueue&) = delete;

  /// From the first mail injected to an empty queue.
  double mails_a_second(const std::vector<MadeMail>& mails);

 private:
  [[nodiscard]] bool is_empty() const;
  void write_configuration(int sink_port) const;

  tests::TemporaryFolder folder_;
  int port_;
  BareCurl curl_;
};

}  // namespace vestnik::bench
