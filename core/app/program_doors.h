#pragma once
/// By what programs and other services come in: app passwords, tokens, outside identities, and the own API for plugins
/// that speak for it.
#include "access/access_control.h"
#include "access/app_password_desk.h"
#include "access/key_file.h"
#include "access/outside_sign_in.h"
#include "access/sealed_text.h"
#include "access/zones.h"
#include "api/api.h"
#include "http/routed_api.h"
#include "journal/roleless_programs.h"

namespace vestnik {

/// All that is given outlives it, but the keys.
struct ProgramDoors {
  ProgramDoors(Database& database, const Clock& clock, Random& random, const KeyFile& keys, Sessions& sessions,
               const MessageCatalogue& messages)
      : seal(keys.key("app passwords")),
        app_passwords(
            database, clock, random, seal,
            [&sessions](Transaction& transaction, const Actor& actor) { return sessions.no_role(transaction, actor); }),
        outside(database, clock, sessions),
        own_api(messages),
        roleless(database, random) {}

  /// What a person may hand on to a program, as the regulation in force has it.
  [[nodiscard]] TokenRouteParts token_parts(const AccessControl& access, const Zones& zones,
                                            const RegulationBook& regulations) const;

  SealedText seal;
  AppPasswordDesk app_passwords;
  OutsideSignIn outside;
  RoutedApi own_api;
  RolelessPrograms roleless;
};

}  // namespace vestnik
