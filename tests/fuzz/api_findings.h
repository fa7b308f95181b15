#pragma once
/// What a round of made-up requests found: complaints, which answers came, how long they took.
#include <chrono>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fuzz/api_requests.h"
#include "fuzz/canaries.h"
#include "net/http_client.h"

namespace vestnik::fuzz {

/// One thread.
class Findings {
 public:
  /// `record`: a file for the answers, a JSON object a line; "" for none.
  explicit Findings(const std::string& record);

  void look_at(const MadeRequest& made, const net::HttpResult& answer, const Canaries& canaries);
  /// A text of the service's own: the log, the metrics.
  void look_behind(const std::string& where, const std::string& text, const Canaries& canaries);
  /// How long requests that were sent at once took.
  void note_time(std::chrono::steady_clock::duration took) { times_.push_back(took); }
  /// A school ends and its figures with it: the times of its first and its last quarter are set against each other.
  void end_of_school();

  [[nodiscard]] std::size_t complaints() const { return complaints_; }
  /// Prints the last line, and with `unseen` every documented answer that did not come.
  void tell(const std::vector<Operation>& operations, std::uint64_t runs, std::uint64_t seed, bool unseen);

 private:
  void complain(const std::string& kind, const MadeRequest& made, const std::string& answer);
  void check_body(const std::string& operation, const MadeRequest& made, const net::HttpResult& answer,
                  const Canaries& canaries);
  void write_down(const MadeRequest& made, const net::HttpResult& answer);

  std::ofstream record_;
  std::map<std::string, std::map<int, std::uint64_t>> seen_;
  std::set<std::string> told_;
  std::size_t complaints_ = 0;
  std::vector<std::chrono::steady_clock::duration> times_;  ///< of this school
  std::vector<std::chrono::steady_clock::duration> early_;  ///< of the first quarter of every school
  std::vector<std::chrono::steady_clock::duration> late_;   ///< of the last one
};

}  // namespace vestnik::fuzz
