#pragma once
/// Sign-in by another service's word: implements ports/outside_identities.h.
#include "access/sessions.h"
#include "ports/outside_identities.h"

namespace vestnik {

/// Any thread.
class OutsideSignIn final : public OutsideIdentities {
 public:
  OutsideSignIn(Database& database, const Clock& clock, Sessions& sessions)
      : database_(database), clock_(clock), sessions_(sessions) {}

  Result<OutsideSession> sign_in(std::string_view institution, const OutsideIdentity& identity,
                                 const OutsideOrigin& origin) override;
  Result<OutsideSession> link(const CodeOfPerson& code, const OutsideIdentity& identity,
                              const OutsideOrigin& origin) override;

 private:
  Database& database_;
  const Clock& clock_;
  Sessions& sessions_;
};

}  // namespace vestnik
