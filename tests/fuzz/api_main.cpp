// Throws requests made up from the API's document at the real service.
//   fuzz_api [--runs N] [--seed S] [--record FILE] [--document FILE] [--unseen yes]
// Exit code 1 when an answer is a 5xx, one that the document does not name, or against its schema, and when somebody's
// name or address stands in a refusal, the log or the metrics; the first of each kind is printed with the request.
// --record: the answers, a JSON object a line; --document: openapi.json itself.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>

#include "base/log.h"
#include "fuzz/api_requests.h"
#include "fuzz/canaries.h"
#include "net/http_client.h"
#include "support/json_schema.h"

namespace vestnik::fuzz {
namespace {

struct Wish {
  std::uint64_t runs = 2'000;
  std::uint64_t seed = 1;
  std::string record;
  std::string document;
  bool unseen = false;
};

Wish wish_of(int count, char** words) {
  Wish wish;
  for (int at = 1; at + 1 < count; at += 2) {
    const std::string word = words[at];
    const std::string value = words[at + 1];
    if (word == "--runs") {
      wish.runs = std::stoull(value);
    } else if (word == "--seed") {
      wish.seed = std::stoull(value);
    } else if (word == "--record") {
      wish.record = value;
    } else if (word == "--document") {
      wish.document = value;
    } else if (word == "--unseen") {
      wish.unseen = value == "yes";
    } else {
      throw std::runtime_error{"there is no " + word};
    }
  }
  return wish;
}

constexpr std::size_t at_once = 16;
constexpr std::size_t fewest_canaries = 100;
constexpr std::uint64_t between_lives = 400;
constexpr auto patience = std::chrono::seconds{60};

class Round {
 public:
  explicit Round(const Wish& wish) : wish_(wish), client_(options()) {
    if (canaries_.size() < fewest_canaries) throw std::runtime_error{"too few names to look for"};
    if (!wish.record.empty()) record_.open(wish.record, std::ios::trunc);
  }

  int run() {
    const ApiJson document = fetch_document();
    if (!wish_.document.empty()) std::ofstream{wish_.document, std::ios::trunc} << document.dump();
    RequestMaker maker{world_, document, wish_.seed};
    std::vector<MadeRequest> made;
    for (std::uint64_t run = 0; run < wish_.runs; run += made.size()) {
      made.clear();
      while (made.size() < at_once) made.push_back(maker.make());
      send(made);
      if (run / between_lives != (run + made.size()) / between_lives) world_.live(std::chrono::seconds{20});
    }
    look_behind();
    return tell(maker);
  }

 private:
  static net::HttpOptions options() {
    net::HttpOptions options;
    options.connections = at_once;
    options.timeout = patience;
    options.largest_answer = std::size_t{16} << 20U;
    return options;
  }

  /// Before anything else: the service logs from its first thread on.
  static std::string begin_log(const std::string& file) {
    start_log({LogLevel::info, true, file});
    return file;
  }

  [[nodiscard]] std::string url(const std::string& target) const {
    return "http://127.0.0.1:" + std::to_string(world_.port()) + target;
  }

  ApiJson fetch_document() {
    net::HttpRequest request;
    request.method = "GET";
    request.url = url("/api/v1/openapi.json");
    const auto answers = client_.send({&request, 1}, std::chrono::steady_clock::now() + patience);
    if (answers.front().status != 200) throw std::runtime_error{"no document"};
    return ApiJson::parse(answers.front().body);
  }

  void send(const std::vector<MadeRequest>& made) {
    std::vector<net::HttpRequest> requests;
    for (const MadeRequest& one : made) requests.push_back({one.method, url(one.target), one.headers, one.body});
    const auto answers = client_.send(requests, std::chrono::steady_clock::now() + patience);
    for (std::size_t at = 0; at < made.size(); ++at) look_at(made[at], answers[at]);
  }

  void complain(const std::string& kind, const MadeRequest& made, const std::string& answer) {
    ++complaints_;
    if (!told_.insert(kind).second) return;
    std::printf("%s\n  %s as %s\n  %s %s\n  %s\n  -> %s\n", kind.c_str(), made.operation->pattern.c_str(),
                made.principal->name.c_str(), made.method.c_str(), made.target.c_str(),
                made.body.substr(0, 1000).c_str(), answer.substr(0, 600).c_str());
  }

