#pragma once
/// Whose chat is whose. A person asks for a code in the cabinet and hands it to the bot; the chat it comes from is then
/// the person's address. What the bot hears may be heard twice: everything here can be done again.
#include <cstdint>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "ports/contacts.h"
#include "ports/database.h"

namespace vestnik::telegram {

/// The kind of contact, as GatewayInfo::address_kind.
inline constexpr std::string_view chat_kind = "telegram";
/// How long a code can be used.
inline constexpr std::chrono::minutes code_lasts{15};

struct IssuedCode {
  std::string code;  ///< secret until it is used; the database keeps its digest alone
  Instant expires;
};

enum class Linking : std::uint8_t {
  linked,
  unknown,  ///< no such code, used by another chat, or too late
  refused,  ///< the school's rules give this person no such address now
};

/// Any thread, outside of transactions. All throw DatabaseError.
class ChatDesk {
 public:
  ChatDesk(Database& database, Contacts& contacts, const Clock& clock, Random& random)
      : database_(database), contacts_(contacts), clock_(clock), random_(random) {}

  /// The person's earlier code is of no use any more.
  [[nodiscard]] IssuedCode issue(const Actor& actor);
  [[nodiscard]] Linking link(std::int64_t chat, const std::string& code);
  /// The chat is nobody's any more; false when it was nobody's.
  bool unlink(std::int64_t chat);

  /// The first update of the bot that was not taken yet.
  [[nodiscard]] std::int64_t next_update();
  void set_next_update(std::int64_t next);

 private:
  Database& database_;
  Contacts& contacts_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace vestnik::telegram
