#include "kannel.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "measure.h"

namespace vestnik::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t connections = 50;

std::string settings(const std::filesystem::path& folder, int smpp_port, int window, int box_port, int http_port) {
  const auto number = [](int value) { return std::to_string(value); };
  return "group = core\nadmin-port = " + number(test::free_port()) +
         "\nadmin-password = x\nsmsbox-port = " + number(box_port) +
         "\nlog-file = " + (folder / "bearerbox.log").string() +
         "\nlog-level = 4\nstore-type = file\nstore-file = " + (folder / "store").string() +
         "\n\ngroup = smsc\nsmsc = smpp\nhost = 127.0.0.1\nport = " + number(smpp_port) +
         "\ntransceiver-mode = true\nsmsc-username = school\nsmsc-password = secret\nsystem-type = \"\"\n"
         "max-pending-submits = " +
         number(window) + "\n\ngroup = smsbox\nbearerbox-host = 127.0.0.1\nbearerbox-port = " + number(box_port) +
         "\nsendsms-port = " + number(http_port) + "\nlog-file = " + (folder / "smsbox.log").string() +
         "\nlog-level = 4\n\ngroup = sendsms-user\nusername = u\npassword = p\nmax-messages = 10\n";
}

}  // namespace

Kannel::Kannel(const std::filesystem::path& folder, int smpp_port, int window, std::function<std::uint64_t()> taken)
    : http_port_(test::free_port()), taken_(std::move(taken)) {
  std::filesystem::create_directories(folder);
  const int box_port = test::free_port();
  const std::string file = (folder / "kannel.conf").string();
  std::ofstream{file} << settings(folder, smpp_port, window, box_port, http_port_);
  bearerbox_ = std::make_unique<test::ChildProcess>(std::vector<std::string>{"/usr/sbin/bearerbox", "-v", "4", file});
  test::wait_for_listener(box_port);
  smsbox_ = std::make_unique<test::ChildProcess>(std::vector<std::string>{"/usr/sbin/smsbox", "-v", "4", file});
  test::wait_for_listener(http_port_);
  net::HttpOptions options;
  options.connections = connections;
  client_ = std::make_unique<net::HttpClient>(options);
  static_cast<void>(messages_a_second({{"+79270000000", "warm"}}));
}

net::HttpRequest Kannel::request(const Sms& message) const {
  net::HttpRequest made;
  made.method = "GET";
  made.url = "http://127.0.0.1:" + std::to_string(http_port_) + "/cgi-bin/sendsms?" +
             net::form_encoded({{"username", "u"},
                                {"password", "p"},
                                {"from", "School39"},
                                {"coding", "2"},
                                {"charset", "UTF-8"},
                                {"to", message.to.substr(1)},
                                {"text", message.text}});
  return made;
}

double Kannel::messages_a_second(const std::vector<Sms>& messages) {
  std::vector<net::HttpRequest> requests;
  for (const Sms& message : messages) requests.push_back(request(message));
  const std::uint64_t before = taken_();
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  const double seconds = seconds_of([&] {
    const auto results = client_->send(requests, deadline);
    if (std::ranges::any_of(results, [](const auto& result) { return result.status != 202; })) {
      throw std::runtime_error{"Kannel refused a message"};
    }
    while (taken_() - before < messages.size()) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error{"Kannel keeps messages back"};
      std::this_thread::sleep_for(200us);
    }
  });
  return static_cast<double>(messages.size()) / seconds;
}

}  // namespace vestnik::bench
