#pragma once
/// The administrator switches a cell of the table of rights: it binds from the next request on (syzran-m.0,
/// yarovoe-4.2.1, otradny-4.admin.3).
#include <string>

#include "ports/access_terms.h"
#include "ports/recorder.h"

namespace vestnik {

inline constexpr Permission switch_rights{"rights", "switch"};

/// Opens the cell as far as its scope says and no further, or closes it, or hands it back to the regulation. Event
/// "right.switched"
/// {"object":"marks","operation":"write","role":"teacher"}, with "back":true where it is the regulation's again.
/// Problems: those of why_not_switched (access/switched_rights.h), "rights.not_switched".
class SwitchRight final : public Command {
 public:
  enum class Way { set, back };

  /// `regulations` outlives this.
  SwitchRight(AccessChange change, Way way, const RegulationBook& regulations)
      : change_(std::move(change)), way_(way), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return switch_rights; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] std::string asked() const;

  AccessChange change_;
  Way way_;
  const RegulationBook& regulations_;
};

}  // namespace vestnik
