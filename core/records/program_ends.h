#pragma once
/// Tokens and app passwords that ended: for good, whatever becomes of the account or the person's roles afterwards.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Why they ended, as their owner reads it.
namespace program_end {
inline constexpr std::string_view owner = "owner";                            ///< by the owner's own call
inline constexpr std::string_view account_stopped = "account_stopped";        ///< access suspended, or the user removed
inline constexpr std::string_view account_given_anew = "account_given_anew";  ///< by a new code of first sign-in
inline constexpr std::string_view password_told = "password_told";            ///< «сообщить о взломе»
inline constexpr std::string_view no_role = "no_role";  ///< the last role ended, and none is to come
}  // namespace program_end

/// Numbers of what a call ended, ascending.
struct EndedPrograms {
  std::vector<std::int64_t> tokens;
  std::vector<std::int64_t> app_passwords;
};

/// Every token and every app password of the account that stands, with what is signed in by them. `because`: a word of
/// program_end.
EndedPrograms end_programs(Transaction& transaction, AccountId account, std::string_view because, Instant at);

struct EndedProgram {
  std::int64_t id = 0;
  std::string name;
  Instant ended_at;
  std::string because;  ///< "" of what ended before this was written down
};
/// Those that ended since then, the last ended first, fifty at most.
[[nodiscard]] std::vector<EndedProgram> ended_tokens_of(Transaction& transaction, PersonId person, Instant since);
[[nodiscard]] std::vector<EndedProgram> ended_app_passwords_of(Transaction& transaction, PersonId person,
                                                               Instant since);

struct ProgramOwner {
  PersonId person;
  AccountId account;
};
/// Who has something that stands here but, on the day and later, no role: no order, load, class or child of whom to
/// see, hear or write anything. Who ever studied here stays a student.
[[nodiscard]] std::vector<ProgramOwner> program_owners_without_role(Transaction& transaction, CivilDate on,
                                                                    Instant now);

}  // namespace vestnik
