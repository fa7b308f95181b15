#pragma once
/// libcurl's multi interface alone: as many handles as connections, each given the next mail as soon as its last is
/// done. The mails are made beforehand.
#include <memory>
#include <string>
#include <vector>

namespace vestnik::bench {

struct MadeMail {
  std::string to;
  std::string content;
};

/// One thread.
class BareCurl {
 public:
  BareCurl(int port, std::size_t connections);
  ~BareCurl();
  BareCurl(const BareCurl&) = delete;
  BareCurl& operator=(const BareCurl&) = delete;
  /// How many were accepted.
  std::size_t send(const std::vector<MadeMail>& mails);

 private:
  struct Upload;
  bool begin(Upload& upload, const std::vector<MadeMail>& mails);
  void* multi_;
  std::vector<std::unique_ptr<Upload>> uploads_;
  std::size_t next_ = 0;
};

}  // namespace vestnik::bench
