#pragma once
/// One exchange of HTTP on a handle that is used again. Inside core/net only.
#include <string>

#include "net/curl_handles.h"
#include "net/http_client.h"

namespace vestnik::net {

/// One thread. Lies still in memory: libcurl keeps its address.
class HttpTransfer {
 public:
  explicit HttpTransfer(const HttpOptions& options);
  HttpTransfer(const HttpTransfer&) = delete;
  HttpTransfer& operator=(const HttpTransfer&) = delete;

  [[nodiscard]] CURL* easy() const { return easy_.get(); }
  /// The request has to live until result().
  void prepare(const HttpRequest& request, std::chrono::milliseconds patience);
  [[nodiscard]] HttpResult result(CURLcode code);

 private:
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* transfer);
  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* transfer);
  static int before_request(void* transfer, char*, char*, int, int);

  EasyHandle easy_;
  CurlList headers_;
  std::size_t largest_answer_;
  std::size_t header_bytes_ = 0;
  int requests_ = 0;  ///< sent by libcurl for this one
  bool too_large_ = false;
  bool whole_head_ = false;  ///< of the answer: up to its empty line
  std::string body_;
};

}  // namespace vestnik::net
