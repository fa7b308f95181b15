// Whoever is told to wait is told how long (RFC 6585, 4).
#include <gtest/gtest.h>

#include "answers/answers.h"

namespace vestnik {
namespace {

class StatusAlone final : public MessageCatalogue {
 public:
  explicit StatusAlone(int status) : status_(status) {}
  [[nodiscard]] ProblemText explain(const Problem&) const override { return {status_, "title", "next"}; }

 private:
  int status_;
};

std::string retry_after(int status, const Problem& problem) {
  const Response answer = problem_answer(problem, StatusAlone{status});
  for (const auto& [name, value] : answer.headers) {
    if (name == "Retry-After") return value;
  }
  return "";
}

TEST(ProblemAnswer, SaysHowLongToWait) {
  const Problem wait{"access.too_many_attempts", {{"seconds", "8"}}};
  EXPECT_EQ(retry_after(429, wait), "8");
  EXPECT_EQ(retry_after(422, wait), "");
  EXPECT_EQ(retry_after(429, Problem{"other"}), "");
}

}  // namespace
}  // namespace vestnik
