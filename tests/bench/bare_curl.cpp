#include "bare_curl.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>

namespace vestnik::bench {

struct BareCurl::Upload {
  CURL* easy = curl_easy_init();
  curl_slist* recipients = nullptr;
  const std::string* content = nullptr;
  std::size_t at = 0;
  ~Upload() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(recipients);
  }

  static std::size_t read(char* out, std::size_t size, std::size_t count, void* upload) {
    auto& self = *static_cast<Upload*>(upload);
    const std::size_t bytes = std::min(size * count, self.content->size() - self.at);
    std::memcpy(out, self.content->data() + self.at, bytes);
    self.at += bytes;
    return bytes;
  }
};

BareCurl::BareCurl(int port, std::size_t connections) : multi_(curl_multi_init()) {
  const std::string url = "smtp://127.0.0.1:" + std::to_string(port) + "/school.example";
  for (std::size_t at = 0; at < connections; ++at) {
    uploads_.push_back(std::make_unique<Upload>());
    Upload& upload = *uploads_.back();
    curl_easy_setopt(upload.easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(upload.easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(upload.easy, CURLOPT_MAIL_FROM, "journal@school.example");
    curl_easy_setopt(upload.easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(upload.easy, CURLOPT_READFUNCTION, &Upload::read);
    curl_easy_setopt(upload.easy, CURLOPT_READDATA, static_cast<void*>(&upload));
    curl_easy_setopt(upload.easy, CURLOPT_PRIVATE, static_cast<void*>(&upload));
  }
}

BareCurl::~BareCurl() {
  uploads_.clear();
  curl_multi_cleanup(static_cast<CURLM*>(multi_));
}

bool BareCurl::begin(Upload& upload, const std::vector<MadeMail>& mails) {
  if (next_ >= mails.size()) return false;
  const MadeMail& mail = mails[next_++];
  upload.content = &mail.content;
  upload.at = 0;
  curl_slist_free_all(upload.recipients);
  upload.recipients = curl_slist_append(nullptr, mail.to.c_str());
  curl_easy_setopt(upload.easy, CURLOPT_MAIL_RCPT, upload.recipients);
  curl_multi_add_handle(static_cast<CURLM*>(multi_), upload.easy);
  return true;
}

std::size_t BareCurl::send(const std::vector<MadeMail>& mails) {
  auto* multi = static_cast<CURLM*>(multi_);
  std::size_t sent = 0;
  next_ = 0;
  for (auto& upload : uploads_) begin(*upload, mails);
  int running = 1;
  while (running > 0) {
    curl_multi_perform(multi, &running);
    int left = 0;
    while (const CURLMsg* done = curl_multi_info_read(multi, &left)) {
      if (done->data.result == CURLE_OK) ++sent;
      Upload* upload = nullptr;
      curl_easy_getinfo(done->easy_handle, CURLINFO_PRIVATE, &upload);
      curl_multi_remove_handle(multi, upload->easy);
      if (begin(*upload, mails)) running = 1;
    }
    if (running > 0) curl_multi_poll(multi, nullptr, 0, 100, nullptr);
  }
  return sent;
}

}  // namespace vestnik::bench
