#pragma once
/// The class list with health groups is formed and handed on: to the nurse for checking, and, after the cards were
/// corrected, with its changes to the deputy head and the teacher of physical education (syzran-r.ct.1b).
#include <string>
#include <vector>

#include "plugins/cards/health_store.h"
#include "ports/recorder.h"

namespace vestnik::cards {

inline constexpr Permission form_health_lists{"health_list", "form"};
inline constexpr Permission receive_health_lists{"health_list", "receive"};

/// Event "health_list.formed" {"list":1,"group":1,"version":2}. Problems: "cards.no_receivers",
/// "cards.receiver_not_staff".
class FormHealthList final : public Command {
 public:
  FormHealthList(GroupId group, std::vector<PersonId> receivers, std::string as_asked)
      : group_(group), receivers_(std::move(receivers)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "health_list.formed"; }
  [[nodiscard]] Permission permission() const override { return form_health_lists; }
  [[nodiscard]] Object object() const override { return Object::group(group_); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  GroupId group_;
  std::vector<PersonId> receivers_;
  std::string as_asked_;
  CivilDate today_;
};

}  // namespace vestnik::cards
