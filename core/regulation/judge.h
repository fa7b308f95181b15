#pragma once
/// The tables' word on each kind of change. Pure functions of the rules, the change and the moment.
#include "ports/regulation.h"
#include "regulation/edit_windows.h"

namespace vestnik {

/// What judging needs of one regulation. A view.
struct Bench {
  const RuleSet& rules;
  const DayStarts& days;
  const EditWindows& windows;
  const SchoolDays& scripted_days;  ///< by the script's periods alone

  /// As the change brings them, else as the script has them.
  [[nodiscard]] const SchoolDays& school_days(const ChangeContext& context) const {
    return context.school_days ? *context.school_days : scripted_days;
  }
};

[[nodiscard]] Decision judge(const Bench& bench, const MarkChange& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const AttendanceChange& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const LessonChange& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const FinalChange& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const ApplicationFiling& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const CredentialIssue& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const AnnouncementPost& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const MailSending& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const NoticeEntry& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const AttestationEntry& change, Instant now);
[[nodiscard]] Decision judge(const Bench& bench, const PeriodSetting& change, Instant now);

/// The scale that holds for a target: the first rule with a `for_` that admits it, else the general one; nullptr when
/// the script declares none.
[[nodiscard]] const ScaleRule* scale_for(const RuleSet& rules, const Target& target);

}  // namespace vestnik
