#include "net/http_transfer.h"

#include <algorithm>

namespace vestnik::net {
namespace {

// A service closes what was idle for long at about the time a request is on its way: nobody knows then.
constexpr long freshest_seconds = 10;
constexpr std::size_t most_header_bytes = std::size_t{64} << 10U;
constexpr curl_off_t longest_wait = 86'400;

HttpTrouble http_trouble_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return HttpTrouble::none;
    case CURLE_OPERATION_TIMEDOUT: return HttpTrouble::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return HttpTrouble::tls;
    default: return HttpTrouble::network;
  }
}

}  // namespace

HttpTransfer::HttpTransfer(const HttpOptions& options) : easy_(make_easy()), largest_answer_(options.largest_answer) {
  CURL* easy = easy_.get();
  set_common(easy, "http,https", options.ca_file);
  set(easy, CURLOPT_MAXAGE_CONN, freshest_seconds);
  set(easy, CURLOPT_WRITEFUNCTION, &HttpTransfer::on_body);
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(easy, CURLOPT_HEADERFUNCTION, &HttpTransfer::on_header);
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(easy, CURLOPT_PREREQFUNCTION, &HttpTransfer::before_request);
  set(easy, CURLOPT_PREREQDATA, static_cast<void*>(this));
}

void HttpTransfer::prepare(const HttpRequest& request, std::chrono::milliseconds patience) {
  CURL* easy = easy_.get();
  header_bytes_ = 0;
  requests_ = 0;
  too_large_ = false;
  whole_head_ = false;
  body_.clear();
  headers_.reset();
  // No waiting for "100 Continue" before a body of a few hundred bytes.
  headers_.reset(curl_slist_append(nullptr, "Expect:"));
  for (const auto& [name, value] : request.headers) {
    curl_slist_append(headers_.get(), (name + ": " + value).c_str());
  }
  set(easy, CURLOPT_URL, request.url.c_str());
  set(easy, CURLOPT_POSTFIELDS, request.body.data());
  set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  if (request.method == "GET") set(easy, CURLOPT_HTTPGET, 1L);
  set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  set(easy, CURLOPT_HTTPHEADER, headers_.get());
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.count()));
}

std::size_t HttpTransfer::on_body(char* bytes, std::size_t size, std::size_t count, void* transfer) {
  auto& self = *static_cast<HttpTransfer*>(transfer);
  self.too_large_ = self.body_.size() + size * count > self.largest_answer_;
  if (self.too_large_) return 0;
  self.body_.append(bytes, size * count);
  return size * count;
}

std::size_t HttpTransfer::on_header(char* bytes, std::size_t size, std::size_t count, void* transfer) {
  auto& self = *static_cast<HttpTransfer*>(transfer);
  self.header_bytes_ += size * count;
  self.too_large_ = self.header_bytes_ > most_header_bytes;
  const std::string_view line{bytes, size * count};
  // After 1xx there is another head.
  if (line.starts_with("HTTP/")) self.whole_head_ = false;
  if (line == "\r\n" || line == "\n") self.whole_head_ = true;
  return self.too_large_ ? 0 : size * count;
}

// libcurl would send a request again when a used connection closes without an answer: the first may have been heard.
int HttpTransfer::before_request(void* transfer, char*, char*, int, int) {
  auto& self = *static_cast<HttpTransfer*>(transfer);
  return ++self.requests_ > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

HttpResult HttpTransfer::result(CURLcode code) {
  // libcurl takes a connection that closes amid the headers for the end of an answer.
  if (code == CURLE_OK && !whole_head_) code = CURLE_PARTIAL_FILE;
  HttpResult made;
  made.trouble = too_large_ ? HttpTrouble::too_large : http_trouble_of(code);
  made.phase = code == CURLE_OK ? HttpPhase::answered : requests_ > 0 ? HttpPhase::sent : HttpPhase::connect;
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  made.status = whole_head_ ? static_cast<int>(status) : 0;
  curl_off_t wait = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RETRY_AFTER, &wait);
  if (wait > 0) made.retry_after = std::chrono::seconds{std::min(wait, longest_wait)};
  made.body = std::move(body_);
  body_.clear();
  return made;
}

}  // namespace vestnik::net
