#pragma once
/// The table of requests that answer as they should: tests/api/answers.tsv.
#include <string>
#include <vector>

namespace vestnik::api_proof {

struct AnswerRow {
  std::string place;  ///< "answers.tsv:17"
  std::string word;   ///< "@regulation" and the like, with `target` what follows; "": a request
  std::string operation;
  std::string target;
  std::string body;
  std::string who;
  int status = 0;
  std::string keep;  ///< "note=note": the id `note` is what the answer holds as "note"
  std::string key;   ///< "": one of its own
};

/// Throws std::runtime_error with the place of a line that is none.
[[nodiscard]] std::vector<AnswerRow> answer_rows();

/// Answers that another program gives: "POST /api/v1/regulation/check 200", with the test that gets it.
struct AnsweredElsewhere {
  std::string answer;
  std::string test;  ///< below tests/
  std::string word;  ///< that stands in it
};
[[nodiscard]] std::vector<AnsweredElsewhere> answered_elsewhere();

}  // namespace vestnik::api_proof