  void look_at(const MadeRequest& made, const net::HttpResult& answer) {
    const std::string operation = made.method + ' ' + made.operation->pattern;
    const std::string status = std::to_string(answer.status);
    if (answer.phase != net::HttpPhase::answered) return complain("no answer: " + operation, made, "");
    ++seen_[operation][answer.status];
    if (answer.status >= 500) return complain(status + ": " + operation, made, answer.body);
    const ApiJson& responses = made.operation->described["responses"];
    if (!responses.contains(status)) return complain("undocumented " + status + ": " + operation, made, answer.body);
    if (record_.is_open()) write_down(made, answer);
    const ApiJson& response = responses[status];
    if (response.contains("content") && response["content"].contains("text/html")) return;
    // What was asked for as a page for the printer is one.
    const bool page =
        made.target.find("page=true") != std::string::npos || made.target.find("as=page") != std::string::npos;
    if (page && answer.status < 300) return;
    if (answer.status >= 400) {
      const ApiJson problem = ApiJson::parse(answer.body, nullptr, false);
      const bool whole = problem.is_object() && problem.contains("code") && problem.contains("title") &&
                         problem.value("status", 0) == answer.status && problem.value("title", "") != "";
      if (!whole) complain("no problem document: " + operation, made, answer.body);
      if (const std::string name = canaries_.found_in(answer.body); !name.empty()) {
        complain("a name in a refusal: " + operation + ": " + name, made, answer.body);
      }
    } else if (response.contains("content") && response["content"].contains("application/json")) {
      const ApiJson body = ApiJson::parse(answer.body, nullptr, false);
      if (body.is_discarded()) return complain("no JSON: " + operation, made, answer.body);
      for (const auto& wrong : tests::against_schema(body, response["content"]["application/json"]["schema"])) {
        complain("against its schema: " + operation + ": " + wrong, made, answer.body);
      }
    }
  }

  void write_down(const MadeRequest& made, const net::HttpResult& answer) {
    const ApiJson body = ApiJson::parse(answer.body, nullptr, false);
    const ApiJson line{{"method", made.operation->method},
                       {"pattern", made.operation->pattern},
                       {"status", answer.status},
                       {"body", body.is_discarded() ? ApiJson(nullptr) : body}};
    record_ << line.dump() << '\n';
  }

  /// What the service said of itself meanwhile: refusals and failures in the log, counts in the metrics.
  void look_behind() {
    const auto administrator = std::ranges::find(world_.principals(), "administrator", &Principal::name);
    net::HttpRequest request;
    request.method = "GET";
    request.url = url("/metrics");
    request.headers.emplace_back("Authorization", "Bearer " + administrator->token);
    const auto answers = client_.send({&request, 1}, std::chrono::steady_clock::now() + patience);
    flush_log();
    std::ifstream file{log_file_};
    const std::string log{std::istreambuf_iterator<char>{file}, {}};
    for (const auto& [where, text] : {std::pair{"metrics", answers.front().body}, std::pair{"log", log}}) {
      const std::string name = canaries_.found_in(text);
      if (name.empty() && !text.empty()) continue;
      ++complaints_;
      std::printf("%s: %s\n", where, text.empty() ? "nothing there" : name.c_str());
    }
  }

  int tell(const RequestMaker& maker) {
    std::size_t documented = 0;
    std::size_t seen = 0;
    std::size_t answered_well = 0;
    for (const Operation& operation : maker.operations()) {
      std::string name = operation.method + ' ' + operation.pattern;
      std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(operation.method.size()), name.begin(),
                     [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
      const auto& statuses = seen_[name];
      answered_well +=
          std::any_of(statuses.begin(), statuses.end(), [](const auto& one) { return one.first < 400; }) ? 1 : 0;
      for (const auto& [status, unused] : operation.described["responses"].items()) {
        ++documented;
        if (statuses.contains(std::stoi(status))) {
          ++seen;
        } else if (wish_.unseen) {
          std::printf("not seen: %s %s\n", name.c_str(), status.c_str());
        }
      }
    }
    std::printf(
        "%llu requests, seed %llu: %zu of %zu documented answers seen, %zu of %zu operations answered well, %zu "
        "complaints\n",
        static_cast<unsigned long long>(wish_.runs), static_cast<unsigned long long>(wish_.seed), seen, documented,
        answered_well, maker.operations().size(), complaints_);
    return complaints_ == 0 ? 0 : 1;
  }

  Wish wish_;
  tests::TemporaryFolder log_folder_;
  const std::string log_file_ = begin_log(log_folder_.path("log.jsonl"));
  ApiWorld world_;
  const Canaries canaries_{world_.service().database(), world_.institution()};
  net::HttpClient client_;
  std::ofstream record_;
  std::map<std::string, std::map<int, std::uint64_t>> seen_;
  std::set<std::string> told_;
  std::size_t complaints_ = 0;
};

}  // namespace
}  // namespace vestnik::fuzz

int main(int count, char** words) {
  try {
    return vestnik::fuzz::Round{vestnik::fuzz::wish_of(count, words)}.run();
  } catch (const std::exception& broken) {
    std::printf("%s\n", broken.what());
    return 2;
  }
}
