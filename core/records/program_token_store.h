#pragma once
/// Bearer tokens of programs: kept by digest, limited to some permissions, ended by a day or by their owner.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Object and operation, as in the matrix.
using PermissionNames = std::vector<std::pair<std::string, std::string>>;

struct ProgramToken {
  std::int64_t id = 0;
  PersonId person;
  std::string name;  ///< the owner's word for the program
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> ended_at;
};

struct NewProgramToken {
  AccountId account;
  PersonId person;
  std::string name;
  std::string token_digest;
  PermissionNames permissions;
  Instant created_at;
  Instant expires_at;
};

/// Answers its number.
std::int64_t add_program_token(Transaction& transaction, const NewProgramToken& token);
/// Tokens that open something at `now`, newest first.
[[nodiscard]] std::vector<ProgramToken> program_tokens_of(Transaction& transaction, PersonId person, Instant now);
[[nodiscard]] std::optional<ProgramToken> find_program_token(Transaction& transaction, std::int64_t id);
[[nodiscard]] PermissionNames permissions_of_token(Transaction& transaction, std::int64_t id);
/// By its owner's call.
void end_program_token(Transaction& transaction, std::int64_t id, Instant at);

/// Whoever holds a token, by its digest and in any institution: for the front of the service.
struct TokenHolder {
  InstitutionId institution;
  PersonId person;
  AccountId account;
  std::int64_t token = 0;
  Instant expires_at;
};
/// Nothing for an ended token and for a blocked account; one that ran out is answered.
[[nodiscard]] std::optional<TokenHolder> holder_of_token(Transaction& transaction, std::string_view token_digest);

}  // namespace vestnik
