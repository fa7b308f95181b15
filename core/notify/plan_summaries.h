#pragma once
/// From a moment of the calendar to tellings: one function for all that a `notify` with `every` tells of, and one for
/// a report that somebody asks for.
#include "notify/telling.h"
#include "ports/periodic.h"
#include "ports/schedule.h"

namespace vestnik {

/// Who is told at the moment `due`. A family with nothing in the time is not written to, but for its weekly sheet of
/// paper, which says so; none in a week without lessons.
void plan_summaries(const Planning& planning, const PeriodicRule& rule, const SchoolTime& calendar, Instant due);

/// A guardian's report on the child since the study period began, by the rule of the word "report_request"; nothing
/// where the regulation has none.
void plan_requested_report(const Planning& planning, PersonId guardian, PersonId student);

/// The same of every student of the group, to whomever the rule of the word "class_report" names.
void plan_class_reports(const Planning& planning, GroupId group);

}  // namespace vestnik
