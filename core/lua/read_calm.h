#pragma once
/// The words of a regulation about not shouting (ports/calm.h): of one notify rule, and of `inform`.
#include "lua/fields.h"
#include "regulation/rules.h"

namespace vestnik {

/// `escalate`, `child_first`, `on_days_off` and `digest` of a rule whose name is read.
void read_calm_rule(Fields& fields, NotifyRule& rule, RuleSet& rules, FileFindings& findings);
/// `on_days_off` and `sms { a_day, a_month, reserved_for_absences }` of `inform`.
void read_inform_calm(Fields& fields, InformCalm& calm, FileFindings& findings);

}  // namespace vestnik
