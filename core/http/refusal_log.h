#pragma once
/// Refused requests in the log: who knocks at doors that are not theirs, guesses, or sends what nobody honest sends
/// (OWASP ASVS 5.0, 16.3). A line holds numbers, the route's pattern and a code; never an address of a person, a path
/// or a word of the request.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/guarded.h"

namespace vestnik {

struct Refusal {
  std::string_view request;  ///< its number
  std::string_view method;
  std::string_view route;  ///< pattern, "" when none was found
  int status = 0;
  std::string_view code;         ///< of the problem
  std::int64_t institution = 0;  ///< of who asked; 0: nobody known
  std::int64_t person = 0;
};

/// Whether it belongs into the log: refusals of the door and of rights, not those of the trade (409, 412, 422), which
/// the audit keeps, nor failures, which have lines of their own.
[[nodiscard]] bool is_worth_a_line(int status);
/// The code of a problem document, "" where there is none.
[[nodiscard]] std::string_view code_in_problem(std::string_view document);

/// Any thread. At most `most` lines a second, so that a flood fills no disk; the first line of a later second says how
/// many were left out.
class RefusalLog {
 public:
  using Write = std::function<void(const Refusal&, std::uint64_t left_out)>;
  static constexpr std::uint64_t most = 50;

  explicit RefusalLog(const Clock& clock);
  RefusalLog(const Clock& clock, Write write) : clock_(clock), write_(std::move(write)) {}

  void note(const Refusal& refusal);

 private:
  struct Second {
    std::int64_t number = 0;
    std::uint64_t written = 0;
    std::uint64_t left_out = 0;
  };
  const Clock& clock_;
  const Write write_;
  Guarded<Second> second_;
};

}  // namespace vestnik
