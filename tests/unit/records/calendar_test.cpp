#include <gtest/gtest.h>

#include "records/calendar_store.h"
#include "records/group_store.h"
#include "records/regulation_store.h"
#include "records/subject_store.h"
#include "records/timetable_store.h"
#include "roster.h"

namespace vestnik {
namespace {

TEST(CalendarStore, ReplacesADayAndMakesItPlainAgain) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    set_calendar_day(transaction, {on("2026-11-04"), "day_off", std::nullopt, "holiday"}, RosterBase::now());
    const CalendarDay moved{on("2026-11-04"), "school_day", 1, "order 12"};
    set_calendar_day(transaction, moved, RosterBase::now());
    EXPECT_EQ(find_calendar_day(transaction, on("2026-11-04")), moved);
    EXPECT_EQ(calendar_days(transaction, on("2026-11-04"), on("2026-11-04")).size(), 1U);
    clear_calendar_day(transaction, on("2026-11-04"));
    EXPECT_FALSE(find_calendar_day(transaction, on("2026-11-04")));
  });
}

TEST(CalendarStore, FindsThePeriodOfADayWithBothItsEnds) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    StudyPeriod period{{{}, PeriodKind::quarter, 1, on("2026-09-01"), on("2026-10-25")}, "84"};
    period.period.id = add_study_period(transaction, period, RosterBase::now());
    EXPECT_TRUE(period_on(transaction, PeriodKind::quarter, on("2026-10-25")));
    EXPECT_FALSE(period_on(transaction, PeriodKind::quarter, on("2026-10-26")));
    EXPECT_FALSE(period_on(transaction, PeriodKind::semester, on("2026-10-25")));
    period.period.ends = on("2026-10-26");
    update_study_period(transaction, period, RosterBase::now());
    EXPECT_TRUE(period_on(transaction, PeriodKind::quarter, on("2026-10-26")));
  });
}

TEST(TimetableStore, ShowsSlotsThatStandBetweenTwoDays) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    TimetableSlot slot;
    slot.group = add_group(transaction, {{}, "7-А", "class", 7, "", "", {}});
    slot.subject = add_subject(transaction, "Математика");
    slot.teacher = RosterBase::person(transaction, "Юдина", "Татьяна");
    slot.parity = WeekParity::odd;
    slot.valid_from = on("2026-09-01");
    const auto id = add_slot(transaction, slot);
    set_bell(transaction, {"", 1, WallTime{480}, WallTime{520}});
    set_bell(transaction, {"", 1, WallTime{480}, WallTime{525}});
    EXPECT_EQ(all_bells(transaction), (std::vector<Bell>{{"", 1, WallTime{480}, WallTime{525}}}));
    EXPECT_EQ(slots_between(transaction, on("2026-12-01"), on("2026-12-01")).at(0).parity, WeekParity::odd);
    close_slot(transaction, id, on("2026-11-30"));
    EXPECT_TRUE(slots_between(transaction, on("2026-12-01"), on("2026-12-31")).empty());
    EXPECT_EQ(slots_between(transaction, on("2026-11-30"), on("2026-12-31")).size(), 1U);
  });
}

TEST(SubjectStore, DeclaresAKindOfWorkOnce) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const GroupId group = add_group(transaction, {{}, "ТЭ-21", "group", 2, "", "", {}});
    const SubjectId subject = add_subject(transaction, "Электротехника");
    EXPECT_TRUE(declare_kind(transaction, group, subject, WorkKind::laboratory));
    EXPECT_FALSE(declare_kind(transaction, group, subject, WorkKind::laboratory));
    EXPECT_EQ(declared_kinds(transaction, group, subject), std::vector<WorkKind>{WorkKind::laboratory});
    EXPECT_EQ(find_subject_by_name(transaction, "Электротехника")->id, subject);
  });
}

TEST(RegulationStore, JudgesADayByTheVersionInForceOnIt) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    add_regulation(transaction, {0, on("2026-09-01"), "h1", "a.lua", "one", RosterBase::now()});
    add_regulation(transaction, {0, on("2027-01-11"), "h2", "a.lua", "two", RosterBase::now()});
    EXPECT_FALSE(regulation_in_force(transaction, on("2026-08-31")));
    EXPECT_EQ(regulation_in_force(transaction, on("2027-01-10"))->script_hash, "h1");
    EXPECT_EQ(regulation_in_force(transaction, on("2027-01-11"))->script, "two");
    EXPECT_EQ(all_regulations(transaction).size(), 2U);
  });
}

TEST(RegulationStore, KeepsAWithdrawnVersionOutOfForce) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    add_regulation(transaction, {0, on("2026-09-01"), "h1", "a.lua", "one", RosterBase::now()});
    const auto second = add_regulation(transaction, {0, on("2026-09-01"), "h2", "a.lua", "two", RosterBase::now()});
    EXPECT_EQ(regulation_in_force(transaction, on("2026-09-14"))->script_hash, "h2");
    withdraw_regulation(transaction, second, RosterBase::now());
    withdraw_regulation(transaction, second, RosterBase::now());
    EXPECT_EQ(regulation_in_force(transaction, on("2026-09-14"))->script_hash, "h1");
    EXPECT_EQ(all_regulations(transaction).size(), 1U);
  });
}

TEST(RegulationStore, RunsOneTrialForGroupsWithTheirSubgroups) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const GroupId group = add_group(transaction, {{}, "7-А", "class", 7, "", "", {}});
    const GroupId other = add_group(transaction, {{}, "7-Б", "class", 7, "", "", {}});
    EXPECT_FALSE(running_trial(transaction));
    RegulationTrial trial{{0, on("2026-09-01"), "h1", "a.lua", "one", RosterBase::now()}, {group}};
    begin_trial(transaction, trial);
    // A subgroup made later is on trial too.
    const GroupId subgroup = add_group(transaction, {{}, "7-А англ. 1", "subgroup", 7, "", "", group});
    EXPECT_EQ(running_trial(transaction)->groups, (std::vector<GroupId>{group, subgroup}));
    trial.groups = {other};
    trial.version.script_hash = "h2";
    const auto second = begin_trial(transaction, trial);
    EXPECT_EQ(running_trial(transaction)->version.script_hash, "h2");
    end_trial(transaction, second, "promoted", RosterBase::now());
    EXPECT_FALSE(running_trial(transaction));
  });
}

}  // namespace
}  // namespace vestnik
