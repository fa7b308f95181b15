#pragma once
/// libcurl's handles as owned objects. Inside core/net only: the one place that sees curl.h.
#include <curl/curl.h>

#include <memory>
#include <stdexcept>

namespace vestnik::net {

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using EasyHandle = std::unique_ptr<CURL, FreeEasy>;
using MultiHandle = std::unique_ptr<CURLM, FreeMulti>;
using CurlList = std::unique_ptr<curl_slist, FreeList>;

/// curl_global_init, once a process, is done by the first of these. Throws std::runtime_error when memory is out.
[[nodiscard]] EasyHandle make_easy();
[[nodiscard]] MultiHandle make_multi();

/// Sets an option; a refusal is a programming error and throws.
template <class Argument>
void set(CURL* easy, CURLoption option, Argument value) {
  if (curl_easy_setopt(easy, option, value) != CURLE_OK) throw std::runtime_error{"libcurl refused an option"};
}

/// What every transfer has in common: no signals, certificates and names verified, TLS 1.2 at least, no redirects, no
/// proxies or passwords from the environment, only `protocols` ("smtp,smtps").
void set_common(CURL* easy, const char* protocols, const std::string& ca_file);

}  // namespace vestnik::net
