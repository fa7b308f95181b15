#include "fuzz/api_findings.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "support/json_schema.h"

namespace vestnik::fuzz {
namespace {

double p99_in_ms(std::vector<std::chrono::steady_clock::duration> times) {
  if (times.empty()) return 0;
  const auto at = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 99 / 100);
  std::nth_element(times.begin(), at, times.end());
  return std::chrono::duration<double, std::milli>(*at).count();
}

bool is_whole_problem(const net::HttpResult& answer) {
  const ApiJson problem = ApiJson::parse(answer.body, nullptr, false);
  return problem.is_object() && problem.contains("code") && problem.contains("title") &&
         problem.value("status", 0) == answer.status && !problem.value("title", "").empty();
}

std::string name_of(const Operation& operation) {
  std::string name = operation.method;
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name + ' ' + operation.pattern;
}

}  // namespace

Findings::Findings(const std::string& record) {
  if (!record.empty()) record_.open(record, std::ios::trunc);
}

void Findings::complain(const std::string& kind, const MadeRequest& made, const std::string& answer) {
  ++complaints_;
  if (!told_.insert(kind).second) return;
  std::printf("%s\n  %s as %s\n  %s %s\n  %s\n  -> %s\n", kind.c_str(), made.operation->pattern.c_str(),
              made.principal->name.c_str(), made.method.c_str(), made.target.c_str(), made.body.substr(0, 1000).c_str(),
              answer.substr(0, 600).c_str());
}

void Findings::look_at(const MadeRequest& made, const net::HttpResult& answer, const Canaries& canaries) {
  const std::string operation = name_of(*made.operation);
  const std::string status = std::to_string(answer.status);
  if (answer.phase != net::HttpPhase::answered) return complain("no answer: " + operation, made, "");
  ++seen_[operation][answer.status];
  if (answer.status >= 500) return complain(status + ": " + operation, made, answer.body);
  if (!made.operation->described["responses"].contains(status))
    return complain("undocumented " + status + ": " + operation, made, answer.body);
  if (record_.is_open()) write_down(made, answer);
  check_body(operation, made, answer, canaries);
}

void Findings::check_body(const std::string& operation, const MadeRequest& made, const net::HttpResult& answer,
                          const Canaries& canaries) {
  const ApiJson& response = made.operation->described["responses"][std::to_string(answer.status)];
  if (response.contains("content") && response["content"].contains("text/html")) return;
  // What was asked for as a page for the printer is one.
  const bool page =
      made.target.find("page=true") != std::string::npos || made.target.find("as=page") != std::string::npos;
  if (page && answer.status < 300) return;
  if (answer.status >= 400) {
    if (!is_whole_problem(answer)) complain("no problem document: " + operation, made, answer.body);
    if (const std::string name = canaries.found_in(answer.body); !name.empty())
      complain("a name in a refusal: " + operation + ": " + name, made, answer.body);
  } else if (response.contains("content") && response["content"].contains("application/json")) {
    const ApiJson body = ApiJson::parse(answer.body, nullptr, false);
    if (body.is_discarded()) return complain("no JSON: " + operation, made, answer.body);
    for (const auto& wrong : tests::against_schema(body, response["content"]["application/json"]["schema"]))
      complain("against its schema: " + operation + ": " + wrong, made, answer.body);
  }
}

void Findings::write_down(const MadeRequest& made, const net::HttpResult& answer) {
  const ApiJson body = ApiJson::parse(answer.body, nullptr, false);
  const ApiJson line{{"method", made.operation->method},
                     {"pattern", made.operation->pattern},
                     {"status", answer.status},
                     {"body", body.is_discarded() ? ApiJson(nullptr) : body}};
  record_ << line.dump() << '\n';
}

void Findings::look_behind(const std::string& where, const std::string& text, const Canaries& canaries) {
  const std::string name = canaries.found_in(text);
  if (name.empty() && !text.empty()) return;
  ++complaints_;
  std::printf("%s: %s\n", where.c_str(), text.empty() ? "nothing there" : name.c_str());
}

void Findings::end_of_school() {
  const auto quarter = static_cast<std::ptrdiff_t>(times_.size() / 4);
  early_.insert(early_.end(), times_.begin(), times_.begin() + quarter);
  late_.insert(late_.end(), times_.end() - quarter, times_.end());
  times_.clear();
}

void Findings::tell(const std::vector<Operation>& operations, std::uint64_t runs, std::uint64_t seed, bool unseen) {
  std::size_t documented = 0;
  std::size_t seen = 0;
  std::size_t answered_well = 0;
  for (const Operation& operation : operations) {
    const std::string name = name_of(operation);
    const auto& statuses = seen_[name];
    answered_well += std::ranges::any_of(statuses, [](const auto& one) { return one.first < 400; }) ? 1 : 0;
    for (const auto& [status, unused] : operation.described["responses"].items()) {
      ++documented;
      const bool came = statuses.contains(std::stoi(status));
      seen += came ? 1 : 0;
      if (!came && unseen) std::printf("not seen: %s %s\n", name.c_str(), status.c_str());
    }
  }
  std::printf("p99 of those sent at once: %.1f ms in the first quarter of each school, %.1f ms in its last\n",
              p99_in_ms(early_), p99_in_ms(late_));
  std::printf(
      "%llu requests, seed %llu: %zu of %zu documented answers seen, %zu of %zu operations answered well, %zu "
      "complaints\n",
      static_cast<unsigned long long>(runs), static_cast<unsigned long long>(seed), seen, documented, answered_well,
      operations.size(), complaints_);
}

}  // namespace vestnik::fuzz
