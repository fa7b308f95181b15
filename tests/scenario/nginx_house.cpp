#include "scenario/nginx_house.h"

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

namespace vestnik::tests {
namespace {

bool has_ipv6() {
  const int socket = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  const bool has = socket >= 0 && ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (socket >= 0) ::close(socket);
  return has;
}

std::string file_text(const std::string& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string in_hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += digits[static_cast<unsigned char>(byte) >> 4U];
    text += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return text;
}

std::string from_hex(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(text.substr(at, 2), nullptr, 16));
  }
  return bytes;
}

}  // namespace

std::string https(std::string_view method, std::string_view target, std::string_view headers, std::string_view body) {
  std::string request = std::string{method} + ' ' + std::string{target} +
                        " HTTP/1.1\r\nHost: " + std::string{school_name} + "\r\nConnection: close\r\n" +
                        std::string{headers};
  if (!body.empty()) {
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  }
  return request + "\r\n" + std::string{body};
}

HouseBehindNginx::HouseBehindNginx(Service service) {
  make_certificate();
  if (service == Service::running) start_program();
  write_configuration();
  nginx_ = std::make_unique<test::ChildProcess>(nginx({}), test::Errors::with_output);
  test::wait_for_listener(https_port_);
}

HouseBehindNginx::~HouseBehindNginx() {
  (void)nginx_->end(SIGTERM);
  if (program_) (void)program_->end(SIGTERM);
}

std::vector<std::string> HouseBehindNginx::answers_to(const std::vector<std::string>& requests,
                                                      const std::vector<std::string>& manner) const {
  std::vector<std::string> words{"/usr/bin/python3", VESTNIK_SOURCE_DIR "/tests/scenario/raw_tls.py",
                                 std::to_string(https_port_), folder_.path("journal.pem")};
  words.insert(words.end(), manner.begin(), manner.end());
  for (const std::string& request : requests) words.push_back(in_hex(request));
  std::istringstream lines{test::ChildProcess{words}.read_to_end()};
  std::vector<std::string> answers;
  for (std::string line; std::getline(lines, line);) answers.push_back(line == "refused" ? line : from_hex(line));
  return answers;
}

std::vector<std::string> HouseBehindNginx::ask_all(const std::vector<std::string>& requests, const std::string& from,
                                                   const std::string& least, const std::string& most) const {
  return answers_to(requests, {least, most, from, "apart"});
}

std::vector<std::string> HouseBehindNginx::ask_together(const std::vector<std::string>& requests,
                                                        const std::string& from) const {
  return answers_to(requests, {"TLSv1_2", "TLSv1_3", from, "together"});
}

std::string HouseBehindNginx::ask(const std::string& request, const std::string& from) const {
  return ask_all({request}, from).at(0);
}

std::vector<std::string> HouseBehindNginx::nginx(const std::vector<std::string>& more) const {
  std::vector<std::string> words{"/usr/sbin/nginx", "-c", folder_.path("nginx.conf"), "-e", folder_.path("main.log")};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string HouseBehindNginx::log() const { return file_text(folder_.path("vestnik.log")); }
std::string HouseBehindNginx::errors() const { return file_text(folder_.path("vestnik-error.log")); }

const SignInName& HouseBehindNginx::person(std::string_view role) const {
  const auto found = std::ranges::find(names_, role, &SignInName::role);
  if (found == names_.end()) throw std::runtime_error{"nobody of the demonstration is " + std::string{role}};
  return *found;
}

std::vector<std::string> HouseBehindNginx::program(const std::vector<std::string>& arguments) const {
  std::vector<std::string> all{VESTNIK_BINARY_DIR "/vestnik", "--data", folder_.path("data")};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

void HouseBehindNginx::start_program() {
  names_ = names_in(test::ChildProcess{program({"demo"})}.read_to_end());
  program_ = std::make_unique<test::ChildProcess>(program({"serve", "--port", std::to_string(service_port_)}));
  (void)program_->read_line();
}

void HouseBehindNginx::make_certificate() const {
  (void)test::ChildProcess{
      {"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
       "-days", "2", "-subj", "/CN=" + std::string{school_name}, "-addext",
       "subjectAltName=DNS:" + std::string{school_name}, "-keyout", folder_.path("journal.key"), "-out",
       folder_.path("journal.pem")},
      test::Errors::with_output}
      .read_to_end();
}

void HouseBehindNginx::write_configuration() const {
  std::string text = file_text(VESTNIK_SOURCE_DIR "/config/nginx.conf");
  const auto put = [&](const std::string& shipped, const std::string& here) {
    EXPECT_THAT(text, HasSubstr(shipped));
    for (std::size_t at = text.find(shipped); at != std::string::npos; at = text.find(shipped, at + here.size())) {
      text.replace(at, shipped.size(), here);
    }
  };
  const bool six = has_ipv6();
  const std::string http_at = std::to_string(http_port_);
  const std::string https_at = std::to_string(https_port_);
  put("listen 80;", "listen 127.0.0.1:" + http_at + ";");
  put("listen [::]:80;", six ? "listen [::1]:" + http_at + ";" : "");
  put("listen 443 ssl", "listen 127.0.0.1:" + https_at + " ssl");
  put("listen [::]:443 ssl http2 default_server;",
      six ? "listen [::1]:" + https_at + " ssl http2 default_server;" : "");
  put("server 127.0.0.1:8080;", "server 127.0.0.1:" + std::to_string(service_port_) + ";");
  put("/etc/ssl/certs/journal.pem", folder_.path("journal.pem"));
  put("/etc/ssl/private/journal.key", folder_.path("journal.key"));
  put("/var/log/nginx/", folder_.path(""));
  put("/usr/share/vestnik/", VESTNIK_SOURCE_DIR "/");
  std::ofstream{folder_.path("vestnik.conf")} << text;
  std::ofstream{folder_.path("nginx.conf")}
      << "daemon off;\n"
      << (::geteuid() == 0 ? "user root;\n" : "") << "pid " << folder_.path("pid") << ";\nevents {}\n"
      << "http {\n  client_body_temp_path " << folder_.path("bodies") << ";\n  proxy_temp_path "
      << folder_.path("answers") << ";\n  ssl_protocols TLSv1 TLSv1.1 TLSv1.2;\n  include "
      << folder_.path("vestnik.conf") << ";\n}\n";
}

}  // namespace vestnik::tests
