#include "net/http_client.h"

#include <algorithm>
#include <charconv>

#include "net/header_text.h"
#include "net/http_transfer.h"

namespace vestnik::net {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int longest_http_wait_ms = 1000;

bool is_safe(const HttpRequest& request) {
  return is_header_name(request.method) && is_usable_url(request.url) &&
         std::all_of(request.headers.begin(), request.headers.end(),
                     [](const auto& header) { return is_header_name(header.first) && is_one_line(header.second); });
}

void append_encoded(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view{"*-._"}.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
  }
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at] == '+' ? ' ' : text[at];
      continue;
    }
    unsigned byte = 0;
    const std::string_view digits = text.substr(at + 1, 2);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || read.ec != std::errc{} || read.ptr != digits.data() + 2) return std::nullopt;
    out += static_cast<char>(byte);
    at += 2;
  }
  return out;
}

}  // namespace

bool is_usable_url(std::string_view url) {
  const bool printable = std::all_of(url.begin(), url.end(), [](char c) { return c > 32 && c < 127; });
  if (!printable || url.size() > 2000) return false;
  if (url.starts_with("https://")) return url.size() > 8;
  for (const std::string_view here : {"http://localhost", "http://127.0.0.1"}) {
    if (url.starts_with(here) && (url.size() == here.size() || url[here.size()] == ':' || url[here.size()] == '/')) {
      return url.find('@') == std::string_view::npos;
    }
  }
  return false;
}

std::string form_encoded(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    append_encoded(out, name);
    out += '=';
    append_encoded(out, value);
  }
  return out;
}

std::optional<std::vector<std::pair<std::string, std::string>>> form_decoded(std::string_view form, std::size_t most) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!form.empty()) {
    const std::string_view field = form.substr(0, form.find('&'));
    form.remove_prefix(std::min(field.size() + 1, form.size()));
    const std::size_t equals = std::min(field.find('='), field.size());
    auto name = decoded(field.substr(0, equals));
    auto value = decoded(field.substr(std::min(equals + 1, field.size())));
    if (!name || !value || fields.size() == most) return std::nullopt;
    if (!field.empty()) fields.emplace_back(*std::move(name), *std::move(value));
  }
  return fields;
}

struct HttpClient::Pool {
  HttpOptions options;
  MultiHandle multi;
  std::vector<std::unique_ptr<HttpTransfer>> transfers;
};

/// One call of send().
class HttpClient::Run {
 public:
  Run(Pool& pool, std::span<const HttpRequest> requests, Steady::time_point deadline)
      : pool_(pool),
        requests_(requests),
        deadline_(deadline),
        results_(requests.size()),
        free_(pool.transfers.size(), true) {
    for (std::size_t at = 0; at < results_.size(); ++at) results_[at].trouble = HttpTrouble::timeout;
    places_.resize(pool.transfers.size());
  }

  std::vector<HttpResult> operator()() {
    for (;;) {
      give_work();
      if (busy_ == 0) break;
      int running = 0;
      curl_multi_perform(pool_.multi.get(), &running);
      take_results();
      // Each transfer has a time-out of its own that ends at the deadline.
      if (busy_ > 0) curl_multi_poll(pool_.multi.get(), nullptr, 0, longest_http_wait_ms, nullptr);
    }
    return std::move(results_);
  }

 private:
  void give_work() {
    for (std::size_t lane = 0; lane < free_.size(); ++lane) {
      while (free_[lane] && next_ < requests_.size()) begin(lane, next_++);
    }
  }

  void begin(std::size_t lane, std::size_t at) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline_ - Steady::now());
    if (!is_safe(requests_[at])) {
      results_[at].trouble = HttpTrouble::unsafe;
    } else if (left.count() > 0) {
      pool_.transfers[lane]->prepare(requests_[at], std::min(left, pool_.options.timeout));
      curl_multi_add_handle(pool_.multi.get(), pool_.transfers[lane]->easy());
      places_[lane] = at;
      free_[lane] = false;
      ++busy_;
    }
  }

  void take_results() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(pool_.multi.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* const easy = message->easy_handle;
      const CURLcode code = message->data.result;
      curl_multi_remove_handle(pool_.multi.get(), easy);
      for (std::size_t lane = 0; lane < free_.size(); ++lane) {
        if (pool_.transfers[lane]->easy() != easy) continue;
        results_[places_[lane]] = pool_.transfers[lane]->result(code);
        free_[lane] = true;
        --busy_;
      }
    }
  }

  Pool& pool_;
  std::span<const HttpRequest> requests_;
  Steady::time_point deadline_;
  std::vector<HttpResult> results_;
  std::vector<bool> free_;
  std::vector<std::size_t> places_;
  std::size_t next_ = 0;
  std::size_t busy_ = 0;
};

HttpClient::HttpClient(HttpOptions options) : pool_(std::make_unique<Pool>()) {
  pool_->options = std::move(options);
  pool_->multi = make_multi();
  for (std::size_t i = 0; i < std::max<std::size_t>(pool_->options.connections, 1); ++i) {
    pool_->transfers.push_back(std::make_unique<HttpTransfer>(pool_->options));
  }
}

HttpClient::~HttpClient() = default;

std::vector<HttpResult> HttpClient::send(std::span<const HttpRequest> requests, Steady::time_point deadline) {
  return Run{*pool_, requests, deadline}();
}

}  // namespace vestnik::net
