#pragma once
/// What people let programs in with: tokens of the API and app passwords. Made and ended by their owner alone, who sees
/// the secret once; the record and its kept answer never hold it.
#include <string>
#include <vector>

#include "access/sealed_text.h"
#include "base/random.h"
#include "ports/recorder.h"
#include "records/program_token_store.h"

namespace vestnik {

inline constexpr Permission manage_tokens{"tokens", "manage"};
inline constexpr Permission manage_app_passwords{"app_passwords", "manage"};
inline constexpr std::size_t most_program_tokens = 50;  ///< of one person at a time
inline constexpr std::size_t most_app_passwords = 10;

struct TokenWish {
  std::string name;
  PermissionNames permissions;  ///< each among those the person may hand on; not empty
  Instant expires_at;           ///< within 366 days
  std::string secret;           ///< the token itself; its digest is kept
};

/// Event "token.issued". Problems "tokens.expiry_passed", "tokens.expiry_too_far" {days}, "tokens.too_many" {most},
/// "tokens.no_account".
class IssueToken final : public Command {
 public:
  IssueToken(TokenWish wish, std::string as_asked) : wish_(std::move(wish)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return manage_tokens; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  TokenWish wish_;
  std::string as_asked_;
  AccountId account_;
};

/// Event "token.ended". Problem "access.not_found" when it is not the person's, or ended already.
class EndToken final : public Command {
 public:
  explicit EndToken(std::int64_t id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return manage_tokens; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
};

/// Event "app_password.issued". Problems "tokens.too_many" {most}, "tokens.no_account".
class IssueAppPassword final : public Command {
 public:
  IssueAppPassword(std::string name, std::string secret, const SealedText& seal, Random& random)
      : name_(std::move(name)), secret_(std::move(secret)), seal_(seal), random_(random) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return manage_app_passwords; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::string name_;
  std::string secret_;
  const SealedText& seal_;
  Random& random_;
  AccountId account_;
  std::string login_;
};

/// Event "app_password.ended": whoever is signed in with it is so no more. Problem "access.not_found".
class EndAppPassword final : public Command {
 public:
  explicit EndAppPassword(std::int64_t id) : id_(id) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return manage_app_passwords; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
};

}  // namespace vestnik
