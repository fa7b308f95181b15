#include "net/curl_handles.h"

#include <mutex>
#include <string>

namespace vestnik::net {
namespace {

void start_curl() {
  static std::once_flag started;
  std::call_once(started, [] {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
  });
}

template <class Handle>
Handle owned(typename Handle::pointer made) {
  if (made == nullptr) throw std::runtime_error{"libcurl has no memory"};
  return Handle{made};
}

}  // namespace

EasyHandle make_easy() {
  start_curl();
  return owned<EasyHandle>(curl_easy_init());
}

MultiHandle make_multi() {
  start_curl();
  return owned<MultiHandle>(curl_multi_init());
}

void set_common(CURL* easy, const char* protocols, const std::string& ca_file) {
  set(easy, CURLOPT_NOSIGNAL, 1L);
  // A name server that does not answer must not hold a call past its deadline: its thread is left to end by itself.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_PROTOCOLS_STR, protocols);
  set(easy, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!ca_file.empty()) set(easy, CURLOPT_CAINFO, ca_file.c_str());
}

}  // namespace vestnik::net
