#pragma once
/// The class list with health groups is formed and handed on: to the nurse for checking, and, after the cards were
/// corrected, with its changes to the deputy head and the teacher of physical education (syzran-r.ct.1b).
#include <string>
#include <vector>

#include "plugins/cards/card_commands.h"
#include "plugins/cards/health_store.h"
#include "ports/recorder.h"

namespace vestnik::cards {

inline constexpr Permission list_health_groups{"health_list", "view"};
inline constexpr Permission form_health_lists{"health_list", "form"};
inline constexpr Permission receive_health_lists{"health_list", "receive"};

/// Event "health_list.formed" {"list":1,"group":1,"version":2}. Problems: "cards.no_receivers",
/// "cards.receiver_not_staff", "cards.agreement_first": whoever forms a list sees it.
class FormHealthList final : public Command {
 public:
  FormHealthList(GroupId group, std::vector<PersonId> receivers, CardGate gate, std::string as_asked)
      : group_(group), receivers_(std::move(receivers)), gate_(gate), as_asked_(std::move(as_asked)) {}

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
  CardGate gate_;
  std::string as_asked_;
  CivilDate today_;
};

/// One list that was handed on is looked at, which the audit keeps as it keeps looks at cards. Event
/// "health_list.read" {"list":1}. Problems: "access.not_found" for whoever neither got it nor forms lists of its class,
/// "cards.agreement_first".
class ReadHealthList final : public Command {
 public:
  /// `access` outlives this.
  ReadHealthList(std::int64_t list, CardGate gate, const Access& access) : list_(list), gate_(gate), access_(access) {}

  [[nodiscard]] std::string_view event_type() const override { return "health_list.read"; }
  [[nodiscard]] Permission permission() const override { return receive_health_lists; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t list_;
  CardGate gate_;
  const Access& access_;
};

/// The list of a class as it stands in the cards today. Event "health_list.looked_at" {"group":1}. Problem
/// "cards.agreement_first".
class ReadHealthGroups final : public Command {
 public:
  ReadHealthGroups(GroupId group, CardGate gate) : group_(group), gate_(gate) {}

  [[nodiscard]] std::string_view event_type() const override { return "health_list.looked_at"; }
  [[nodiscard]] Permission permission() const override { return list_health_groups; }
  [[nodiscard]] Object object() const override { return Object::group(group_); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  GroupId group_;
  CardGate gate_;
};

}  // namespace vestnik::cards
