#pragma once
/// A whole school's roster, taken in as one command through the Recorder: who teaches, who learns, who stands for whom,
/// when the bells ring. Whoever reads it (tables, another system's answer) hands over typed rows.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ports/roster_report.h"
#include "ports/roster_rows.h"

namespace vestnik {
namespace roster {

/// Families' credentials wait for their signed application and consent (labinsk-3.11); an institution whose regulation
/// asks for none imports with `all`. Where it asks, `all` leaves them out too and the report names them.
enum class AccountPolicy { none, staff, with_consent, all };

/// A person's first sign-in.
struct IssuedCode {
  std::string name;
  std::string group;  ///< of a student; "" for others
  std::string login;
  std::string code;  ///< secret: the database keeps its digest alone
};

struct IssuedAccounts {
  std::string institution;  ///< its full name
  std::string institution_code;
  std::vector<IssuedCode> codes;  ///< never empty
};

struct Order {
  std::string institution;  ///< code; needed when the rows name none
  std::string digest;       ///< of what the rows were read from; stands in the audit
  bool dry_run = false;     ///< everything is done and taken back; no event, no audit
  AccountPolicy accounts = AccountPolicy::with_consent;
  std::optional<CivilDate> as_of;          ///< the day changes hold from; by default today in the institution's zone
  std::optional<CivilDate> lessons_until;  ///< by default the end of the last study period
  /// Puts the codes where their owners get them, before anything is committed; a Problem takes the whole import back.
  /// Accounts stand only when their codes are kept somewhere. Empty: none are made. Runs on the writer's thread.
  std::function<Result<void>(const IssuedAccounts&)> hand_out;
  /// May be empty. Runs on the writer's thread.
  std::function<void(std::size_t done, std::size_t all)> progress;
};

}  // namespace roster

/// Any thread; blocks until the roster is on disk. The writer serves people's clicks first.
class Roster {
 public:
  virtual ~Roster() = default;

  /// All or nothing: with one error in the report nothing is written. By the service itself, as the operator's command
  /// line: event "roster.imported" and one audit link, which hold counts and the digest, no names. Rows that say what
  /// stands already change nothing; such an import leaves an event whose counts are empty. A refusal is kept in the
  /// audit of an institution that exists. DatabaseError when the world is broken.
  [[nodiscard]] virtual roster::Report import(const roster::SchoolRows& rows, const roster::Order& order) = 0;
};

}  // namespace vestnik
