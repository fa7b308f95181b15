// Throws requests made up from the API's document at the real service.
//   fuzz_api [--runs N] [--seed S] [--record FILE] [--document FILE] [--unseen yes]
// Exit code 1 when an answer is a 5xx, one that the document does not name, or against its schema, and when somebody's
// name or address stands in a refusal, the log or the metrics; the first of each kind is printed with the request.
// --record: the answers, a JSON object a line; --document: openapi.json itself.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "base/log.h"
#include "fuzz/api_findings.h"
#include "fuzz/api_requests.h"
#include "fuzz/canaries.h"
#include "net/http_client.h"
#include "support/temporary_folder.h"

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
/// Then a new school begins: one in which everybody was dismissed and every lesson is past has little left to answer.
constexpr std::uint64_t most_in_a_school = 25'000;
constexpr auto patience = std::chrono::seconds{60};

/// One school and the requests thrown at it.
class Round {
 public:
  Round(Findings& findings, const std::string& log) : findings_(findings), log_(log), client_(options()) {
    if (canaries_.size() < fewest_canaries) throw std::runtime_error{"too few names to look for"};
  }

  void run(const Wish& wish, std::uint64_t runs, std::uint64_t seed) {
    const ApiJson document = fetch_document();
    if (!wish.document.empty()) std::ofstream{wish.document, std::ios::trunc} << document.dump();
    RequestMaker maker{world_, document, seed};
    std::vector<MadeRequest> made;
    for (std::uint64_t run = 0; run < runs; run += made.size()) {
      made.clear();
      while (made.size() < at_once) made.push_back(maker.make());
      send(made);
      if (run / between_lives != (run + made.size()) / between_lives) world_.live(std::chrono::seconds{20});
    }
    look_behind();
    findings_.end_of_school();
    operations_ = maker.operations();
  }
  [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }

 private:
  static net::HttpOptions options() {
    net::HttpOptions options;
    options.connections = at_once;
    options.timeout = patience;
    options.largest_answer = std::size_t{16} << 20U;
    return options;
  }

  [[nodiscard]] net::HttpResult get(const std::string& target, const std::string& token = {}) {
    net::HttpRequest request;
    request.method = "GET";
    request.url = url(target);
    if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
    return client_.send({&request, 1}, std::chrono::steady_clock::now() + patience).front();
  }
  [[nodiscard]] std::string url(const std::string& target) const {
    return "http://127.0.0.1:" + std::to_string(world_.port()) + target;
  }

  ApiJson fetch_document() {
    const net::HttpResult answer = get("/api/v1/openapi.json");
    if (answer.status != 200) throw std::runtime_error{"no document"};
    return ApiJson::parse(answer.body);
  }

  void send(const std::vector<MadeRequest>& made) {
    std::vector<net::HttpRequest> requests;
    for (const MadeRequest& one : made) requests.push_back({one.method, url(one.target), one.headers, one.body});
    const auto begun = std::chrono::steady_clock::now();
    const auto answers = client_.send(requests, begun + patience);
    findings_.note_time(std::chrono::steady_clock::now() - begun);
    for (std::size_t at = 0; at < made.size(); ++at) findings_.look_at(made[at], answers[at], canaries_);
  }

  /// What the service said of itself meanwhile: refusals and failures in the log, counts in the metrics.
  void look_behind() {
    const auto administrator = std::ranges::find(world_.principals(), "administrator", &Principal::name);
    findings_.look_behind("metrics", get("/metrics", administrator->token).body, canaries_);
    flush_log();
    std::ifstream file{log_};
    findings_.look_behind("log", std::string{std::istreambuf_iterator<char>{file}, {}}, canaries_);
    std::ofstream{log_, std::ios::trunc};
  }

  Findings& findings_;
  const std::string& log_;
  ApiWorld world_;
  const Canaries canaries_{world_.service().database(), world_.institution()};
  net::HttpClient client_;
  std::vector<Operation> operations_;
};

int fuzz(const Wish& wish) {
  const tests::TemporaryFolder folder;
  const std::string log = folder.path("log.jsonl");
  start_log({LogLevel::info, true, log});  // before anything else: the service logs from its first thread on
  Findings findings{wish.record};
  std::vector<Operation> operations;
  std::uint64_t school = 0;
  for (std::uint64_t done = 0; done < wish.runs; done += most_in_a_school) {
    Round round{findings, log};
    const std::uint64_t runs = std::min(most_in_a_school, wish.runs - done);
    round.run(wish, runs, wish.seed + school++);
    operations = round.operations();
    std::printf("school %llu: %llu requests, %zu complaints so far\n", static_cast<unsigned long long>(school),
                static_cast<unsigned long long>(done + runs), findings.complaints());
    std::fflush(stdout);
  }
  findings.tell(operations, wish.runs, wish.seed, wish.unseen);
  return findings.complaints() == 0 ? 0 : 1;
}

}  // namespace
}  // namespace vestnik::fuzz

int main(int count, char** words) {
  try {
    return vestnik::fuzz::fuzz(vestnik::fuzz::wish_of(count, words));
  } catch (const std::exception& broken) {
    std::printf("%s\n", broken.what());
    return 2;
  }
}
