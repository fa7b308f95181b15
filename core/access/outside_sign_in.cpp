#include "access/outside_sign_in.h"

#include "access/program_name.h"
#include "records/account_store.h"
#include "records/outside_identity_store.h"

namespace vestnik {
namespace {

OutsideSession handed_out(const OpenSession& session) { return {session.token, session.expires_at}; }

SignInOrigin origin_in_words(const OutsideOrigin& origin) { return {origin.address, program_of(origin.user_agent)}; }

}  // namespace

Result<OutsideSession> OutsideSignIn::sign_in(std::string_view institution, const OutsideIdentity& identity,
                                              const OutsideOrigin& origin) {
  std::optional<InstitutionId> found;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    found = transaction.one("SELECT id FROM institution WHERE code = $1", {institution},
                            [](const Row& row) { return row.id<InstitutionId>(0); });
  });
  std::optional<LinkedIdentity> linked;
  bool is_too_weak = false;
  if (found) {
    database_.read(*found, [&](Transaction& transaction) {
      linked = find_identity(transaction, identity);
      // Nobody here knows how the provider asked, so the least is assumed (OWASP ASVS 5.0, 6.8.4).
      is_too_weak = linked && sessions_.needs_two(transaction, linked->person);
    });
  }
  if (is_too_weak) return Problem{"identities.two_factors_wanted"};
  if (!linked) return Problem{"identities.not_linked"};
  const auto session =
      sessions_.open_vouched_for(Actor{*found, linked->person, linked->account}, origin_in_words(origin));
  if (!session) return session.problem();
  return handed_out(*session);
}

Result<OutsideSession> OutsideSignIn::link(const CodeOfPerson& code, const OutsideIdentity& identity,
                                           const OutsideOrigin& origin) {
  bool taken = false;
  const auto session = sessions_.sign_in_by_code(
      {code.institution, code.login, "", code.activation_code, "", origin_in_words(origin)},
      [&](Transaction& transaction, const Actor& actor) {
        taken = is_linked(transaction, identity);
        if (taken) return false;
        add_identity(transaction, actor.account, actor.person, identity, PersonId{}, clock_.now());
        return true;
      });
  if (taken) return Problem{"identities.linked_already"};
  if (!session) return session.problem();
  return handed_out(*session);
}

}  // namespace vestnik
