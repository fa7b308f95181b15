#include "architecture/danger_rules.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace vestnik::architecture {
namespace {

constexpr std::string_view shells[] = {"system", "popen", "execl", "execlp", "execvp", "wordexp"};
constexpr std::string_view unmeasured[] = {"strcpy", "strcat", "stpcpy", "sprintf", "vsprintf",
                                           "gets",   "strtok", "alloca", "tmpnam",  "mktemp"};
constexpr std::string_view unchecked_numbers[] = {"atoi", "atol", "sscanf", "scanf"};
constexpr std::string_view formats[] = {"printf", "fprintf", "snprintf", "vsnprintf", "syslog"};
constexpr std::string_view foretold_calls[] = {"rand", "srand", "drand48"};
constexpr std::string_view foretold_types[] = {"std::mt19937", "std::minstd_rand", "std::default_random_engine"};
constexpr std::string_view patterns[] = {"std::regex", "std::wregex", "std::basic_regex"};
constexpr std::string_view broken[] = {"Poco/MD4Engine", "Poco/MD5Engine",  "Poco/SHA1Engine",
                                       "EVP_md5",        "EVP_sha1",        "EVP_des",
                                       "EVP_rc4",        "EVP_aes_128_ecb", "EVP_aes_256_ecb"};

bool is_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether the line calls a function of this very name.
bool calls(std::string_view line, std::string_view name) {
  for (auto at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
    if (at > 0 && is_of_name(line[at - 1])) continue;
    const std::string_view rest = line.substr(at + name.size());
    const auto next = rest.find_first_not_of(' ');
    if (next != std::string_view::npos && rest[next] == '(') return true;
  }
  return false;
}

template <class Words>
bool calls_one(std::string_view line, const Words& names) {
  return std::any_of(std::begin(names), std::end(names), [&](std::string_view name) { return calls(line, name); });
}

template <class Words>
bool holds_one(std::string_view line, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
}

const char* danger_of(std::string_view line) {
  if (calls_one(line, shells)) return "a shell or a search for a program";
  if (calls_one(line, unmeasured)) return "a copy without a length";
  if (calls_one(line, unchecked_numbers)) return "a number whose overflow nobody sees";
  if (calls_one(line, formats) && line.find('"') == std::string_view::npos) return "a format that is no literal";
  if (calls_one(line, foretold_calls) || holds_one(line, foretold_types)) return "numbers that can be foretold";
  if (holds_one(line, patterns)) return "a pattern made at run time";
  if (holds_one(line, broken)) return "a broken digest or cipher";
  return nullptr;
}

/// Protocols of others.
constexpr const char* demanded[][2] = {
    {"core/access/one_time_code.cpp", "Poco/SHA1Engine"},        // RFC 6238, as every authenticator app has it
    {"plugins/netschool/password_proof.cpp", "Poco/MD5Engine"},  // how these clients prove a password
};

bool is_demanded(const SourceFile& file, const std::string& line) {
  return std::any_of(std::begin(demanded), std::end(demanded),
                     [&](const auto& pair) { return file.path == pair[0] && line.find(pair[1]) != std::string::npos; });
}

bool is_remark(std::string_view line) { return trimmed(line).starts_with("//"); }

constexpr const char* said_by_the_proxy[] = {
    "ssl_protocols TLSv1.2 TLSv1.3;",
    "ssl_ciphers ECDHE",
    "Strict-Transport-Security \"max-age=",
    "; includeSubDomains",
    "server_tokens off;",
    "limit_req zone=",
    "limit_conn ",
    "client_max_body_size ",
    "client_header_timeout ",
    "proxy_set_header X-Forwarded-For $remote_addr;",
    R"(proxy_set_header Forwarded "";)",
    "location ~ ^/(api|hooks|webapi)/ { return 403; }",
    "location = /metrics { return 404; }",
};

constexpr const char* never_said[] = {"autoindex on", "proxy_cache ", "root ", "$request_uri\"", "$http_referer"};

}  // namespace

Complaints check_dangerous_calls(const std::vector<SourceFile>& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    for (std::size_t at = 0; at < file.lines.size(); ++at) {
      const std::string& line = file.lines[at];
      const char* danger = danger_of(line);
      if (danger == nullptr || is_remark(line) || is_demanded(file, line)) continue;
      complaints.push_back(complaint(file, at, danger));
    }
  }
  return complaints;
}

Complaints check_proxy(const SourceFile& settings) {
  Complaints complaints;
  const auto has = [&](std::string_view words) {
    return std::any_of(settings.lines.begin(), settings.lines.end(), [&](const std::string& line) {
      return !trimmed(line).starts_with("#") && line.find(words) != std::string::npos;
    });
  };
  for (const char* words : said_by_the_proxy) {
    if (!has(words)) complaints.push_back(settings.path + ": does not say " + words);
  }
  for (const char* words : never_said) {
    if (has(words)) complaints.push_back(settings.path + ": says " + words);
  }
  return complaints;
}

}  // namespace vestnik::architecture
