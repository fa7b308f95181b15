#pragma once
/// What the owner of an account does to it: the password, a report that somebody else knows it, the second factor.
/// Passwords are proven and hashed before (`access/sessions.h`), so that no transaction waits for argon2.
#include <string>
#include <vector>

#include "access/second_factor.h"
#include "ports/recorder.h"

namespace vestnik {

/// A new password. Other sessions end; with `breach` (labinsk-3.19b: somebody may know the old one) all of them, and
/// the administrators are told. Problem "access.changed_meanwhile".
class ChangeOwnPassword final : public Command {
 public:
  /// `keeps`: digest of the token of the session that goes on; "" for none.
  ChangeOwnPassword(const Actor& owner, std::string hash, std::string keeps, bool breach)
      : owner_(owner), hash_(std::move(hash)), keeps_(std::move(keeps)), breach_(breach) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"account", "change"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Actor owner_;
  std::string hash_;
  std::string keeps_;
  bool breach_;
};

/// The first code of the app sets the factor; a session that waited for it is free. Problem
/// "access.wrong_second_factor".
class SetSecondFactor final : public Command {
 public:
  /// In the session of that digest, which is good for all that the person may until `until`; the others end, for they
  /// were opened without the factor (OWASP ASVS 5.0, 7.4.3).
  SetSecondFactor(const SecondFactors& factors, std::string code, std::string token_digest, Instant until)
      : factors_(factors), code_(std::move(code)), keeps_(std::move(token_digest)), until_(until) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"second_factor", "set"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  /// Once, after a successful run.
  [[nodiscard]] const std::vector<std::string>& recovery_codes() const { return recovery_codes_; }

 private:
  const SecondFactors& factors_;
  std::string code_;
  std::string keeps_;
  Instant until_;
  std::vector<std::string> recovery_codes_;
};

/// By a code of it. Problems "access.no_second_factor", "access.second_factor_required", "access.wrong_second_factor".
class RemoveSecondFactor final : public Command {
 public:
  /// `required`: administrators may not be without.
  RemoveSecondFactor(const SecondFactors& factors, std::string code, bool required)
      : factors_(factors), code_(std::move(code)), required_(required) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"second_factor", "set"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  const SecondFactors& factors_;
  std::string code_;
  bool required_;
};

}  // namespace vestnik
