#include "http/refusal_log.h"

#include <optional>

#include "base/log.h"

namespace vestnik {
namespace {

void write_line(const Refusal& refusal, std::uint64_t left_out) {
  log(LogLevel::info, "http", "refused",
      {{"request", refusal.request},
       {"method", refusal.method},
       {"route", refusal.route},
       {"status", refusal.status},
       {"code", refusal.code},
       {"institution", refusal.institution},
       {"person", refusal.person},
       {"left_out", left_out}});
}

}  // namespace

bool is_worth_a_line(int status) {
  return status >= 400 && status < 500 && status != 409 && status != 412 && status != 422;
}

std::string_view code_in_problem(std::string_view document) {
  constexpr std::string_view before = R"("code":")";
  const auto at = document.find(before);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = document.substr(at + before.size());
  return rest.substr(0, rest.find('"'));
}

RefusalLog::RefusalLog(const Clock& clock) : RefusalLog(clock, &write_line) {}

void RefusalLog::note(const Refusal& refusal) {
  const std::int64_t now = to_microseconds(clock_.now()) / 1'000'000;
  const auto left_out = second_.with([&](Second& second) -> std::optional<std::uint64_t> {
    if (second.number != now) second = {now, 0, second.left_out};
    if (second.written >= most) {
      ++second.left_out;
      return std::nullopt;
    }
    ++second.written;
    return std::exchange(second.left_out, 0);
  });
  if (left_out) write_(refusal, *left_out);
}

}  // namespace vestnik
