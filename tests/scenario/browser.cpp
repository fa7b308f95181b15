#include "scenario/browser.h"

#include <fcntl.h>
#include <poll.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace vestnik::tests {
namespace {

constexpr std::chrono::seconds browser_patience{20};

/// The protocol's pipe is at 3 and 4. Nothing of the browser's own asks the network for anything.
std::vector<std::string> browser_words(const std::string& profile, const std::string& in, const std::string& out) {
  const std::string command =
      "HOME=\"$0\" exec chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage "
      "--remote-debugging-pipe"
      " --no-first-run --no-default-browser-check --disable-background-networking --disable-component-update"
      " --disable-sync --disable-default-apps --disable-extensions --metrics-recording-only --mute-audio"
      " --password-store=basic --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
      " --user-data-dir=\"$0\" about:blank 3<\"$1\" 4>\"$2\" 2>/dev/null";
  return {"/bin/sh", "-c", command, profile, in, out};
}

std::string bytes_of(const std::string& base64) {
  std::string bytes(base64.size(), '\0');
  std::size_t length = 0;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), base64.data(),
                                       base64.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0) throw std::runtime_error{"no picture"};
  bytes.resize(length);
  return bytes;
}

std::string by_id(const std::string& id) { return "document.getElementById('" + id + "')"; }

}  // namespace

Browser::Browser() {
  const std::string in = folder_.path("in");
  const std::string out = folder_.path("out");
  if (::mkfifo(in.c_str(), 0600) != 0 || ::mkfifo(out.c_str(), 0600) != 0) throw std::runtime_error{"mkfifo"};
  // Opened for both ways, so that nobody waits for the other.
  to_browser_ = ::open(in.c_str(), O_RDWR | O_CLOEXEC);
  from_browser_ = ::open(out.c_str(), O_RDWR | O_CLOEXEC);
  process_ = std::make_unique<test::ChildProcess>(browser_words(folder_.path("profile"), in, out));
  const Json target = ask("Target.createTarget", {{"url", "about:blank"}});
  session_ = ask("Target.attachToTarget", {{"targetId", target.at("targetId")}, {"flatten", true}}).at("sessionId");
  ask("Page.enable", Json::object());
}

Browser::~Browser() {
  try {
    session_.clear();
    ask("Browser.close", Json::object());
    (void)process_->end();
  } catch (const std::exception&) {
    process_.reset();  // killed
  }
  ::close(to_browser_);
  ::close(from_browser_);
}

std::string Browser::next_message() {
  for (;;) {
    if (const auto end = pending_.find('\0'); end != std::string::npos) {
      std::string message = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return message;
    }
    pollfd waited{from_browser_, POLLIN, 0};
    const auto most = std::chrono::milliseconds{browser_patience}.count();
    if (::poll(&waited, 1, static_cast<int>(most)) <= 0) throw std::runtime_error{"the browser does not answer"};
    std::array<char, 65536> part{};
    const ssize_t got = ::read(from_browser_, part.data(), part.size());
    if (got <= 0) throw std::runtime_error{"the browser is gone"};
    pending_.append(part.data(), static_cast<std::size_t>(got));
  }
}

Browser::Json Browser::answer_to(int number) {
  for (;;) {
    Json message = Json::parse(next_message());
    if (message.value("id", 0) != number) continue;
    return message;
  }
}

Browser::Json Browser::ask(const std::string& method, const Json& parameters) {
  Json message{{"id", ++asked_}, {"method", method}, {"params", parameters}};
  if (!session_.empty()) message["sessionId"] = session_;
  std::string bytes = message.dump();
  bytes += '\0';
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t more = ::write(to_browser_, bytes.data() + sent, bytes.size() - sent);
    if (more <= 0) throw std::runtime_error{"the browser takes nothing"};
    sent += static_cast<std::size_t>(more);
  }
  const Json answer = answer_to(asked_);
  if (answer.contains("error")) throw std::runtime_error{method + ": " + answer["error"].dump()};
  return answer.at("result");
}

void Browser::open(const std::string& address) {
  const Json result = ask("Page.navigate", {{"url", address}});
  if (result.contains("errorText")) throw std::runtime_error{result["errorText"].get<std::string>()};
  wait_for("document.readyState==='complete'");
}

void Browser::resize(int width, int height) {
  ask("Emulation.setDeviceMetricsOverride",
      {{"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", width < 700}});
}

std::string Browser::value(const std::string& expression) {
  const Json result = ask("Runtime.evaluate", {{"expression", "String(" + expression + ")"}});
  if (result.contains("exceptionDetails")) return "";
  return result.at("result").value("value", "");
}

void Browser::wait_for(const std::string& expression) {
  const auto until = std::chrono::steady_clock::now() + browser_patience;
  while (std::chrono::steady_clock::now() < until) {
    try {
      if (value(expression) == "true") return;
    } catch (const std::runtime_error&) {
      // The page that was asked went away for the next one.
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  throw std::runtime_error{"never became true: " + expression + "\n" + seen()};
}

void Browser::type(const std::string& id, const std::string& text) {
  wait_for(by_id(id) + ".offsetParent!==null");
  (void)value("(" + by_id(id) + ".focus()," + by_id(id) + ".select())");
  ask("Input.insertText", {{"text", text}});
}

void Browser::press_enter() {
  const Json key{{"key", "Enter"}, {"code", "Enter"}, {"windowsVirtualKeyCode", 13}, {"text", "\r"}};
  for (const char* kind : {"keyDown", "keyUp"}) {
    Json event = key;
    event["type"] = kind;
    ask("Input.dispatchKeyEvent", event);
  }
}

void Browser::click(const std::string& id) {
  wait_for(by_id(id) + ".offsetParent!==null");
  (void)value(by_id(id) + ".click()");
}

void Browser::cut_off(bool off) {
  ask("Network.enable", Json::object());
  ask("Network.emulateNetworkConditions",
      {{"offline", off}, {"latency", 0}, {"downloadThroughput", -1}, {"uploadThroughput", -1}});
}

void Browser::go_back() {
  const Json history = ask("Page.getNavigationHistory", Json::object());
  const auto at = history.at("currentIndex").get<std::size_t>();
  ask("Page.navigateToHistoryEntry", {{"entryId", history.at("entries").at(at - 1).at("id")}});
}

void Browser::picture(const std::string& name) {
  const char* folder = std::getenv("VESTNIK_PICTURES");
  if (folder == nullptr) return;
  const Json shot = ask("Page.captureScreenshot", {{"format", "png"}});
  std::ofstream{std::string{folder} + "/" + name + ".png", std::ios::binary}
      << bytes_of(shot.at("data").get<std::string>());
}

}  // namespace vestnik::tests
