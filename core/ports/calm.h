#pragma once
/// What a regulation says about not shouting: when a message goes on to the next channel, who hears first, what waits
/// for a school day, and how much a channel that costs money may carry. Beside ports/regulation.h, because a
/// regulation may well say nothing of it.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

class Regulation;

/// What makes a further message needless.
enum class Heard : std::uint8_t { delivered, read };

/// When the next channel of a rule is tried though the message has left.
struct Escalation {
  std::chrono::seconds after{};  ///< from the moment the message was due
  Heard unless = Heard::read;
};

/// When lines of a digest leave.
enum class DigestTurn : std::uint8_t { daily, weekly };

/// Of one notify rule. A rule that says nothing of it has the values below.
struct CalmRule {
  std::string rule;                      ///< NotifyRule::name
  std::optional<Escalation> escalation;  ///< channels of first_of, in their order
  std::chrono::seconds child_first{};    ///< parents hear that much later than the student himself
  std::optional<bool> on_days_off;       ///< overrides InformCalm::on_days_off
  DigestTurn digest_turn = DigestTurn::daily;
  bool digest_by_subject = false;  ///< lines of a digest stand by subject, not by time
};

/// Bounds of a channel that costs money. 0: no bound.
struct ChannelCaps {
  std::string channel;            ///< "sms"; "": nothing is bounded
  int a_day = 0;                  ///< messages to one person and day; alerts of absence are not counted out
  int a_month = 0;                ///< segments (domain/sms_segments.h) of the institution and calendar month
  int reserved_for_absences = 0;  ///< percent of a_month that nothing but alerts of absence may use
};

struct InformCalm {
  bool on_days_off = true;  ///< false: what is not urgent waits for a day with lessons
  ChannelCaps caps;
};

/// Implemented by a regulation that has something to say. Immutable; any thread.
class CalmTerms {
 public:
  virtual ~CalmTerms();
  /// nullptr: the rule says nothing.
  [[nodiscard]] virtual const CalmRule* calm_rule(std::string_view rule) const = 0;
  [[nodiscard]] virtual const InformCalm& calm() const = 0;
};

/// What the regulation says, or what one that says nothing means.
[[nodiscard]] const CalmRule& calm_rule(const Regulation& regulation, std::string_view rule);
[[nodiscard]] const InformCalm& calm(const Regulation& regulation);

}  // namespace vestnik
