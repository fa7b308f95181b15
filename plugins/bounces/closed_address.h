#pragma once
/// «Адрес не работает»: told once, to the class teachers of the family (syzran-7.3.2), whoever found it out: a refusal
/// at the server's door, a bounce, or a report of another channel. An address that is entered anew is another one.
#include <cstdint>
#include <string_view>
#include <vector>

#include "ports/plugin.h"

namespace vestnik::bounces {

inline constexpr std::string_view address_closed = "address.closed";  ///< type of the event
inline constexpr std::string_view closed_word = "address_closed";     ///< the regulation's word for it

/// Closed addresses in force that nobody was told of.
[[nodiscard]] std::vector<std::int64_t> untold_addresses(Transaction& transaction, CivilDate today);

/// Event "address.closed" {contact}. Problem "bounces.told" when it is told already, "access.not_found" when it is
/// closed no more.
class TellClosedAddress final : public Command {
 public:
  explicit TellClosedAddress(std::int64_t contact) : contact_(contact) {}

  [[nodiscard]] std::string_view event_type() const override { return address_closed; }
  [[nodiscard]] Permission permission() const override { return {"addresses", "tell"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Priority priority() const override { return Priority::relay; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t contact_;
};

/// The class teachers of the children, or of the student himself; where there are none, the administrators.
[[nodiscard]] EventAudience audience_of(Transaction& transaction, const Event& event);
[[nodiscard]] TemplateData words_of(Transaction& transaction, std::int64_t contact);

/// Records what nobody was told of, in every institution. Any thread.
void tell_closed_addresses(Host& host);

}  // namespace vestnik::bounces
