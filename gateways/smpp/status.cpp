#include "status.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace vestnik::smpp {
namespace {

constexpr std::chrono::seconds operator_is_busy{60};
constexpr std::chrono::seconds queue_drains{60};
constexpr std::chrono::minutes school_must_act{10};

enum class Verdict : std::uint8_t { message, address, soon, full, account };

struct Explained {
  std::uint32_t status;
  Verdict verdict;
  std::string_view words;
};

// Names and meanings: SMPP 3.4 table 5-2. "account": our settings or our contract are at fault, so every message is
// turned down alike and none is spoiled. Only 0x0B speaks of the number itself.
constexpr Explained explained[] = {
    {0x01, Verdict::message, "message length"},
    {0x02, Verdict::account, "command length"},
    {0x03, Verdict::account, "command not known"},
    {0x04, Verdict::soon, "not bound for this command"},
    {0x05, Verdict::soon, "bound already"},
    {0x06, Verdict::account, "priority flag"},
    {0x07, Verdict::account, "registered delivery flag"},
    {0x08, Verdict::soon, "system error"},
    {0x0A, Verdict::account, "source address"},
    {0x0B, Verdict::address, "destination address"},
    {0x0D, Verdict::account, "bind failed"},
    {0x0E, Verdict::account, "password"},
    {0x0F, Verdict::account, "system id"},
    {0x14, Verdict::full, "queue full"},
    {0x15, Verdict::account, "service type"},
    {0x43, Verdict::account, "esm class"},
    {0x45, Verdict::soon, "submit failed"},
    {0x48, Verdict::account, "source type of number"},
    {0x49, Verdict::account, "source numbering plan"},
    {0x50, Verdict::account, "destination type of number"},
    {0x51, Verdict::account, "destination numbering plan"},
    {0x53, Verdict::account, "system type"},
    {0x58, Verdict::soon, "throttled"},
    {0x61, Verdict::account, "scheduled time"},
    {0x62, Verdict::message, "validity period"},
    {0x64, Verdict::soon, "not now"},
    {0x65, Verdict::message, "refused for good"},
    {0x66, Verdict::message, "refused"},
    {0xC0, Verdict::account, "optional part of the body"},
    {0xC1, Verdict::account, "parameter not allowed"},
    {0xC2, Verdict::account, "parameter length"},
    {0xC3, Verdict::account, "parameter missing"},
    {0xC4, Verdict::account, "parameter value"},
    {0xFE, Verdict::message, "delivery failure"},
};

const Explained* explanation_of(std::uint32_t status) {
  for (const Explained& one : explained) {
    if (one.status == status) return &one;
  }
  return nullptr;
}

}  // namespace

std::string words_of(std::uint32_t status) {
  std::array<char, 24> code{};
  std::snprintf(code.data(), code.size(), "SMPP 0x%02X", status);
  const Explained* one = explanation_of(status);
  return one == nullptr ? std::string{code.data()} : std::string{code.data()} + ": " + std::string{one->words};
}

Outcome outcome_of(std::uint32_t status, Instant now) {
  const Explained* one = explanation_of(status);
  const Verdict verdict = one == nullptr ? Verdict::account : one->verdict;
  switch (verdict) {
    case Verdict::message: return Refused{words_of(status), true, Refused::Of::message};
    case Verdict::address: return Refused{words_of(status), true, Refused::Of::address};
    case Verdict::soon: return RetryAt{now + operator_is_busy, words_of(status)};
    case Verdict::full: return RetryAt{now + queue_drains, words_of(status)};
    case Verdict::account: break;
  }
  return RetryAt{now + school_must_act, words_of(status)};
}

}  // namespace vestnik::smpp
