#include "lua/check.h"

#include "lua/loader.h"

namespace vestnik {
namespace {

// The answer of a child is a row of texts, each with its length before it: nothing in them needs escaping.
void put(std::string& to, std::string_view text) {
  to += std::to_string(text.size());
  to += ':';
  to += text;
}

class Answer {
 public:
  explicit Answer(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool broken() const { return broken_; }

  std::string text() {
    std::size_t size = 0;
    std::size_t at = 0;
    while (at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9' && at < 8)
      size = size * 10 + static_cast<std::size_t>(rest_[at++] - '0');
    if (at == 0 || at >= rest_.size() || rest_[at] != ':' || rest_.size() - at - 1 < size) {
      broken_ = true;
      return {};
    }
    std::string text{rest_.substr(at + 1, size)};
    rest_.remove_prefix(at + 1 + size);
    return text;
  }

  std::size_t number() {
    std::size_t value = 0;
    for (const char c : text()) {
      if (c < '0' || c > '9' || value > 1'000'000) broken_ = true;
      if (!broken_) value = value * 10 + static_cast<std::size_t>(c - '0');
    }
    return broken_ ? 0 : value;
  }

 private:
  std::string_view rest_;
  bool broken_ = false;
};

void put(std::string& to, const std::vector<Problem>& problems) {
  put(to, std::to_string(problems.size()));
  for (const Problem& problem : problems) {
    put(to, problem.code);
    put(to, problem.clause);
    put(to, std::to_string(problem.details.size()));
    for (const auto& [name, value] : problem.details) {
      put(to, name);
      put(to, value);
    }
  }
}

std::vector<Problem> problems_of(Answer& answer) {
  std::vector<Problem> problems;
  for (std::size_t left = answer.number(); left > 0 && !answer.broken(); --left) {
    Problem problem{answer.text()};
    problem.clause = answer.text();
    for (std::size_t details = answer.number(); details > 0 && !answer.broken(); --details) {
      std::string name = answer.text();
      problem.details.emplace_back(std::move(name), answer.text());
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<Problem> died(const std::filesystem::path& path) {
  return {Problem{"script.died", {{"file", path.filename().string()}}}};
}

}  // namespace

std::vector<Problem> check_file(const std::filesystem::path& path) {
  const auto said = run_in_child([&] {
    std::string text;
    put(text, load_regulation_file(path).problems);
    return text;
  });
  if (!said) return died(path);
  Answer answer{*said};
  std::vector<Problem> problems = problems_of(answer);
  return answer.broken() ? died(path) : problems;
}

}  // namespace vestnik
